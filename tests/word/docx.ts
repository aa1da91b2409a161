/** Word files made for tests: a body, and what it is said to be packed in. */
import { readFileSync } from 'node:fs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { readWord } from '../../shared/word/read.ts';

/** Written by a Word writer: 5 insertions and 2 deletions, a comment, letters, Arabic and Chinese. */
export const SAMPLE: Uint8Array = new Uint8Array(readFileSync('tests/word/revision-marks.docx'));

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const root = (name: string, inside: string): string =>
  `${XML}<w:${name} xmlns:w="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${inside}</w:${name}>`;

export const body = (inside: string): string => root('document', `<w:body>${inside}</w:body>`);
export const numbering = (inside: string): string => root('numbering', inside);
export const styles = (inside: string): string => root('styles', inside);

export const p = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
export const r = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
export const item = (list: string, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

/** Parts of word/ by name; those of a zip of any name where `inside` is ''. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>, inside = 'word/'): Uint8Array {
  const entries = Object.entries(parts).map(([name, content]) => [
    `${inside}${name}`,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 9, mtime: new Date(1980, 0, 1) });
}

export const docx = (inside: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  packed({ 'document.xml': body(inside), ...parts });

export function readable(bytes: Uint8Array) {
  const read = readWord(bytes);
  if (!read.ok) throw new Error(`refused: ${read.reason}`);
  return read.value;
}

/** The reason why it is refused; null where it is read. */
export function refusal(bytes: Uint8Array): string | null {
  const read = readWord(bytes);
  return read.ok ? null : read.reason;
}

/** Writes a number over those of the zip's entry of that name: in its line of the list, and in its own head where it stands there too. */
export function lie(
  bytes: Uint8Array,
  name: string,
  what: 'packed' | 'size' | 'crc' | 'method' | 'flags' | 'at',
  value: number,
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const [listed, wide] = { packed: [20, 4], size: [24, 4], crc: [16, 4], method: [10, 2], flags: [8, 2], at: [42, 4] }[what] as [
    number,
    number,
  ];
  for (let at = 0; at < copy.length - 46; at += 1) {
    const isListed = view.getUint32(at, true) === 0x02014b50;
    if (!isListed || Buffer.from(copy.subarray(at + 46, at + 46 + name.length)).toString() !== name) continue;
    if (wide === 2) view.setUint16(at + listed, value, true);
    else view.setUint32(at + listed, value, true);
  }
  return copy;
}
