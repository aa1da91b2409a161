/**
 * The passages that are nearest to a wording (SPEC V5). First those that share the most words with it, where a word weighs the more the fewer
 * passages have it; of these few the word diff then says how much stays the same. Deterministic: what is equally near comes in the order of the
 * shelves.
 */
import { compareWords } from '../compare/words.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { bare, type Passage, type Shelf, type Steps, wordsOf } from './passage.ts';

export interface Place {
  /** Index of the shelf, and in it. */
  readonly shelf: number;
  readonly at: number;
}

export interface Candidate extends Place {
  /** 0 to 1. */
  readonly nearness: number;
}

/** How many the word diff looks at, and of how many all words are weighed first. */
const COMPARED = 16;
const WEIGHED = 48;
/** A word that more passages have than this share of them leads to none of them, as soon as there are so many. */
const COMMON = 0.2;
const FEW = 100;
/** Beneath that they have only such words in common as all texts have. */
const LEAST = 0.12;
/** Letters of each that the word diff looks at: beyond a long paragraph it takes long and says little more. */
const LONGEST = 1_000;

/** Those worth comparing, the most promising first. Only in the language of the wording: the same words of another say nothing. */
export function* candidates(shelves: readonly Shelf[], asked: Passage, language: Language): Steps<readonly Candidate[]> {
  const own = shelves.flatMap((shelf, index) => (shelf.language === language ? [{ ...shelf, index }] : []));
  const count = own.reduce((sum, { passages }) => sum + passages.length, 0);
  const counted = new Map<string, number>();
  const having = (word: string): number => {
    const known = counted.get(word) ?? own.reduce((sum, { places }) => sum + (places.get(word)?.length ?? 0), 0);
    counted.set(word, known);
    return known;
  };
  // what no passage has says how far all of them are
  const weight = (word: string): number => Math.log(1 + count / Math.max(1, having(word)));
  const telling = asked.words.filter((word) => count < FEW || having(word) <= count * COMMON);
  const whole = sumOf(telling, weight);
  const found: (Place & { readonly sum: number })[] = [];
  for (const { passages, places, index } of own) {
    yield;
    const sums = new Float64Array(passages.length);
    for (const word of telling) for (const at of places.get(word) ?? []) sums[at] = (sums[at] ?? 0) + weight(word);
    for (let at = 0; at < sums.length; at += 1) {
      const sum = sums[at] ?? 0;
      if (sum > 0 && sum >= whole * LEAST) found.push({ shelf: index, at, sum });
    }
  }
  const all = sumOf(asked.words, weight);
  const weighed: Candidate[] = [];
  for (const { shelf, at } of best(found, WEIGHED)) {
    yield;
    const words = new Set(shelves[shelf]?.passages[at]?.words);
    const shared = sumOf(
      asked.words.filter((word) => words.has(word)),
      weight,
    );
    weighed.push({ shelf, at, nearness: blend(shared, all, sumOf(words, weight)) });
  }
  return weighed.toSorted((one, other) => other.nearness - one.nearness).slice(0, COMPARED);
}

/** How much of both wordings is the same, word by word: 0 to 1. */
export function likeness(asked: string, passage: string, language: Language): number {
  const read = (text: string): string => {
    const cut = text.slice(0, LONGEST);
    return language === 'ar' ? bare(wordsOf(cut, language), language).join(' ') : cut;
  };
  const [one, other] = [read(asked), read(passage)];
  const same = compareWords(one, other, language).reduce((sum, { is, text }) => sum + (is === 'same' ? lettersIn(text) : 0), 0);
  return blend(same, lettersIn(one), lettersIn(other));
}

/** Half of it is how much of what was asked is there: a few words that were selected are near a long passage that has them all. */
const blend = (shared: number, asked: number, other: number): number =>
  asked === 0 || other === 0 ? 0 : shared / asked / 2 + shared / (asked + other);

const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

const sumOf = (words: Iterable<string>, weight: (word: string) => number): number => {
  let sum = 0;
  for (const word of words) sum += weight(word);
  return sum;
};

/** Those that share the most. */
const best = <One extends { readonly sum: number }>(all: readonly One[], most: number): readonly One[] =>
  all.toSorted((one, other) => other.sum - one.sum).slice(0, most);

/** Both count: the rare words that are in both, wherever they stand, and how much reads the same. */
const near = ({ nearness, likeness: alike }: Compared): number => (nearness + alike) / 2;

interface Compared extends Pick<Candidate, 'nearness'> {
  readonly likeness: number;
}

/** Beneath that nobody would call them near. */
const NEAR = 0.3;

/** The nearest first. */
export const ranked = <One extends Compared>(all: readonly One[], most: number): readonly One[] =>
  all
    .filter((one) => near(one) >= NEAR)
    .toSorted((one, other) => near(other) - near(one))
    .slice(0, most);
