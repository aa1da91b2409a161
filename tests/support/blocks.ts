/** The text of an opinion as a test writes it: blocks by id in a Yjs document, without an editor. */
import * as Y from 'yjs';

const elementsOf = (doc: Y.Doc): readonly Y.XmlElement[] =>
  doc
    .getXmlFragment('opinion')
    .toArray()
    .filter((child) => child instanceof Y.XmlElement);

export const blockIds = (doc: Y.Doc): readonly string[] => elementsOf(doc).flatMap((element) => element.getAttribute('id') ?? []);

function textsOf(element: Y.XmlElement): readonly Y.XmlText[] {
  return element.toArray().filter((child) => child instanceof Y.XmlText);
}

function elementOf(doc: Y.Doc, id: string): Y.XmlElement {
  const element = elementsOf(doc).find((candidate) => candidate.getAttribute('id') === id);
  if (element === undefined) throw new Error(`no block ${id}`);
  return element;
}

/** The words of a block, formatting left out. */
export const wordsOf = (doc: Y.Doc, id: string): string =>
  textsOf(elementOf(doc, id))
    .flatMap((text) => text.toDelta())
    .map((run: { insert?: unknown }) => (typeof run.insert === 'string' ? run.insert : ''))
    .join('');

/** All words, a line for each block. */
export const wordsOfAll = (doc: Y.Doc): string =>
  blockIds(doc)
    .map((id) => wordsOf(doc, id))
    .join('\n');

function textOf(doc: Y.Doc, id: string): Y.XmlText {
  const element = elementOf(doc, id);
  const [first] = textsOf(element);
  if (first !== undefined) return first;
  const text = new Y.XmlText();
  element.insert(0, [text]);
  return text;
}

/** Puts words into a block; at its end by default. */
export function type(doc: Y.Doc, id: string, words: string, at?: number): void {
  const text = textOf(doc, id);
  text.insert(Math.min(at ?? text.length, text.length), words);
}

/** Puts words as a suggested insertion before those of a block. */
export const suggest = (doc: Y.Doc, id: string, words: string, by: string): void =>
  textOf(doc, id).insert(0, words, { insertion: { id: 'abc123', by } });

export function erase(doc: Y.Doc, id: string, from: number, length: number): void {
  const text = textOf(doc, id);
  const start = Math.min(from, text.length);
  const rest = Math.min(length, text.length - start);
  if (rest > 0) text.delete(start, rest);
}

/** A new block behind another one (null = first). */
export function addBlock(doc: Y.Doc, behind: string | null, id: string, words: string, kind = 'text'): void {
  const fragment = doc.getXmlFragment('opinion');
  const element = new Y.XmlElement('block');
  const text = new Y.XmlText();
  text.insert(0, words);
  element.insert(0, [text]);
  const attributes: Record<string, unknown> = { id, kind, level: 0 };
  // Attributes may be numbers in Yjs; its types know strings only.
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string);
  const at = behind === null ? 0 : fragment.toArray().indexOf(elementOf(doc, behind)) + 1;
  fragment.insert(at, [element]);
}
