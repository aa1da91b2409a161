/** Texts of an opinion as updates that make them. */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { id } from './ids.ts';

export interface Line {
  readonly id: BlockId;
  readonly text: string;
  readonly kind?: string;
  readonly level?: number;
}

/** An update that makes these paragraphs. */
export function textOf(lines: readonly Line[]): Uint8Array {
  const doc = new Y.Doc();
  const elements = lines.map(({ id: name, text, kind = 'text', level = 0 }) => {
    const element = new Y.XmlElement('block');
    element.setAttribute('id', name);
    element.setAttribute('kind', kind);
    element.setAttribute('level', level as unknown as string); // typed as strings, held as given
    const words = new Y.XmlText();
    words.insert(0, text);
    element.insert(0, [words]);
    return element;
  });
  doc.getXmlFragment(ROOT).insert(0, elements);
  return Y.encodeStateAsUpdate(doc);
}

/** Paragraphs 1 to `count`, "text of number n". */
export const numbered = (count: number, kind = 'text'): Uint8Array =>
  textOf(Array.from({ length: count }, (_, at) => ({ id: id(at + 1), text: `text of number ${at + 1}`, kind })));
