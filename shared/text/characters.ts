/**
 * Characters that have no place in the text of an opinion, because they are invisible, reorder what is shown or cannot be printed: controls,
 * line and paragraph separators, interlinear marks, and all that Unicode has a reader ignore (bidirectional embeddings, overrides and
 * isolates, zero-width spaces, soft hyphens, fillers, tags, byte order mark). Two texts that look alike must not be two texts.
 * What Arabic, Hebrew, Indic and Han scripts need of these stays: LRM, RLM, ALM, ZWJ, ZWNJ, variation selectors.
 */
const STRANGERS = /(?![\u061c\u200c-\u200f]|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;
const UNSEEN = /[\u061c\u200c-\u200f]|\p{Variation_Selector}/gu;
/** As Unicode abbreviates them; variation selectors go without. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  '\u061c': 'ALM',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
};
const SPACE = /[\t-\r\u0085\u2028\u2029]/;
const LINE = /[\t\n\r]/;

/** Without strangers; a tab or line break among them becomes a space, so that words stay apart. */
export const clean = (text: string): string => text.replace(STRANGERS, instead);

/** Half of a surrogate pair would become U+FFFD on the wire, and page and server would differ. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The same for words that the page itself puts into the text. */
export const cleanWhole = (text: string): string => whole(clean(text));

/** The same for words on several lines: tabs and line breaks stay. */
export const cleanLines = (text: string): string =>
  whole(text.replace(STRANGERS, (stranger) => (LINE.test(stranger) ? stranger : instead(stranger))));

export const hasStranger = (text: string): boolean => text.search(STRANGERS) >= 0;

export interface Stranger {
  /** Offset and length in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  readonly instead: '' | ' ';
}

export const strangersIn = (text: string): readonly Stranger[] =>
  [...text.matchAll(STRANGERS)].map(({ 0: found, index }) => ({ at: index, length: found.length, instead: instead(found) }));

/** What stays and is not seen, `ZWJ U+200D`, with how often it is there. */
export function unseenIn(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [character] of text.matchAll(UNSEEN)) {
    const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    const name = [ABBREVIATED[character], code].filter(Boolean).join(' ');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

function instead(stranger: string): '' | ' ' {
  return SPACE.test(stranger) ? ' ' : '';
}

/** The longest beginning of at most `length` UTF-16 units that cuts no character in half. */
export function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
