/**
 * How every bench ends: one JSON object as the last line on stdout, exit 0 only where its goals hold (`--report`: always). Progress goes to
 * stderr. The prediction is written in the bench before it is run, and printed with what came of it.
 */
import { cpus } from 'node:os';
import { asSetOn, timeOfLoop } from '../../scripts/slowness.mjs';
import { ownMs } from './own-time.mjs';
import { rounded } from './spread.ts';

/** A bound that a figure must keep; one of the two. */
export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  /**
   * Set for another machine, so it is printed and does not decide. `noted`: a goal beside it decides, a ratio to something that was measured in
   * this run. `core`: what decides is the same bound with the value as a core of that machine would have it (scripts/slowness.mjs).
   */
  readonly elsewhere?: 'noted' | 'core';
  /** Wished for and not reached: docs/performance.md says why. Printed, and does not decide; the goal beside it says what may not get worse. */
  readonly aim?: true;
}

export interface Outcome {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly goals: readonly Goal[];
}

const holds = ({ value, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Goal): boolean =>
  value <= atMost && value >= atLeast;

export const say = (words: string): void => void process.stderr.write(`${words}\n`);

export async function report(bench: string, prediction: string, run: () => Promise<Outcome>): Promise<void> {
  say(`${bench}\npredicted: ${prediction}`);
  const begun = performance.now();
  const loops = [loopMs()];
  const { figures, goals } = await run();
  loops.push(loopMs());
  const meanMs = rounded(loops.reduce((sum, ms) => sum + ms, 0) / loops.length);
  const judged = goals.flatMap((goal) => asOnThat(goal, meanMs)).map((goal) => ({ ...goal, holds: holds(goal) }));
  for (const goal of judged) say(`${verdict(goal)} ${goal.what}: ${goal.value} (${bound(goal)})`);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', loopMs: meanMs };
  process.stdout.write(`${JSON.stringify({ bench, prediction, machine, seconds, figures, goals: judged })}\n`);
  process.exitCode = process.argv.includes('--report') || judged.every((goal) => goal.holds || !decides(goal)) ? 0 : 1;
}

/** Two virtual cores share a real one, so a round beside somebody's work takes up to twice as long: the least of them is the core's own. */
const LOOPS = 5;

/** Processor time of the loop on this thread alone: what else the machine or this process does may not make a bound wider. */
const loopMs = (): number => Math.min(...Array.from({ length: LOOPS }, onceMs));

function onceMs(): number {
  const before = ownMs();
  const ms = timeOfLoop();
  return process.env.TEST_SLOWNESS === undefined ? ownMs() - before : ms;
}

/** A goal, and beside one that asks a core of another machine that which decides here. */
function asOnThat(goal: Goal, meanMs: number): readonly Goal[] {
  if (goal.elsewhere !== 'core') return [goal];
  const { what, value, atMost } = goal;
  if (atMost === undefined) throw new Error('a core is asked for times alone');
  return [goal, { what: `${what}, on the core it was set on`, value: rounded(asSetOn(value, meanMs)), atMost }];
}

const decides = ({ elsewhere, aim }: Goal): boolean => elsewhere === undefined && aim === undefined;

function verdict(goal: Goal & { readonly holds: boolean }): string {
  if (decides(goal)) return goal.holds ? 'holds ' : 'FAILS ';
  return `(${goal.holds ? 'holds' : 'fails'}, ${goal.aim ? 'an aim' : 'set for another machine'})`;
}

const bound = ({ atMost, atLeast }: Goal): string => (atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`);

/** The word after a flag such as `--write file`. */
export function named(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const word = process.argv[at + 1];
  if (word === undefined) throw new Error(`--${name} needs a word`);
  return word;
}

/** A number after a flag such as `--editors 20`. */
export function option(name: string, otherwise: number): number {
  const word = named(name);
  if (word === undefined) return otherwise;
  const value = Number(word);
  if (!Number.isFinite(value)) throw new Error(`--${name} needs a number`);
  return value;
}
