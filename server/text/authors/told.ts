/** Who put in and who took out each letter, as of any position up to where the log is folded: whatever came later is left out. */
import type * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsData } from './data.ts';
import { itemsIn } from './letters.ts';
import { pieces } from './pieces.ts';
import { blockAt, isThereAt } from './remains.ts';
import type { AuthorRun, Hand, RemovedRun, TextAuthors } from './shape.ts';
import { Twins } from './twins.ts';

interface Told {
  readonly block: BlockId;
  readonly runs: AuthorRun[];
  readonly removed: RemovedRun[];
}

export function tellAuthors(data: AuthorsData, fragment: Y.XmlFragment, seq: number): TextAuthors {
  const elements: Y.Item[] = [];
  for (let item = fragment._start; item !== null; item = item.right) if (isThereAt(data, item, seq) !== null) elements.push(item);
  const twins = new Twins(data, seq);
  for (const element of elements) for (const item of itemsIn(element)) for (const piece of pieces(data, item, seq)) twins.note(piece);
  const hands: Hand[] = [];
  const places = new Map<number, number>();
  /** Of all that ever did something, those are told that are named here. */
  const named = (hand: number): number => {
    const place = places.get(hand) ?? hands.push(data.hands.list[hand] as Hand) - 1;
    places.set(hand, place);
    return place;
  };
  const found = new Map<BlockId, Told>();
  for (const element of elements) {
    const block = blockAt(data, element, seq);
    const isThere = isThereAt(data, element, seq) === true;
    const told = found.get(block) ?? { block, runs: [], removed: [] };
    // where it stands; one that is gone, where it stood last
    if (isThere || told.runs.length === 0) {
      found.delete(block);
      found.set(block, told);
    }
    let at = 0;
    for (const item of itemsIn(element))
      for (const piece of pieces(data, item, seq)) {
        if (piece.remover !== null) {
          for (const text of twins.goneIn(piece))
            addRemoved(told.removed, { text, author: named(piece.author), remover: named(piece.remover), at });
        } else if (isThere) {
          addRun(told.runs, piece.text.length, named(piece.author));
          at += piece.text.length;
        }
      }
  }
  const paragraphs = [...found.values()].filter(({ runs, removed }) => runs.length + removed.length > 0);
  return { seq, hands, paragraphs, olderUpTo: Math.min(data.olderUpTo, seq) };
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
