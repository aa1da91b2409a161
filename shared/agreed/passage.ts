/**
 * A passage as it is looked for: its words, folded. Words are those that the word diff tells apart (shared/compare), in every script, so that
 * what is found by its words is also compared by them.
 */
import { tokens } from '../compare/words.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { folded } from '../text/folded.ts';
import { bareArabic } from '../text/particles.ts';

export interface Passage {
  readonly text: string;
  /** Each once; in Arabic without what is joined to it. */
  readonly words: readonly string[];
  /** In their order: see `runOf`. */
  readonly run: string;
}

/** Letters of a word that count: no language has longer ones, and whoever sends one pays no more for it. */
const LONGEST_WORD = 64;

export const wordsOf = (text: string, language: Language): readonly string[] =>
  tokens(folded(text), language)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .map((word) => word.slice(0, LONGEST_WORD));

/** Chinese writes no borders between words, and where they fall depends on what stands beside: there is no space there. */
export const runOf = (words: readonly string[]): string =>
  ` ${words.join(' ')} `.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '').replace(/^ (?=\p{Script=Han})/u, '');

/** In Arabic "and", "by", "for" and the article are joined to a word, which is the same word without them. */
export const bare = (words: readonly string[], language: Language): readonly string[] =>
  language === 'ar' ? words.map(bareArabic) : words;

export function passageOf(text: string, language: Language): Passage {
  const words = wordsOf(text, language);
  return { text, words: [...new Set(bare(words, language))], run: runOf(words) };
}

/** The passages of one source, and where each word is. It is made again when one of them changes, and is small. */
export interface Shelf {
  readonly language: Language;
  readonly passages: readonly Passage[];
  /** By word: places in `passages`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Work that may be interrupted between two steps. */
export type Steps<Done> = Generator<void, Done, void>;

/** A step for each passage. A word that several have is kept once: five thousand passages have two hundred thousand words. */
export function* shelving(language: Language, all: Iterable<Passage>): Steps<Shelf> {
  const known = new Map<string, { readonly word: string; readonly at: number[] }>();
  const passages: Passage[] = [];
  for (const passage of all) {
    const words = passage.words.map((word) => {
      const one = known.get(word) ?? { word, at: [] };
      known.set(one.word, one);
      one.at.push(passages.length);
      return one.word;
    });
    passages.push({ ...passage, words });
    yield;
  }
  return { language, passages, places: new Map([...known].map(([word, { at }]) => [word, at])) };
}
