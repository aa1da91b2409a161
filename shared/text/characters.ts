/**
 * Characters that have no place in the text of an opinion, because they are invisible, reorder what is shown or cannot be printed:
 * controls, bidirectional embeddings, overrides and isolates, byte order mark, interlinear marks, tag characters.
 * The marks that Arabic, Hebrew and Indic scripts need (LRM, RLM, ALM, ZWJ, ZWNJ) stay.
 */
const STRANGERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const SPACE = /[\t-\r\u0085]/;

/** Without strangers; a tab or line break among them becomes a space, so that words stay apart. */
export const clean = (text: string): string => text.replace(STRANGERS, instead);

export const hasStranger = (text: string): boolean => text.search(STRANGERS) >= 0;

export interface Stranger {
  /** Offset and length in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  readonly instead: '' | ' ';
}

export const strangersIn = (text: string): readonly Stranger[] =>
  [...text.matchAll(STRANGERS)].map(({ 0: found, index }) => ({ at: index, length: found.length, instead: instead(found) }));

function instead(stranger: string): '' | ' ' {
  return SPACE.test(stranger) ? ' ' : '';
}

/** The longest beginning of at most `length` UTF-16 units that cuts no character in half. */
export function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
