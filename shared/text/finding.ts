/**
 * What is looked for in a text, as a pattern. A letter is found with the marks that belong to it and never without them, whether its accent
 * is a part of it or stands behind it; the vowel signs of Arabic may be there or not. Words end where a letter of a script that parts them
 * meets something else; Chinese parts none.
 */
export interface Manner {
  readonly sameCase: boolean;
  readonly wholeWords: boolean;
}

const HAN = String.raw`\p{Script=Han}`;
const LETTER = String.raw`(?:(?!${HAN})[\p{L}\p{M}\p{N}\p{Pc}\p{Join_Control}])`;
const VOWEL_SIGNS = String.raw`[\u064b-\u0652\u0670\u0640]*`;
const NO_MARK = String.raw`(?![\p{M}\u0640])`;

/** null: nothing is looked for. */
export function patternOf(query: string, { sameCase, wholeWords }: Manner): RegExp | null {
  if (query === '') return null;
  const signs = [...query.normalize('NFC')];
  const words = signs.map((sign, at) => eitherWay(sign) + marksBehind(sign, signs[at + 1] ?? '')).join('');
  const [begins, ends] = wholeWords ? bordersOf(query) : [false, false];
  return new RegExp(`${begins ? `(?<!${LETTER})` : ''}${words}${ends ? `(?!${LETTER})` : ''}`, sameCase ? 'gu' : 'giu');
}

/** Does it make a difference to look for whole words alone? */
export const hasBorders = (query: string): boolean => bordersOf(query).includes(true);

const bordersOf = (query: string): readonly [begins: boolean, ends: boolean] => [
  new RegExp(`^${LETTER}`, 'u').test(query),
  new RegExp(`${LETTER}$`, 'u').test(query),
];

function eitherWay(sign: string): string {
  const [one, apart] = [sign, sign.normalize('NFD')].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return one === apart ? `${one}` : `(?:${one}|${apart})`;
}

function marksBehind(sign: string, next: string): string {
  if (!/\p{L}/u.test(sign) || /[\p{M}\u0640]/u.test(next)) return '';
  return /\p{Script=Arabic}/u.test(sign) ? `${VOWEL_SIGNS}${NO_MARK}` : NO_MARK;
}
