/** The longest equal runs of letters first, each letter once. */
import { isOpen, type Letter } from './letters.ts';

/** By so many letters the beginning of an equal run is looked up. */
const LOOKED_UP = 8;
/** Places of the same eight letters that are looked at: of more, somebody writes one letter over and over. */
const MOST_PLACES = 16;
/** Letters that are compared for one part. */
const MOST_COMPARED = 4_000_000;
/** So far on a difference is taken where the letters beside it are equal: of more, words are compared in pieces. */
const MOST_TURNED = 20;

/** Stretches of letters of one kind, without others between them. */
export function stretchesOf(line: readonly Letter[], is: (letter: Letter) => boolean): readonly (readonly Letter[])[] {
  const found: Letter[][] = [];
  let run: Letter[] = [];
  for (const letter of line) {
    if (is(letter)) {
      if (run.length === 0) found.push(run);
      run.push(letter);
    } else if (run.length > 0) run = [];
  }
  return found;
}

/** Of new letters for which nothing has been found. */
export const openRuns = (line: readonly Letter[]): readonly (readonly Letter[])[] => stretchesOf(line, isOpen);

/** Pairs letters of equal runs of `least` at least; `least` is 8 or more. */
export function longestRuns(
  fresh: readonly (readonly Letter[])[],
  gone: readonly (readonly Letter[])[],
  least: number,
  pair: (to: Letter, from: Letter) => void,
): void {
  let compared = 0;
  while (compared < MOST_COMPARED && fresh.some(({ length }) => length >= least)) {
    const places = placesIn(gone);
    if (places.size === 0) return;
    let best: {
      readonly run: readonly Letter[];
      readonly at: number;
      readonly of: readonly Letter[];
      readonly from: number;
      length: number;
    } | null = null;
    for (const run of fresh)
      for (let at = 0; at + least <= run.length; at++)
        for (const [of, from] of places.get(keyAt(run, at, isOpen)) ?? []) {
          if (isSame(run[at - 1], of[from - 1])) continue; // it goes on from there
          const length = lengthOf(run, at, of, from);
          compared += length;
          if (compared > MOST_COMPARED) return;
          if (length >= least && length > (best?.length ?? 0)) best = { run, at, of, from, length };
        }
    if (best === null) return;
    const { run, at, of, from, length } = best;
    for (let n = 0; n < length; n++) pair(run[at + n] as Letter, of[from + n] as Letter);
    // "t X" between equal letters is cut as "X t": the difference was taken one letter further
    turned(run.slice(0, at), of.slice(from + length), pair);
    turned(run.slice(at + length), of.slice(0, from), pair);
  }
}

/**
 * "t X" put before a "t" is written as "X t" behind that: the difference is taken as far on as can be. Only where the text reads "t X" there,
 * else whoever puts words in could turn them round.
 */
export function turnedWhole(
  lines: readonly (readonly Letter[])[],
  gone: readonly (readonly Letter[])[],
  least: number,
  pair: (to: Letter, from: Letter) => void,
): void {
  const pieces = new Map<number, (readonly Letter[])[]>();
  for (const piece of gone.flatMap((line) => stretchesOf(line, ({ taken }) => !taken)))
    pieces.set(piece.length, [...(pieces.get(piece.length) ?? []), piece]);
  let compared = 0;
  for (const line of lines)
    for (const run of openRuns(line)) {
      const { length } = run;
      const start = length < least ? 0 : line.indexOf(run[0] as Letter);
      for (const piece of length < least ? [] : (pieces.get(length) ?? [])) {
        compared += MOST_TURNED * length;
        if (compared > MOST_COMPARED) return;
        const on = turnedBy(run, piece, line.slice(Math.max(start - MOST_TURNED, 0), start));
        if (on === 0) continue;
        for (const [n, letter] of run.entries()) pair(letter, piece[(n + on) % length] as Letter);
        break;
      }
    }
}

/** By so many letters; 0 where it is not so. `before`: what stands before the run. */
function turnedBy(run: readonly Letter[], piece: readonly Letter[], before: readonly Letter[]): number {
  const { length } = run;
  const isFrom = (on: number): boolean => run.every((letter, n) => isSame(letter, piece[(n + on) % length]));
  const readsSo = (on: number): boolean => piece.slice(0, on).every(({ text }, n) => before.at(n - on)?.text === text);
  for (let on = 1; on <= Math.min(before.length, length - 1); on++) if (readsSo(on) && isFrom(on)) return on;
  return 0;
}

function turned(to: readonly Letter[], from: readonly Letter[], pair: (to: Letter, from: Letter) => void): void {
  if (to.length === 0 || to.length !== from.length) return;
  if (to.every((letter, n) => isOpen(letter) && from[n]?.taken === false && from[n]?.text === letter.text))
    for (const [n, letter] of to.entries()) pair(letter, from[n] as Letter);
}

function lengthOf(run: readonly Letter[], at: number, of: readonly Letter[], from: number): number {
  let length = 0;
  while (isSame(run[at + length], of[from + length])) length++;
  return length;
}

const isSame = (to: Letter | undefined, from: Letter | undefined): boolean =>
  to !== undefined && from !== undefined && isOpen(to) && !from.taken && to.text === from.text;

type Places = ReadonlyMap<string, readonly (readonly [of: readonly Letter[], from: number])[]>;

function placesIn(gone: readonly (readonly Letter[])[]): Places {
  const found = new Map<string, [readonly Letter[], number][]>();
  for (const of of gone)
    for (let from = 0; from + LOOKED_UP <= of.length; from++) {
      const key = keyAt(of, from, ({ taken }) => !taken);
      if (key === '') continue;
      const known = found.get(key);
      if (known === undefined) found.set(key, [[of, from]]);
      else if (known.length < MOST_PLACES) known.push([of, from]);
    }
  return found;
}

function keyAt(line: readonly Letter[], at: number, is: (letter: Letter) => boolean): string {
  let key = '';
  for (let n = at; n < at + LOOKED_UP; n++) {
    const letter = line[n];
    if (letter === undefined || !is(letter)) return '';
    key += letter.text;
  }
  return key;
}
