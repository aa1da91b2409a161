/**
 * Letters that somebody types into a paragraph, or a text of one, which is no longer there when they come. Yjs collects them before it emits
 * anything: a log of what it emitted would lack them.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Grave, Graves, Stretch } from './graves.ts';
import type { Decoded } from './inspect.ts';

export interface LateLetters {
  /** Null where nobody remembers. */
  readonly block: BlockId | null;
  readonly words: string;
  /** So many that had come before are taken out, by whoever typed them; then there are no words. */
  readonly out: number;
  /** Null where that is not known. */
  readonly place: Place | null;
}

/** Before the letter `at` of the `of` letters that the paragraph had last, with those that came late before these (UTF-16). */
interface Place {
  readonly grave: Grave;
  readonly at: number;
  readonly of: number;
}

/** Places of one part that are told apart; the rest of its words is kept by paragraph. */
const MOST_PLACES = 64;

/** May this author change what that paragraph comes back with? */
export type MayReturn = (grave: Grave) => boolean;

/** To be called when the updates have been applied; `before`: the clocks of then. What the author has deleted again is not among them. */
export function lateLetters(
  { store }: Y.Doc,
  updates: readonly Decoded[],
  before: ReadonlyMap<number, number>,
  graves: Graves,
  mayReturn: MayReturn,
): readonly LateLetters[] {
  const found: LateLetters[] = [];
  const clocks = new Map<number, number>();
  let deleted: Decoded['ds'] | null = null;
  for (const { structs } of updates) {
    for (const struct of structs) {
      const { client, clock } = struct.id;
      const known = Math.max((clocks.get(client) ?? before.get(client) ?? 0) - clock, 0);
      if (known >= struct.length) continue;
      clocks.set(client, clock + struct.length);
      if (!(struct instanceof Y.Item) || !isCollected(store, Y.createID(client, clock + known))) continue;
      const grave = graveOf(struct, known, graves);
      deleted ??= Y.mergeDeleteSets(updates.map(({ ds }) => ds));
      for (const { from, length, shown } of piecesOf(struct, known, deleted)) {
        const behind = from > 0 ? Y.createID(client, clock + from - 1) : struct.origin;
        const of = grave?.length ?? 0;
        const returns = grave !== null && mayReturn(grave);
        const at = grave && graves.insert(grave, Y.createID(client, clock + from), length, shown && returns, behind);
        const words = shown && struct.content instanceof Y.ContentString ? struct.content.str.slice(from, from + length) : '';
        const place = returns && at !== null ? { grave, at, of } : null;
        if (words !== '') add(found, { block: grave?.block ?? null, words, out: 0, place });
      }
    }
  }
  return found;
}

/** Those that came late before these updates, and that are taken out by them. `isOwn`: of the author's clients. */
export function takenOut(
  updates: readonly Decoded[],
  graves: Graves,
  isOwn: (client: number) => boolean,
  mayReturn: MayReturn,
): readonly LateLetters[] {
  const taken: Stretch[] = [];
  for (const [client, ranges] of Y.mergeDeleteSets(updates.map(({ ds }) => ds)).clients)
    if (isOwn(client)) for (const { clock, len } of ranges) graves.takeOut(client, clock, len, mayReturn, taken);
  return taken.map(({ grave, at, of, length }) => ({ block: grave.block, words: '', out: length, place: { grave, at, of } }));
}

const isCollected = (store: Y.Doc['store'], id: Y.ID): boolean => (Y.getItem(store, id) as Y.Item | Y.GC) instanceof Y.GC;

function graveOf({ id, origin, rightOrigin, parent }: Y.Item, known: number, graves: Graves): Grave | null {
  const beside = [known > 0 ? id : null, origin, rightOrigin, parent instanceof Y.ID ? parent : null];
  for (const one of beside) {
    const grave = one && graves.graveOf(one);
    if (grave) return grave;
  }
  return null;
}

interface Piece {
  /** Within the struct. */
  readonly from: number;
  readonly length: number;
  readonly shown: boolean;
}

/** What is new of a struct, cut where its author has deleted letters again. */
function piecesOf({ id: { client, clock }, content, length }: Y.Item, known: number, deleted: Decoded['ds']): readonly Piece[] {
  if (!(content instanceof Y.ContentString)) return [{ from: known, length: length - known, shown: false }];
  if (!deleted.clients.has(client)) return [{ from: known, length: length - known, shown: true }];
  const isOut = (place: number): boolean => Y.isDeleted(deleted, Y.createID(client, clock + place));
  const pieces: Piece[] = [];
  for (let from = known, to = known; from < length; from = to) {
    const out = isOut(from);
    while (to < length && isOut(to) === out) to++;
    pieces.push({ from, length: to - from, shown: !out });
  }
  return pieces;
}

/** Words that go on where those before them ended are one. */
function add(found: LateLetters[], one: LateLetters): void {
  const last = found.at(-1);
  if (last?.place && one.place && last.block === one.block && one.place.at === last.place.at + last.words.length) {
    found[found.length - 1] = { ...last, words: last.words + one.words };
  } else if (one.place !== null && found.length < MOST_PLACES) found.push(one);
  else {
    if (one.place !== null) one.place.grave.astray = true;
    const same = found.findIndex(({ block, place }) => block === one.block && place === null);
    const { words } = found[same] ?? { words: '' };
    found.splice(same === -1 ? found.length : same, 1, { ...one, words: words + one.words, place: null });
  }
}
