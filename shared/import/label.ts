/**
 * Labels as people write them: a) (b) c. aa) abis) · i) iv) · 1 1. 1) 1.2 1bis · １ （１） 1、 · 一、 （一） ① · أ ) ب) ١ -٢ .3 · а) б) · dashes and dots.
 * One mark may mean several things ("i)" is the ninth letter or the first Roman number): all meanings are given, the sequence decides.
 */
/** `dotted`: of a list whose labels are 2.1, 2.2; no label alone means it. */
export type Scheme = 'dotted' | 'latin' | 'roman' | 'digit' | 'han' | 'cyrillic' | 'cyrillic-short' | 'abjad' | 'hijai' | 'bullet';

export interface Meaning {
  readonly scheme: Scheme;
  /** 1, 2, 3 …; 0 for bullets. */
  readonly ordinal: number;
}

export interface Label {
  /** As written, without space around it. */
  readonly raw: string;
  /** Characters of the line up to the words. */
  readonly length: number;
  /** An opening bracket before the label ("[b) that"), which belongs to the words. */
  readonly bracket: string;
  readonly meanings: readonly Meaning[];
  /** Cannot well be the first word of a sentence. */
  readonly strong: boolean;
  /** "bis", "ter", "pre": set in between. */
  readonly extra: boolean;
  /** 1.2 is one deeper than 1; 0 where the label does not say. */
  readonly depth: number;
  /** Of 2.1 the 2 and the 1; where words run from the right also the other way round, because people write both. */
  readonly paths: readonly (readonly number[])[];
}

const ALPHABETS: readonly (readonly [Scheme, string])[] = [
  ['latin', 'abcdefghijklmnopqrstuvwxyz'],
  ['cyrillic-short', 'абвгдежзиклмнопрстуфхцчшщэюя'],
  ['cyrillic', 'абвгдежзийклмнопрстуфхцчшщэюя'],
  ['abjad', 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'],
  ['hijai', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
];
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const HAN = '一二三四五六七八九';

const DIGIT = '[0-9０-９٠-٩۰-۹]';
/** Set in between; letters that this goes straight behind are looked at before longer words are ("abis"). */
const LATIN_EXTRA = 'bis|ter|quater|quinquies|pre';
const EXTRA = `(?:\\s?(${LATIN_EXTRA}|مكرر[\u064b-\u0652]*ا?[\u064b-\u0652]*|之[二三四五])(?!\\p{L}))?`;
const TOKEN = [
  `${DIGIT}{1,3}(?:\\.${DIGIT}{1,2}){0,3}`,
  `[A-Za-z]{1,4}(?=(?:${LATIN_EXTRA})(?!\\p{L}))`,
  '[A-Za-z]{1,7}',
  '[а-яА-Я]{1,3}',
  '[\\u0621-\\u064a\\ufe80-\\ufefc]{1,3}[\\u0640\\u200d]?',
  '[一二三四五六七八九十]{1,4}',
  '[①-⑳]',
].join('|');
const SHAPE = new RegExp(`^([[［]{0,3})\\s?([(（]?)\\s?(${TOKEN})${EXTRA}(?:\\s?([)）.．、]{1,2}|[-–](?=\\s)))?${EXTRA}(\\s*)`, 'iu');
/** As Arabic texts have it where they were typed from the left: ".1", "-٢". */
const MIRRORED = new RegExp(`^([.-])\\s?(${DIGIT}{1,3})(\\s+)(?=\\p{Script=Arabic})`, 'u');
const BULLET = /^([-–—•·*▪◦●○■□‣∙⁃])(\s+)/u;

/** Direction marks stand around labels in texts that run from right to left. */
const MARKS = /[\u200e\u200f\u061c]/gu;
const LONGEST = 24;

/** The label a line begins with, or null. */
export function labelOf(line: string): Label | null {
  const start = line.slice(0, LONGEST);
  if (start.search(MARKS) < 0) return plainLabel(line);
  const label = plainLabel(start.replace(MARKS, '') + line.slice(LONGEST));
  if (label === null) return null;
  let length = 0;
  for (let left = label.length; left > 0; length += 1) if (line.charAt(length).search(MARKS) < 0) left -= 1;
  return { ...label, length };
}

function plainLabel(line: string): Label | null {
  const bullet = BULLET.exec(line);
  if (bullet !== null) {
    return {
      raw: bullet[1] ?? '',
      length: bullet[0].length,
      bracket: '',
      meanings: [{ scheme: 'bullet', ordinal: 0 }],
      strong: true,
      extra: false,
      depth: 0,
      paths: [],
    };
  }
  const shape = SHAPE.exec(line) ?? mirrored(line);
  if (shape === null) return null;
  const [whole = '', bracket = '', open = '', token = '', inner, close = '', outer, space = ''] = shape;
  const rest = line.charAt(whole.length);
  const parts = token.split('.');
  const meanings = meaningsOf(parts.at(-1) ?? token);
  const extra = inner !== undefined || outer !== undefined;
  const strength = strengthOf(token, open, close, space, rest, extra);
  // "[b)] that" has its label in brackets and not its words: whoever wrote it has to say what is meant.
  if (meanings.length === 0 || strength === null || (bracket !== '' && /[\]］]/u.test(rest))) return null;
  return {
    raw: whole.slice(bracket.length).trim(),
    length: whole.length,
    bracket,
    meanings,
    strong: strength === 'strong',
    extra,
    depth: parts.length - 1,
    paths: parts.length > 1 ? pathsOf(parts, /^\p{Script=Arabic}/u.test(rest)) : [],
  };
}

function pathsOf(parts: readonly string[], eitherWay: boolean): readonly (readonly number[])[] {
  const path = parts.map((part) => digits(part) ?? 0);
  return eitherWay ? [path, [...path].reverse()] : [path];
}

/** As if the sign stood behind the number. */
function mirrored(line: string): readonly (string | undefined)[] | null {
  const shape = MIRRORED.exec(line);
  if (shape === null) return null;
  const [whole, sign = '', token = '', space = ''] = shape;
  return [whole, '', '', token, undefined, sign, undefined, space];
}

/** How surely these marks make a label; null: not at all. */
function strengthOf(token: string, open: string, close: string, space: string, rest: string, extra: boolean): 'strong' | 'weak' | null {
  if (/[①-⑳]/u.test(token)) return 'strong';
  if (/[)）]/u.test(close)) return 'strong';
  if (open !== '') return null;
  const lone = rest === '';
  const numeral = /^[0-9０-９٠-٩۰-۹一-十]/u.test(token);
  if (/[、．]/u.test(close)) return numeral ? 'strong' : null;
  if (close === '.') return (numeral || token === token.toLowerCase()) && (space !== '' || lone) ? 'strong' : null;
  if (/^[-–]$/u.test(close)) return numeral && /\p{Script=Arabic}/u.test(rest) ? 'strong' : 'weak';
  if (close !== '' || /^[一-十]/u.test(token)) return null;
  if (/\t|\s{2}/u.test(space) && (numeral || token.length === 1 || extra)) return 'strong';
  if (!numeral) return extra && space !== '' ? 'weak' : null;
  return space !== '' || lone || /\p{Script=Han}/u.test(rest) ? 'weak' : null;
}

function meaningsOf(token: string): readonly Meaning[] {
  const plain = token
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200d]/gu, '')
    .toLowerCase();
  const number = digits(plain);
  if (number !== null) return number > 0 ? [{ scheme: 'digit', ordinal: number }] : [];
  const han = hanNumber(plain);
  if (han > 0) return [{ scheme: 'han', ordinal: han }];
  const roman = romanNumber(plain);
  const letters = ALPHABETS.flatMap(([scheme, alphabet]) => {
    const ordinal = letterNumber(plain, alphabet);
    return ordinal > 0 ? [{ scheme, ordinal }] : [];
  });
  return roman > 0 ? [...letters, { scheme: 'roman', ordinal: roman }] : letters;
}

function digits(token: string): number | null {
  const plain = token
    .normalize('NFKD')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^[0-9]+$/.test(plain) ? Number(plain) : null;
}

/** 一 to 九十九; 0 for anything else. */
function hanNumber(token: string): number {
  const shape = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(token);
  if (shape === null || token === '') return 0;
  const [, first = '', ten = '', last = ''] = shape;
  if (ten === '') return first !== '' && last !== '' ? 0 : HAN.indexOf(first + last) + 1;
  return (first === '' ? 1 : HAN.indexOf(first) + 1) * 10 + (last === '' ? 0 : HAN.indexOf(last) + 1);
}

/** i to xlix; 0 for anything else, also for forms that nobody writes. */
function romanNumber(token: string): number {
  if (!/^(?:xl|x{0,3})(?:ix|iv|v?i{0,3})$/.test(token) || token === '') return 0;
  const values = [...token].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** a to z, then aa, bb to zz, then aaa: a letter said n times is n - 1 alphabets further. */
function letterNumber(token: string, alphabet: string): number {
  const letter = [...token][0] ?? '';
  const at = alphabet.indexOf(letter);
  if (letter === '' || at < 0 || token !== letter.repeat(token.length) || token.length > 3) return 0;
  return (token.length - 1) * alphabet.length + at + 1;
}
