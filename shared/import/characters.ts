/** Characters as they come from editors, mail and clipboards, made into those that belong to wording. */

const LAYOUT = '\t\n\v\f\r\u0085\u2028\u2029';
/** Controls, soft hyphen, zero-width space, direction overrides and isolates, byte order mark, tags: no wording, often a trap. */
const INVISIBLE = /[\p{Cc}\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const OVERRIDES = /[\u202d\u202e\u2066-\u2069\u{e0001}-\u{e007f}]/u;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
/** Direction marks are kept within words and taken off at their ends. */
const EDGE = /[\s\u200e\u200f\u061c]/u;

/** Well-formed, without invisible characters; layout characters stay. */
export const visible = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\ufffd').replace(INVISIBLE, (char) => (LAYOUT.includes(char) ? char : ''));

/** Does it hold characters that show the words in another order than they are written in? */
export const disguised = (text: string): boolean => OVERRIDES.test(text);

/** One space between words; a single no-break space stays one. Loops instead of `\s+$`, which is quadratic. */
export function squeeze(text: string): string {
  const single = text.replace(/\s+/gu, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '));
  let start = 0;
  let end = single.length;
  while (start < end && EDGE.test(single.charAt(start))) start += 1;
  while (end > start && EDGE.test(single.charAt(end - 1))) end -= 1;
  return single.slice(start, end);
}

/** Digits as superscripts: the mark of a footnote, which cannot be taken for a bracket. */
export const raise = (text: string): string => text.replace(/[0-9]/g, (digit) => RAISED.charAt(Number(digit)));
export const lower = (text: string): string => text.replace(/[0-9]/g, (digit) => LOWERED.charAt(Number(digit)));

const FINAL = /[;,.:!?…；，。：、！？؛،۔؟](?:\s(?:and|or|et|ou|y|e|o|u|и|или|و|أو))?[\s"'”’»)\]）］」』\u200f]*$/iu;
const END = /[;.!?…；。！？؛۔؟][\s"'”’»)\]）］」』\u200f]*$/u;
const COLON = /[:：][\s"'”’»)\]\u200f]*$/u;
const CAESURA = /[,:，：、،][\s\])）\u200f]*$/u;

const tail = (text: string): string => text.slice(-16);
/** Ends as a paragraph of these texts does: with a final mark, perhaps "and". */
export const isClosed = (text: string): boolean => FINAL.test(tail(text));
/** Ends a sentence or an item, so that a heading it cannot be. */
export const isEnded = (text: string): boolean => END.test(tail(text));
/** Opens sub-items. */
export const isOpening = (text: string): boolean => COLON.test(tail(text));
/** Goes on to what follows: the enacting line. */
export const isLeading = (text: string): boolean => CAESURA.test(tail(text));

export const isCapitals = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
export const startsLower = (text: string): boolean => /^["'“‘«([]{0,2}\p{Ll}/u.test(text);
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
/** Chinese is written without spaces: a line end between two such characters is none. */
export const isWide = (char: string): boolean => WIDE.test(char);

export interface Folded {
  readonly text: string;
  /** For each character of `text`, and for its end, where it is in the original. */
  readonly at: readonly number[];
}

const FOLDED = 240;
const PLAIN = /^[ -~]*$/;
/** In plain ASCII every character is where it is. */
const SAME: readonly number[] = Array.from({ length: FOLDED + 1 }, (_, at) => at);

/** The first 240 characters as keywords are compared: lower case, plain spaces, no accents, vowel signs or tatweel, plain forms of wide letters. */
export function fold(line: string): Folded {
  const start = line.slice(0, FOLDED);
  if (PLAIN.test(start)) return { text: start.toLowerCase(), at: SAME };
  let text = '';
  const at: number[] = [];
  let from = 0;
  for (const char of start) {
    const plain = simple(char);
    for (let unit = 0; unit < plain.length; unit += 1) at.push(from);
    text += plain;
    from += char.length;
  }
  at.push(from);
  return { text, at };
}

/** Lower case, without accents, vowel signs and tatweel; plain forms of wide letters and of spaces. */
function simple(char: string): string {
  if (PLAIN.test(char)) return char.toLowerCase();
  if (/\p{Script=Han}/u.test(char)) return char;
  return char
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200e\u200f]/gu, '')
    .replace(/\s/gu, ' ')
    .replace(/[’ʼ]/gu, "'")
    .toLowerCase();
}

/** More marks on one letter than any script has. */
const MARKS_IN_A_ROW = 32;
const CROWDED = new RegExp(`(?<=\\p{M}{${MARKS_IN_A_ROW}})(?=\\p{M})`, 'u');

/** NFC. To put marks into their order takes the square of their number: no more than so many are looked at together. */
export const composed = (text: string): string =>
  text
    .split(CROWDED)
    .map((part) => part.normalize('NFC'))
    .join('');
