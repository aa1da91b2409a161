/** Passages that have all the words that somebody looks for, each by its beginning (SPEC V6, V7); of Chinese, wherever a word may begin. */
import type { Language } from '../opinion/vocabulary.ts';
import { runOf, type Shelf, wordsOf } from './passage.ts';

/** What somebody typed, as it is looked for in the run of a passage. */
export interface Sought {
  readonly words: readonly string[];
  /** All of them, one after the other. */
  readonly phrase: string;
}

/** More words than anybody types into a field; the others are left out. */
const MOST_WORDS = 24;

export function soughtIn(typed: string, language: Language): Sought {
  const words = wordsOf(typed, language).slice(0, MOST_WORDS);
  return { words: words.map((word) => runOf([word]).trimEnd()), phrase: runOf(words).trimEnd() };
}

export interface Hit {
  /** Index in the shelf. */
  readonly at: number;
  /** Do the words follow one another there? */
  readonly phrase: boolean;
}

export const hitsIn = ({ passages }: Shelf, { words, phrase }: Sought): readonly Hit[] =>
  words.length === 0
    ? []
    : passages.flatMap(({ run }, at) => (words.every((word) => run.includes(word)) ? [{ at, phrase: run.includes(phrase) }] : []));
