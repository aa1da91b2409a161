/**
 * Words that somebody spoke of, wherever they are by now. They are known by the ids that Yjs gave their letters: what others type beside or
 * between them changes nothing, and what is typed in their place is not them. A paragraph that is moved or parted is made anew, and its
 * letters with it: then the words are found by how they read, where they cannot be taken for others. Which letters an undo brought back
 * is known in the browser alone that undid, so nobody asks for that: all see the same.
 */
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { MOST_QUOTED, MOST_STRETCHES, type Range, type Stretch } from '../../shared/comments/anchor.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { blockOf, blocksOf } from './blocks.ts';

/** With how they read. */
export interface Words extends Range {
  readonly quote: string;
}

export interface Span {
  readonly block: BlockId;
  /** Letters of its paragraph before it. */
  readonly at: number;
  readonly length: number;
}

/** null where they are not in the shared text, or of too many pieces. */
export function wordsAt(text: Y.XmlFragment, doc: Node, { block, at, length }: Span): Words | null {
  const letters = joined(lettersIn(text, block, at, at + length));
  const all = blockOf(doc, block)?.node.textContent.slice(at, at + length) ?? '';
  if (all === '' || letters.length === 0 || letters.length > MOST_STRETCHES) return null;
  const quote = all.slice(0, MOST_QUOTED);
  if (quote !== all) return { letters, quote, once: null };
  const places = placesOf(doc, quote);
  const here = places.filter((one) => one.block === block);
  return { letters, quote, once: places.length === 1 ? 'text' : here.length === 1 ? 'paragraph' : null };
}

/** null = they are gone; undefined = the text that has them is not here yet. `block`: where they were spoken of. */
export function spanOf(text: Y.XmlFragment, doc: Node, block: BlockId, { letters, quote, once }: Words): Span | null | undefined {
  const left = living(text, letters);
  if (left === undefined) return undefined;
  if (left.length > 0) return asQuoted(doc, around(left), left, quote);
  const places = once === null ? [] : placesOf(doc, quote).filter((one) => once === 'text' || one.block === block);
  return places.length === 1 ? places[0] : null;
}

/**
 * Who types a letter like the first of the words right before them is heard by Yjs as typing behind that one: of two alike it cannot be seen
 * which was there. Where the words stand whole at the end of what lies between their letters, they are these.
 */
function asQuoted(doc: Node, span: Span | null, left: readonly Piece[], quote: string): Span | null {
  const isWhole = left.reduce((sum, { from, to }) => sum + to - from, 0) === quote.length;
  if (span === null || !isWhole || span.length === quote.length) return span;
  const end = span.at + span.length;
  const at = end - quote.length;
  return blockOf(doc, span.block)?.node.textContent.slice(at, end) === quote ? { ...span, at, length: quote.length } : span;
}

interface Piece {
  readonly item: Y.Item;
  readonly from: number;
  readonly to: number;
}

/** What is left of them; undefined = some have not come yet. */
function living({ doc }: Y.XmlFragment, letters: readonly Stretch[]): readonly Piece[] | undefined {
  if (doc === null) return undefined;
  const { store } = doc;
  const pieces: Piece[] = [];
  for (const [client, start, length] of letters) {
    const end = start + length;
    if (end > Y.getState(store, client)) return undefined;
    for (let clock = start; clock < end; ) {
      const struct = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC;
      const next = struct.id.clock + struct.length;
      const isHere = struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString;
      if (isHere) pieces.push({ item: struct, from: clock - struct.id.clock, to: Math.min(next, end) - struct.id.clock });
      clock = next;
    }
  }
  return pieces;
}

/** From the first that is left to the last, in the paragraph that has the most of them. */
function around(pieces: readonly Piece[]): Span | null {
  const counts = new Map<unknown, number>();
  for (const { item, from, to } of pieces) counts.set(item.parent, (counts.get(item.parent) ?? 0) + to - from);
  const [holder] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  const element = holder instanceof Y.XmlText ? holder.parent : null;
  const block = element instanceof Y.XmlElement ? element.getAttribute('id') : null;
  if (!(element instanceof Y.XmlElement) || !isBlockId(block)) return null;
  let at = 0;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const item of stringsIn(element)) {
    for (const piece of pieces) {
      if (piece.item !== item) continue;
      first = Math.min(first, at + piece.from);
      last = Math.max(last, at + piece.to);
    }
    at += item.length;
  }
  return { block, at: first, length: last - first };
}

function lettersIn(text: Y.XmlFragment, block: BlockId, from: number, to: number): readonly Stretch[] {
  const found: [number, number, number][] = [];
  let at = 0;
  for (const type of text.toArray()) {
    if (!(type instanceof Y.XmlElement) || type.getAttribute('id') !== block) continue;
    for (const { id, length } of stringsIn(type)) {
      const [start, end] = [Math.max(from, at), Math.min(to, at + length)];
      if (start < end) found.push([id.client, id.clock + start - at, end - start]);
      at += length;
    }
    break;
  }
  return found;
}

/** One after the other, whatever marks stand between them. */
function joined(letters: readonly Stretch[]): readonly Stretch[] {
  const found: [number, number, number][] = [];
  for (const [client, clock, length] of letters) {
    const last = found.at(-1);
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2] += length;
    else found.push([client, clock, length]);
  }
  return found;
}

function* stringsIn(element: Y.XmlElement): Iterable<Y.Item> {
  for (const type of element.toArray()) {
    if (!(type instanceof Y.XmlText)) continue;
    for (let item = type._start; item !== null; item = item.right) if (!item.deleted && item.content instanceof Y.ContentString) yield item;
  }
}

function placesOf(doc: Node, quote: string): readonly Span[] {
  return blocksOf(doc).flatMap(({ node }) => {
    const { textContent } = node;
    const places: Span[] = [];
    for (let at = textContent.indexOf(quote); at !== -1; at = textContent.indexOf(quote, at + 1))
      places.push({ block: node.attrs.id, at, length: quote.length });
    return places;
  });
}
