/** Letters that are not what they look like, and characters that are not seen: two texts that look alike must not be two texts. */
import type { Language } from '../opinion/vocabulary.ts';
import { strangersIn } from '../text/characters.ts';
import type { Span } from './finding.ts';

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Cyrillic and Greek letters that look like Latin ones. */
const LOOKS_LATIN = /^[аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅαοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/u;
/** A word of one letter in Russian, written with a Latin one; a label is none. */
const LONE = /(?<=(?:^|\s))[acokyABCOKY](?=\s\p{Script=Cyrillic})/gu;
/** Arabic needs direction marks and joiners. */
const UNSEEN = /[\u061c\u200c-\u200f]/gu;

const span = ({ 0: { length }, index }: RegExpExecArray): Span => ({ from: index, to: index + length });

export function lookAlikes(words: string, language: Language): readonly Span[] {
  if (!OTHER.test(words)) return [];
  const mixed = [...words.matchAll(WORD)].filter(
    ([word]) => OTHER.test(word) && (LATIN.test(word) || (language !== 'ru' && LOOKS_LATIN.test(word))),
  );
  return [...mixed, ...(language === 'ru' ? words.matchAll(LONE) : [])].map(span);
}

export const unseen = (words: string, language: Language): readonly Span[] => [
  ...strangersIn(words).map(({ at, length }) => ({ from: at, to: at + length })),
  ...(language === 'ar' ? [] : [...words.matchAll(UNSEEN)].map(span)),
];
