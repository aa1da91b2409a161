/**
 * Letters of paragraphs as one part found and left them. A paragraph is known by its id: one that was moved is made anew, and its letters have
 * others places in Yjs. What is gone is read where it stood: this document collects nothing.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../../shared/text/ids.ts';

export interface Letter {
  readonly client: number;
  readonly clock: number;
  /** UTF-16. */
  readonly text: string;
  readonly is: 'kept' | 'gone' | 'new';
  /** It was gone before: its author says to have taken it out too. */
  readonly again: boolean;
  /** Of a new letter, which one it is. */
  from: Letter | null;
  /** Of one that is gone: another is it now. */
  taken: boolean;
}

export const letterOf = (client: number, clock: number, text: string, is: Letter['is'], again = false): Letter => ({
  client,
  clock,
  text,
  is,
  again,
  from: null,
  taken: false,
});

export const keyOf = ({ client, clock }: Pick<Letter, 'client' | 'clock'>): string => `${client} ${clock}`;
export const textOf = (letters: readonly Letter[]): string => letters.map(({ text }) => text).join('');

/** New letters for which nothing has been found, and those gone which nothing is. */
export const isOpen = ({ is, from }: Letter): boolean => is === 'new' && from === null;
export const isFree = ({ is, taken }: Letter): boolean => is === 'gone' && !taken;

export interface Paragraph {
  readonly block: BlockId;
  readonly before: Letter[];
  readonly after: Letter[];
  /** No element with this id stays. */
  fresh: boolean;
  /** There is none after the part. */
  left: boolean;
  /** The part has made one. */
  brings: boolean;
  /** Of each element that its author took out whole: what stood in it for them, where others had taken some of that out by then. */
  readonly seen: (readonly Letter[])[];
}

export type TextItem = Y.Item & { readonly content: Y.ContentString };

export const isLetters = (struct: Y.Item | Y.GC): struct is TextItem =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString;

/** The element at the top of the text in which an item is; it may be gone. Null for what is no block. */
export function elementOf(item: Y.Item, fragment: Y.XmlFragment): Y.Item | null {
  let one: Y.Item = item;
  for (;;) {
    const { parent } = one;
    if (parent === fragment) return one.content instanceof Y.ContentType ? one : null;
    if (!(parent instanceof Y.AbstractType) || parent._item === null) return null;
    one = parent._item;
  }
}

/** The last id that it had; '' for none. */
export function blockOf(element: Y.Item): BlockId {
  const { content } = element;
  const item = content instanceof Y.ContentType ? content.type._map.get('id') : undefined;
  const id: unknown = item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
  return isBlockId(id) ? id : '';
}

/** All letters below an element, in their order, also those that are gone. */
export function* itemsIn(element: Y.Item): Generator<TextItem, void> {
  if (!(element.content instanceof Y.ContentType)) return;
  for (let child = element.content.type._start; child !== null; child = child.right) {
    if (isLetters(child)) yield child;
    else if (child.content instanceof Y.ContentType) yield* itemsIn(child);
  }
}
