/**
 * Letters that are gone, put together to words as whoever typed them knows them (SPEC.md H73): what stood together is read in its place. What was
 * taken out with the entry that brought it, as in a closed paragraph, never stood: that is read as it was typed.
 */
import type { Place } from './spans.ts';

/** As it stood last. */
export interface GoneLetter extends Place {
  /** UTF-16. */
  readonly text: string;
  /** Log positions. */
  readonly came: number;
  readonly went: number;
  /** When it went, ms UTC. */
  readonly at: number;
}

/** From one letter that never stood to the next, ms: so long somebody looks for a key, or for why nothing is seen. */
const TYPED_WITHIN = 10_000;

interface Stretch {
  /** Each with its place in the line. */
  readonly letters: [GoneLetter, number][];
  /** All of them were gone by then. */
  until: number;
}

/** Of letters between which nothing else stands, in the order in which they lie there. */
export function wordsIn(line: readonly GoneLetter[]): readonly (readonly GoneLetter[])[] {
  const stretches: Stretch[] = [];
  for (const [n, letter] of [...line.entries()].sort(([, one], [, other]) => one.came - other.came)) {
    const last = stretches.at(-1);
    // one that went at once has still met what came with it
    const until = Math.max(letter.went, letter.came + 0.5);
    if (last === undefined || last.until <= letter.came) stretches.push({ letters: [[letter, n]], until });
    else {
      last.letters.push([letter, n]);
      last.until = Math.max(last.until, until);
    }
  }
  const words: GoneLetter[][] = [];
  for (const { letters } of stretches) {
    const read = letters.sort(([, one], [, other]) => one - other).map(([letter]) => letter);
    const before = words.at(-1);
    if (before !== undefined && goesOn(before, read)) before.push(...read);
    else words.push(read);
  }
  return words;
}

const neverStood = ({ came, went }: GoneLetter): boolean => came === went;

const goesOn = (before: readonly GoneLetter[], next: readonly GoneLetter[]): boolean =>
  before.every(neverStood) && next.every(neverStood) && (next[0]?.at ?? 0) - (before.at(-1)?.at ?? 0) <= TYPED_WITHIN;
