/** Who put in and who took out each letter, as of any position up to where the log is folded: whatever came later is left out. */
import type * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Cuts } from './cuts.ts';
import type { AuthorsData } from './data.ts';
import { movesIn, type Placed } from './moves.ts';
import type { Piece } from './pieces.ts';
import { blockAt, isThereAt } from './remains.ts';
import type { AuthorRun, RemovedRun, TextAuthors } from './shape.ts';
import { Twins } from './twins.ts';

interface Told {
  readonly block: BlockId;
  readonly runs: AuthorRun[];
  readonly removed: RemovedRun[];
  readonly placed: Placed[];
}

/**
 * `wanted`: only of these paragraphs; null: of all. `since`: by paragraph, only what stood then is removed; null: whatever ever was. `moves`: tell
 * what moved since, too.
 */
export function tellAuthors(
  data: AuthorsData,
  fragment: Y.XmlFragment,
  cuts: Cuts,
  seq: number,
  wanted: ReadonlySet<BlockId> | null,
  since: ((block: BlockId) => number) | null,
  moves: boolean,
): TextAuthors {
  const elements: Y.Item[] = [];
  for (let item = fragment._start; item !== null; item = item.right) if (isThereAt(data, item, seq) !== null) elements.push(item);
  const twins = new Twins(data, seq);
  for (const element of elements) for (const piece of cuts.of(element).copies) twins.note(piece);
  const found = new Map<BlockId, Told>();
  for (const element of elements) {
    const block = blockAt(data, element, seq);
    if (wanted !== null && !wanted.has(block)) continue;
    const isThere = isThereAt(data, element, seq) === true;
    const told = found.get(block) ?? { block, runs: [], removed: [], placed: [] };
    // where it stands; one that is gone, where it stood last
    if (isThere || told.runs.length === 0) {
      found.delete(block);
      found.set(block, told);
    }
    const stood = since?.(block) ?? null;
    let at = 0;
    for (const piece of cuts.of(element).pieces) {
      if (piece.came > seq) continue;
      if (moves) told.placed.push({ piece, at });
      if (piece.went <= seq) {
        for (const text of twins.goneIn(piece, stood)) addRemoved(told.removed, { text, author: piece.author, remover: piece.remover, at });
      } else if (isThere) {
        addRun(told.runs, piece.text.length, piece.author);
        at += piece.text.length;
      }
    }
  }
  const seqOf = (hand: number): number => data.hands.seqOf(hand);
  const isGone = (piece: Piece, n: number): boolean => twins.isGone(piece, n);
  const paragraphs = [...found.values()]
    .map(({ placed, ...one }) => ({
      ...one,
      moves: moves ? movesIn(placed, { since: since?.(one.block) ?? 0, seq, seqOf, isGone }) : null,
    }))
    .filter(({ runs, removed, moves: moved }) => runs.length + removed.length + (moved?.left.length ?? 0) > 0);
  return { seq, hands: data.hands.upTo(seq), paragraphs, olderUpTo: Math.min(data.olderUpTo, seq) };
}

function addRun(runs: AuthorRun[], length: number, hand: number): void {
  const last = runs.at(-1);
  if (last?.hand === hand) runs[runs.length - 1] = { length: last.length + length, hand };
  else runs.push({ length, hand });
}

function addRemoved(removed: RemovedRun[], { text, author, remover, at }: RemovedRun): void {
  const last = removed.at(-1);
  if (last?.author === author && last.remover === remover && last.at === at)
    removed[removed.length - 1] = { ...last, text: last.text + text };
  else removed.push({ text, author, remover, at });
}
