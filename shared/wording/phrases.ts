/**
 * Words and phrases of a list, found in a text by its words: whole ones, in any case, the longest first. What stands between the words of a
 * phrase is space, or the sign that it has itself. Chinese parts no words: there characters are compared.
 */
import type { Language } from '../opinion/vocabulary.ts';
import type { Span } from './finding.ts';

const WORD = /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}\p{Pc}\p{Join_Control}])+/gu;
const VOWEL_SIGNS = /[\u064b-\u0652\u0670\u0640]/gu;
/** "And", written as one with the word behind it. */
const PREFIXED = /^[وف](?=\p{L}{3})/u;
/** May stand between two words of a phrase, and behind it. */
const GAP = /^[\s\ufffc]+$/u;
const REST = /^[\s,،\ufffc]*$/u;

interface Word extends Span {
  readonly folded: string;
}

interface Phrase {
  /** As it is in the list. */
  readonly text: string;
  readonly words: readonly string[];
  /** Before each word but the first. */
  readonly signs: readonly string[];
}

/** Where a phrase of the list stands in a text, and which. */
interface Place extends Span {
  readonly phrase: string;
}

export interface Phrases {
  /** All in a text, none in another. */
  readonly in: (text: string) => readonly Place[];
  /** Where the one begins with which a text ends, space aside; -1 = with none. */
  readonly ending: (text: string) => number;
  /** Does a text begin with one? */
  readonly begin: (text: string) => boolean;
}

export function phrasesOf(language: Language, list: readonly string[]): Phrases {
  return language === 'zh' ? charactersOf(list) : wordsOf(language, list);
}

function wordsOf(language: Language, list: readonly string[]): Phrases {
  const isArabic = language === 'ar';
  const read = (text: string): readonly Word[] => readWords(text, isArabic);
  const phrases = list
    .map((text): Phrase => {
      const words = read(text);
      return {
        text,
        words: words.map(({ folded }) => folded),
        signs: words.slice(1).map(({ from }, at) => text.slice(words[at]?.to, from).trim()),
      };
    })
    .sort((one, other) => other.words.length - one.words.length);
  const byFirst = grouped(phrases, ({ words }) => words[0] ?? '');
  const at = (text: string, all: readonly Word[], start: number): Phrase | undefined => {
    const first = all[start]?.folded ?? '';
    const bare = isArabic ? first.replace(PREFIXED, '') : first;
    const known = [...(byFirst.get(first) ?? []), ...(bare === first ? [] : (byFirst.get(bare) ?? []))];
    return known.find(({ words, signs }) =>
      words.slice(1).every((word, n) => {
        const here = all[start + n + 1];
        return here?.folded === word && isBetween(text.slice(all[start + n]?.to, here.from), signs[n] ?? '');
      }),
    );
  };
  return {
    in(text) {
      const all = readOnce(text, isArabic);
      const found: Place[] = [];
      for (let start = 0; start < all.length; start += 1) {
        const phrase = at(text, all, start);
        const length = phrase?.words.length ?? 0;
        const [first, last] = [all[start], all[start + length - 1]];
        if (phrase === undefined || length === 0 || first === undefined || last === undefined) continue;
        found.push({ from: first.from, to: last.to, phrase: phrase.text });
        start += length - 1;
      }
      return found;
    },
    ending(text) {
      // a phrase has no more words than so many
      const tail = Math.max(0, text.length - 120);
      const end = text.slice(tail);
      const all = read(end);
      if (!REST.test(end.slice(all.at(-1)?.to ?? 0))) return -1;
      const start = all.findIndex((_, n) => n >= all.length - 6 && n + (at(end, all, n)?.words.length ?? Number.NaN) === all.length);
      return start < 0 ? -1 : tail + (all[start]?.from ?? 0);
    },
    begin: (text) => at(text, read(text), 0) !== undefined,
  };
}

const isBetween = (gap: string, sign: string): boolean =>
  sign === '' ? GAP.test(gap) : gap === sign || (/['’ʼ]/u.test(sign) && /^['’ʼ]$/u.test(gap)) || (sign === '-' && /^[-‐‑]$/u.test(gap));

function fold(word: string, isArabic: boolean): string {
  const lower = word.normalize('NFC').toLowerCase();
  return isArabic ? lower.replace(VOWEL_SIGNS, '') : lower;
}

function readWords(text: string, isArabic: boolean): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ from: index, to: index + word.length, folded: fold(word, isArabic) }));
}

/** One paragraph is looked at for one list after another. */
let latest: { readonly text: string; readonly isArabic: boolean; readonly words: readonly Word[] } | null = null;

function readOnce(text: string, isArabic: boolean): readonly Word[] {
  if (latest?.text !== text || latest.isArabic !== isArabic) latest = { text, isArabic, words: readWords(text, isArabic) };
  return latest.words;
}

function charactersOf(list: readonly string[]): Phrases {
  const longestFirst = [...list].sort((one, other) => other.length - one.length);
  const byFirst = grouped(longestFirst, (phrase) => phrase.charAt(0));
  const at = (text: string, start: number): string | undefined =>
    byFirst.get(text.charAt(start))?.find((phrase) => text.startsWith(phrase, start));
  return {
    in(text) {
      const found: Place[] = [];
      for (let start = 0; start < text.length; start += 1) {
        const phrase = at(text, start);
        if (phrase === undefined) continue;
        found.push({ from: start, to: start + phrase.length, phrase });
        start += phrase.length - 1;
      }
      return found;
    },
    ending(text) {
      const end = text.replace(/[\s，,\ufffc]+$/u, '');
      const phrase = longestFirst.find((one) => end.endsWith(one));
      return phrase === undefined ? -1 : end.length - phrase.length;
    },
    begin: (text) => at(text, 0) !== undefined,
  };
}

/** In their order. */
function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
