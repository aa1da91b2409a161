/**
 * Ships Yjs with two faults of its undo cured, both met by people who undo while others remove paragraphs:
 * - yjs/yjs#794: it can write an item whose right origin is not reachable from its left origin. Where such an item lands depends on how
 *   items happen to be split, so replicas differ and the server has to send the client back to the start. Cure: where the right
 *   neighbour is not really to the right, the next one is taken.
 * - it throws where the paragraph to write into is gone for good, also one that had come back meanwhile. Cure: such an item cannot be
 *   brought back, which undo knows to skip.
 *
 * Each place must be found exactly once: a new Yjs that has it no more, or twice, fails the build instead of shipping the fault.
 */
import type { Plugin } from 'vite';

interface Cure {
  /** The code before which the cure is put. */
  readonly place: string;
  readonly cure: string;
}

const CURES: readonly Cure[] = [
  {
    place: `  const nextClock = getState(store, ownClientID);
  const nextId = createID(ownClientID, nextClock);
  const redoneItem = new Item(`,
    cure: `  if (item.parentSub === null && left !== null && right !== null) {
    let reached = left.right;
    while (reached !== null && reached !== right) reached = reached.right;
    if (reached === null) right = left.right;
  }
`,
  },
  {
    place: `  const parentType = parentItem === null ? /** @type {AbstractType<any>} */ (item.parent) : /** @type {ContentType} */ (parentItem.content).type;

  if (item.parentSub === null) {
    // Is an array item.`,
    cure: `  if (parentItem !== null && !(parentItem.content instanceof ContentType)) return null
`,
  },
  {
    place: '      parentItem = getItemCleanStart(transaction, parentItem.redone);',
    cure: '      if (parentItem.redone === undefined) return null\n',
  },
];

/** The source of yjs.mjs with the cures in it. Throws where a place is not there exactly once. */
export const cureUndo = (source: string): string => CURES.reduce(cured, source);

function cured(source: string, { place, cure }: Cure): string {
  const [before, after, ...more] = source.split(place);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`yjs: the place of an undo fix is not there exactly once:\n${place}`);
  }
  return before + cure + place + after;
}

const NAME = 'yjs-undo-fix';

const curedModule = (code: string, id: string) =>
  /\/yjs\/dist\/yjs\.mjs$/.test(id.replaceAll('\\', '/')) ? { code: cureUndo(code), map: null } : null;

/** For the build: Yjs has to be there exactly once. */
export function yjsUndoFix(): Plugin {
  let copies = 0;
  return {
    name: NAME,
    apply: 'build',
    buildStart() {
      copies = 0;
    },
    transform(code, id) {
      const cured = curedModule(code, id);
      if (cured !== null) copies++;
      return cured;
    },
    buildEnd(error) {
      if (error === undefined && copies !== 1) this.error(`${NAME}: ${copies} copies of Yjs in the bundle, not one`);
    },
  };
}

/** For the packages that are packed once for hot reload. */
export const yjsUndoFixPacked = { name: NAME, transform: curedModule };
