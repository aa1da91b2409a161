/**
 * Where did the words of a paragraph go? Found from the texts before and after one author's part, never from what a client claims:
 * words that left one block and came into another. Copying is no flow. Pure strings.
 *
 *   source lives, target new   split        source gone, target old   join
 *   source lives, target old   shift        source gone, target new   replace
 */
import { simpleDiffString } from 'lib0/diff';
import type { Flow } from '../../shared/opinion/entry.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';

/** Characters that must be found again; the whole text where a gone or new block is shorter. */
const RUN = 20;
const SHORTEST = 3;
/** Targets of one source; text made of repetitions would otherwise flow everywhere. A position left without a target is listed as removed. */
const MOST = 16;

export interface Reworded {
  readonly id: BlockId;
  /** Base reading before and after; null = not in the text. */
  readonly was: string | null;
  readonly now: string | null;
}

interface Left {
  readonly id: BlockId;
  readonly text: string;
  readonly gone: boolean;
}
interface Came {
  readonly id: BlockId;
  readonly text: string;
  readonly fresh: boolean;
}

export function flowsOf(reworded: readonly Reworded[]): Flow[] {
  // words go from one to another: of a keystroke there is only one
  if (reworded.length < 2) return [];
  const left: Left[] = [];
  const came: Came[] = [];
  for (const { id, was, now } of reworded) {
    const before = was ?? '';
    const { index, remove, insert } = simpleDiffString(before, now ?? '');
    const out = before.slice(index, index + remove).trim();
    const into = insert.trim();
    if (out.length >= SHORTEST) left.push({ id, text: out, gone: now === null });
    if (into.length >= SHORTEST && now !== null) came.push({ id, text: into, fresh: was === null });
  }
  const found = sharing(left, came);
  return left.flatMap((source, i) => {
    const targets = came.filter((target, j) => target.id !== source.id && found.has(`${i} ${j}`));
    return targets.slice(0, MOST).map((target) => ({ from: source.id, to: target.id, how: howOf(source.gone, target.fresh) }));
  });
}

/** Pairs of places in `left` and `came` whose texts share a run. */
function sharing(left: readonly Left[], came: readonly Came[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (left.length === 0 || came.length === 0) return found;
  const sourcesOf = finder(left.map(({ text, gone }) => ({ text, whole: gone })));
  came.forEach(({ text, fresh }, j) => {
    for (const i of sourcesOf(text)) found.add(`${i} ${j}`);
    if (fresh && text.length < RUN) for (const [i, source] of left.entries()) if (source.text.includes(text)) found.add(`${i} ${j}`);
  });
  return found;
}

/**
 * Finds the texts that share a run with a target, or that are in it as a `whole` where they are shorter than a run; by their places. Runs
 * are looked up, not compared pair by pair: an update may replace everything.
 */
export function finder(texts: readonly { readonly text: string; readonly whole: boolean }[]): (target: string) => readonly number[] {
  const runs = new Map<string, number[]>();
  const short: [string, number][] = [];
  texts.forEach(({ text, whole }, place) => {
    if (text.length < RUN && whole && text.length >= SHORTEST) short.push([text, place]);
    for (const run of runsOf(text)) remember(runs, run, place);
  });
  return (target) => {
    const found = new Set(short.flatMap(([text, place]) => (target.includes(text) ? place : [])));
    for (const run of runsOf(target)) for (const place of runs.get(run) ?? []) found.add(place);
    return [...found].sort((a, b) => a - b);
  };
}

/** Do these words stand, all of them and together, in one of the texts? Words shorter than a run are looked for as the whole of one. */
export function standsIn(texts: readonly string[]): (words: string) => boolean {
  const runs = new Map<string, (readonly [string, number])[]>();
  const whole = new Set(texts.map((text) => text.trim()));
  for (const text of texts) {
    let at = 0;
    for (const run of runsOf(text)) {
      const places = runs.get(run);
      if (places === undefined) runs.set(run, [[text, at]]);
      else if (places.length < MOST) places.push([text, at]);
      at++;
    }
  }
  return (words) => {
    const sought = words.trim();
    return whole.has(sought) || (runs.get(sought.slice(0, RUN)) ?? []).some(([text, at]) => text.startsWith(sought, at));
  };
}

function remember(runs: Map<string, number[]>, run: string, place: number): void {
  const places = runs.get(run);
  if (places === undefined) runs.set(run, [place]);
  else if (places.length < MOST && places.at(-1) !== place) places.push(place);
}

function* runsOf(text: string): Iterable<string> {
  for (let i = 0; i + RUN <= text.length; i++) yield text.slice(i, i + RUN);
}

function howOf(gone: boolean, fresh: boolean): Flow['how'] {
  if (gone) return fresh ? 'replace' : 'join';
  return fresh ? 'split' : 'shift';
}
