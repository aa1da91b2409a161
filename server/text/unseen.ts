/**
 * Letters that somebody takes away without having been told of them. Nothing in a Yjs document moves, and what is in a list goes with it: who
 * moves a paragraph, joins two, or undoes what made one takes along what others typed there meanwhile. An update names what its author knew
 * of; the rest is put back where the paragraph, or else its other words, are now. Where neither is there, it waits for the paragraph.
 */
import { simpleDiffString } from 'lib0/diff';
import * as Y from 'yjs';
import { runsBetween, shownText, type TextBlock, withRuns } from '../../shared/text/block.ts';
import { readBlock } from '../../shared/text/read.ts';
import type { TextContext } from './apply-part.ts';
import type { BlockIndex, BlockRecord } from './block-index.ts';
import type { Dirt } from './dirt.ts';
import { isGone } from './element.ts';
import type { Decoded } from './inspect.ts';
import { Line } from './line.ts';
import { restoreRuns } from './restore.ts';
import type { TextDoc } from './text-doc.ts';

/** What somebody took away of one paragraph. */
export interface Unseen {
  /** The paragraph as it was, with these letters. */
  readonly was: TextBlock;
  /** Where they stood in it, in order, UTF-16. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}

/** Letters of the other words by which their paragraph is known elsewhere, at least. */
const SHORTEST = 3;
/** Letters on one side of a place by which it is found again. */
const BESIDE = 20;

/** To be called at the end of a transaction, while all that it has deleted is still there; `known`: what its author names as deleted. */
export function unseenIn(transaction: Y.Transaction, known: readonly Decoded['ds'][], index: BlockIndex): readonly Unseen[] {
  const { deleteSet, beforeState } = transaction;
  const wasThere = ({ id, deleted }: Y.Item): boolean =>
    id.clock < (beforeState.get(id.client) ?? 0) && (!deleted || Y.isDeleted(deleteSet, id));
  const records = new Set<BlockRecord>();
  let named: Decoded['ds'] | null = null;
  /** So many of its letters did its author know of: who has been told of one has been told of those before it. */
  const knownOf = ({ id: { client, clock }, length }: Y.Item): number => {
    named ??= Y.mergeDeleteSets([...known]);
    let letters = length;
    while (letters > 0 && !Y.isDeleted(named, Y.createID(client, clock + letters - 1))) letters--;
    return letters;
  };
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString && wasThere(struct))) return;
    const text = struct.parent;
    const record = text instanceof Y.XmlText && isGone(text) ? index.recordOf(text.parent) : undefined;
    if (record !== undefined && knownOf(struct) < struct.length) records.add(record);
  });
  return [...records].map(({ block, element }) => {
    let at = 0;
    const stretches = lettersIn(element).flatMap((piece) => {
      if (!wasThere(piece)) return [];
      const from = at + (piece.deleted ? knownOf(piece) : piece.length);
      at += piece.length;
      return from < at ? { from, to: at } : [];
    });
    return { was: block, stretches };
  });
}

/** Also those that are gone. */
function lettersIn(element: Y.XmlElement): readonly Y.Item[] {
  const found: Y.Item[] = [];
  for (let child = element._start; child !== null; child = child.right) {
    if (!(child.content instanceof Y.ContentType)) continue;
    for (let piece = child.content.type._start; piece !== null; piece = piece.right) {
      if (piece.content instanceof Y.ContentString) found.push(piece);
    }
  }
  return found;
}

/** Puts back what this part takes away unseen, and what waits for a paragraph that this part brings back. Null where there is neither. */
export function bringUnseen(
  { text, index, graves }: TextContext,
  dirt: Dirt,
  taken: readonly Unseen[],
): ReturnType<TextDoc['take']> | null {
  const isBack = ({ was }: Unseen): boolean => dirt.list && index.byId(was.id) === undefined;
  const waiting = [...graves.unseen.values()].filter(isBack);
  if (taken.length + waiting.length === 0) return null;
  text.doc.transact(() => {
    const line = new Line(text.fragment);
    for (const one of waiting) putInto(line.byId(one.was.id), one);
    for (const one of taken) {
      if (!putInto(line.byId(one.was.id) ?? whereItWent(one, line, index, dirt), one)) graves.unseen.set(one.was.id, one);
    }
  }, 'heal');
  return text.take();
}

/** The block into which all its other words came with this part. */
function whereItWent(one: Unseen, { elements }: Line, index: BlockIndex, dirt: Dirt): Y.XmlElement | undefined {
  const words = knownWords(one);
  const holds = (block: TextBlock): boolean => shownText(block).includes(words);
  return elements.find((element) => {
    const before = index.recordOf(element)?.block;
    if (words.trim().length < SHORTEST || (before !== undefined && (!dirt.blocks.has(element) || holds(before)))) return false;
    return holds(readBlock(element));
  });
}

/** False where there is nothing to put it into. */
function putInto(element: Y.XmlElement | undefined, one: Unseen): boolean {
  if (element === undefined) return false;
  const now = readBlock(element);
  const [words, known] = [shownText(now), knownWords(one)];
  let unknown = 0;
  const letters = one.stretches.map(({ from, to }) => {
    const at = placeIn(words, known, from - unknown);
    unknown += to - from;
    return { at, runs: runsBetween(one.was, from, to) };
  });
  letters.sort((one, other) => one.at - other.at);
  restoreRuns(element, letters.reduceRight((block, { at, runs }) => withRuns(block, at, runs), now).runs);
  return true;
}

/** The words that whoever took the paragraph away knew. */
const knownWords = ({ was, stretches }: Unseen): string =>
  stretches.reduceRight((words, { from, to }) => words.slice(0, from) + words.slice(to), shownText(was));

/** Where a place among the known words is now: by what stood on either side of it, or else where those went that stood there. */
function placeIn(words: string, known: string, at: number): number {
  const whole = words.indexOf(known);
  if (whole !== -1) return whole + at;
  const { index, remove, insert } = simpleDiffString(known, words);
  if (at <= index) return at;
  if (at >= index + remove) return at + insert.length - remove;
  const before = known.slice(Math.max(at - BESIDE, 0), at);
  const after = known.slice(at, at + BESIDE);
  if (words.includes(before)) return words.indexOf(before) + before.length;
  return words.includes(after) ? words.indexOf(after) : index + insert.length;
}
