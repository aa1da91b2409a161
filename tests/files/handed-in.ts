/** Files as people hand them in, made for tests. */
import { packed } from '../word/docx.ts';

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const WORD_TEXT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export const typeList = (...types: readonly string[]): string =>
  `<Types xmlns="${TYPES}">${types.map((type) => `<Override PartName="/x" ContentType="${type}"/>`).join('')}</Types>`;

/** A zip of parts under that list; `more` by their whole names. */
export const office = (types: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  packed({ '[Content_Types].xml': types, ...more }, '');

export const word = (types = typeList(WORD_TEXT), more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  office(types, { 'word/document.xml': '<a/>', ...more });

/** One object, with these words in it, and the list of it where the end says. */
export function pdf(words: string): Uint8Array {
  const head = `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n% ${words}\n`;
  const at = String(new TextEncoder().encode(head).length);
  const list = `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\n`;
  return new TextEncoder().encode(`${head}${list}startxref\n${at}\n%%EOF\n`);
}

export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));
