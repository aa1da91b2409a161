/** Words of a paragraph as terms are compared: two inflections of one word are alike. In Chinese each character is a word. */
import type { Language } from '../opinion/vocabulary.ts';
import { bareArabic } from '../text/particles.ts';
import type { Span } from './finding.ts';

const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const VOWEL_SIGNS = /[\u064b-\u0652\u0670\u0640]/gu;
const RUSSIAN_ENDING = /(?:[аеиоуыэюяйьъ]|[аоеиыя]м|[аоеы]в|[аыя]х|[ое]го|[ое]му|[аыия]ми)$/u;
/** Letters that are left of a Russian word. */
const LEFT = 3;
/** No word has more, and what repeats a letter is not taken to pieces. */
const MOST_ENDINGS = 3;

export interface Word extends Span {
  readonly lower: string;
  readonly stem: string;
}

export const readTerms = (text: string, language: Language): readonly Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const lower = word.normalize('NFC').toLowerCase();
    return { from: index, to: index + word.length, lower, stem: stemOf(lower, language) };
  });

export function stemOf(lower: string, language: Language): string {
  switch (language) {
    case 'en':
      return lower.length > 3 ? lower.replace(/(?<!s)s$/u, '') : lower;
    case 'fr':
    case 'es':
      return lower.length > 3 ? lower.replace(/[sx]$/u, '').replace(/e$/u, '') : lower;
    case 'ru':
      return withoutEnding(lower.replace(/ё/gu, 'е'));
    case 'ar':
      return bareArabic(lower.replace(VOWEL_SIGNS, '').replace(/[أإآ]/gu, 'ا'));
    case 'zh':
      return lower;
  }
}

function withoutEnding(word: string): string {
  let left = word;
  for (let endings = 0; endings < MOST_ENDINGS; endings += 1) {
    const shorter = left.replace(RUSSIAN_ENDING, '');
    if (shorter === left || shorter.length < LEFT) break;
    left = shorter;
  }
  return left;
}

/** Does only what joins the words of one name stand between them? */
export const isJoined = (text: string, one: Span, next: Span): boolean => /^[\s\ufffc/‐‑'’-]*$/u.test(text.slice(one.to, next.from));
