/**
 * Finds by name: words in any order, whatever their case, accents and vowel signs. Chinese has no spaces, so each of its characters is a word;
 * that they follow each other weighs more.
 */
import { folded } from '../../../shared/text/folded.ts';

interface Read {
  readonly whole: string;
  readonly words: readonly string[];
}

function read(text: string): Read {
  const whole = folded(text).trim();
  return { whole, words: whole.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [] };
}

/** A word, its beginning, or something inside one. */
function weigh(word: string, { whole, words }: Read): number {
  if (words.includes(word)) return 4;
  if (words.some((one) => one.startsWith(word))) return 3;
  return word.length > 1 && whole.includes(word) ? 1 : 0;
}

export interface Named {
  readonly name: string;
  /** What else is said of it: it weighs less than the name. */
  readonly beside: string;
  /** It chooses what is shown of a list: it comes after what one does, and where one goes. `none`: nothing would be shown then, so it comes last. */
  readonly filter?: 'some' | 'none' | undefined;
}

const known = new WeakMap<Named, { readonly name: Read; readonly beside: Read }>();

function readOf(named: Named): { readonly name: Read; readonly beside: Read } {
  const found = known.get(named) ?? { name: read(named.name), beside: read(named.beside) };
  known.set(named, found);
  return found;
}

/** How well it is what somebody looks for; 0 = one of the words is nowhere. */
function score(asked: Read, named: Named): number {
  const { name, beside } = readOf(named);
  let sum = named.filter === undefined ? alike(asked.whole, name.whole) : LEAST;
  for (const word of asked.words) {
    const found = 2 * weigh(word, name) || weigh(word, beside);
    if (found === 0) return 0;
    sum += found;
  }
  return named.filter === 'none' ? LEAST : sum;
}

const LEAST = 1;

const alike = (asked: string, name: string): number =>
  name === asked ? 12 : name.startsWith(asked) ? 8 : name.includes(asked) ? 4 : LEAST;

export interface Group<One extends Named> {
  readonly title: string;
  readonly all: readonly One[];
}

export interface Found<One> {
  readonly title: string;
  /** The best of them, best first. */
  readonly best: readonly One[];
  readonly count: number;
}

/** As many of a group as one looks through. */
export const MOST = 8;

/** Groups with what is looked for, the best first. Where nothing is, all of them as they are. */
export function find<One extends Named>(groups: readonly Group<One>[], query: string): readonly Found<One>[] {
  const asked = read(query);
  return groups
    .flatMap(({ title, all }) => {
      const scored = all.flatMap((one) => {
        const points = asked.words.length === 0 ? 1 : score(asked, one);
        return points === 0 ? [] : [{ one, points }];
      });
      const sorted = scored.toSorted((a, b) => b.points - a.points);
      const [top] = sorted;
      const best = sorted.slice(0, MOST).map(({ one }) => one);
      return top === undefined ? [] : [{ title, best, count: sorted.length, points: top.points }];
    })
    .toSorted((a, b) => b.points - a.points);
}
