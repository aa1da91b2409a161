/** Quoted words (`lit`) of a paragraph before and after an edit: which of them stayed, which left, which came. Pure. */
import { hasMark, type TextBlock } from '../../shared/text/block.ts';

/** One character: a half of one cannot be written. */
export interface Letter {
  readonly char: string;
  readonly lit: boolean;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Requoted {
  readonly now: readonly Letter[];
  /** Quoted words that left. */
  readonly lost: readonly string[];
  /** Where quoted words came; places in `now`. */
  readonly came: readonly Stretch[];
}

export const hasQuote = (block: TextBlock | null | undefined): boolean => block?.runs.some((run) => hasMark(run, 'lit')) ?? false;

/** What stands before and behind all that differs has stayed. */
export function requoted(was: TextBlock | null, is: TextBlock | null): Requoted {
  const [before, now] = [lettersOf(was), lettersOf(is)];
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && same(before[start], now[start])) start++;
  let end = 0;
  while (end < shorter - start && same(before[before.length - 1 - end], now[now.length - 1 - end])) end++;
  const lost = stretches(before, start, before.length - end).map((stretch) => wordsOf(before, stretch));
  return { now, lost, came: stretches(now, start, now.length - end) };
}

export const wordsOf = (letters: readonly Letter[], { from, to }: Stretch): string =>
  letters
    .slice(from, to)
    .map(({ char }) => char)
    .join('');

const lettersOf = (block: TextBlock | null): readonly Letter[] =>
  (block?.runs ?? []).flatMap((run) => {
    const lit = hasMark(run, 'lit');
    return Array.from(run.text, (char) => ({ char, lit }));
  });

const same = (one: Letter | undefined, other: Letter | undefined): boolean => one?.char === other?.char && one?.lit === other?.lit;

function stretches(letters: readonly Letter[], start: number, end: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let from = start; from < end; from++) {
    if (letters[from]?.lit !== true) continue;
    let to = from;
    while (to < end && letters[to]?.lit === true) to++;
    found.push({ from, to });
    from = to;
  }
  return found;
}
