/**
 * Passages that have all the words that somebody looks for, each by its beginning (SPEC V6, V7); of Chinese, wherever a word may begin; of
 * Arabic, whatever is joined before it.
 */
import type { Language } from '../opinion/vocabulary.ts';
import { bare, runOf, type Shelf, wordsOf } from './passage.ts';

/** What somebody typed, as it is looked for in the run of a passage. */
export interface Sought {
  /** Of each word the ways in which it may begin. */
  readonly words: readonly (readonly string[])[];
  /** All of them, one after the other. */
  readonly phrase: string;
}

/** More words than anybody types into a field; the others are left out. */
const MOST_WORDS = 24;

export function soughtIn(typed: string, language: Language): Sought {
  const words = wordsOf(typed, language).slice(0, MOST_WORDS);
  return { words: words.map((word) => beginnings(word, language)), phrase: runOf(bare(words, language)).trimEnd() };
}

/** "The", "and", "for", "by" and what is made of these, as Arabic joins them to a word. */
const JOINED = ['', 'ال', 'و', 'وال', 'ف', 'فال', 'ب', 'بال', 'ل', 'لل', 'كال', 'وب', 'وبال', 'ول', 'ولل'];
/** Letters that are left without the article: a short beginning would be found everywhere. */
const LEAST_LEFT = 3;

function beginnings(word: string, language: Language): readonly string[] {
  const plain = language === 'ar' ? (/^(?:[وف]?[بك]?ال|[وف]?لل)(?<rest>.*)$/u.exec(word)?.groups?.rest ?? word) : word;
  const short = plain.length < LEAST_LEFT;
  return language === 'ar' && !short ? JOINED.map((joined) => ` ${joined}${plain}`) : [runOf([word]).trimEnd()];
}

export interface Hit {
  /** Index in the shelf. */
  readonly at: number;
  /** Do the words follow one another there? */
  readonly phrase: boolean;
}

export const hitsIn = ({ passages, language }: Shelf, { words, phrase }: Sought): readonly Hit[] =>
  words.length === 0
    ? []
    : passages.flatMap(({ run }, at) =>
        words.every((ways) => ways.some((way) => run.includes(way))) ? [{ at, phrase: follows(run, phrase, language) }] : [],
      );

const follows = (run: string, phrase: string, language: Language): boolean =>
  (language === 'ar' ? runOf(bare(run.trim().split(' '), language)) : run).includes(phrase);
