/** A block as Yjs holds it: made, found and written to. */
import * as Y from 'yjs';
import type { TextBlock, TextRun } from '../../shared/text/block.ts';
import { attributeOf, typesIn } from '../../shared/text/read.ts';

/** The blocks of a text, in order; once strangers at the top are healed away, a place here is the place in Yjs. */
export function blocksIn(fragment: Y.XmlFragment): Y.XmlElement[] {
  const blocks: Y.XmlElement[] = [];
  for (const type of typesIn(fragment)) if (type instanceof Y.XmlElement && type.nodeName === 'block') blocks.push(type);
  return blocks;
}

export const isGone = ({ _item }: { readonly _item: Y.Item | null }): boolean => _item === null || _item.deleted;

/** Values are strings or numbers in Yjs, though its types say strings; null takes the attribute away. */
export function writeAttribute(element: Y.XmlElement, name: string, value: string | number | null): void {
  if ((attributeOf(element, name) ?? null) === value) return;
  if (value === null) element.removeAttribute(name);
  else (element as Y.XmlElement<Record<string, string | number>>).setAttribute(name, value);
}

export const marksOf = ({ marks }: TextRun): Record<string, Record<string, string>> =>
  Object.fromEntries(marks.map(({ name, attrs }) => [name, { ...attrs }]));

/** With a text also where it is empty (T26). */
export function build({ id, kind, level, sug, runs }: TextBlock): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number>>('block');
  element.setAttribute('id', id);
  element.setAttribute('kind', kind);
  element.setAttribute('level', level);
  if (sug !== null) element.setAttribute('sug', sug);
  const text = new Y.XmlText();
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: marksOf(run) })));
  element.insert(0, [text]);
  return element as Y.XmlElement;
}

/** Nobody has ever written in it: words that have come and gone leave a trace. */
export function isUnwritten(element: Y.XmlElement): boolean {
  for (let item = element._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType) || item.content.type._start !== null) return false;
  }
  return true;
}

/** Takes an item out of a list, whatever it holds and however far from the start it is. */
export function removeItem({ doc }: { readonly doc: Y.Doc | null }, item: Y.Item): void {
  doc?.transact((transaction) => item.delete(transaction));
}

/** All words below a type, whatever is around them. */
export function wordsBelow(type: Y.XmlElement | Y.XmlText): string {
  if (type instanceof Y.XmlElement) return [...typesIn(type)].map(wordsBelow).join('');
  let words = '';
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str;
  }
  return words;
}
