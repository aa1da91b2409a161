/**
 * Ships Yjs with the cure of yjs/yjs#794: undo can write an item whose right origin is not reachable from its left origin. Where such an
 * item lands depends on how items happen to be split, so replicas differ and the server has to send the client back to the start.
 * The cure looks whether the right neighbour is really to the right, and takes the next one where it is not.
 *
 * The place must be found exactly once: a new Yjs that has it no more, or twice, fails the build instead of shipping the fault.
 */
import type { Plugin } from 'vite';

const PLACE = `  const nextClock = getState(store, ownClientID);
  const nextId = createID(ownClientID, nextClock);
  const redoneItem = new Item(`;

const CURE = `  if (item.parentSub === null && left !== null && right !== null) {
    let reached = left.right;
    while (reached !== null && reached !== right) reached = reached.right;
    if (reached === null) right = left.right;
  }
`;

/** The source of yjs.mjs with the cure in it. Throws where the place is not there exactly once. */
export function cureUndo(source: string): string {
  const [before, after, ...more] = source.split(PLACE);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('yjs: the place of the undo fix (yjs/yjs#794) is not there exactly once');
  return before + CURE + PLACE + after;
}

export function yjsUndoFix(): Plugin {
  let cured = 0;
  return {
    name: 'yjs-undo-fix',
    apply: 'build',
    buildStart() {
      cured = 0;
    },
    transform(code, id) {
      if (!/\/yjs\/dist\/yjs\.mjs$/.test(id.replaceAll('\\', '/'))) return null;
      cured++;
      return { code: cureUndo(code), map: null };
    },
    buildEnd(error) {
      if (error === undefined && cured !== 1) this.error(`yjs-undo-fix: ${cured} copies of Yjs in the bundle, not one`);
    },
  };
}
