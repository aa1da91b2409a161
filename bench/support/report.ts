/**
 * How every bench ends: one JSON object as the last line on stdout, exit 0 only where its goals hold (`--report`: always). Progress goes to
 * stderr. The prediction is written in the bench before it is run, and printed with what came of it.
 */
import { cpus } from 'node:os';

/** A bound that a figure must keep; one of the two. */
export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
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
  const { figures, goals } = await run();
  const judged = goals.map((goal) => ({ ...goal, holds: holds(goal) }));
  for (const goal of judged) say(`${goal.holds ? 'holds ' : 'FAILS '} ${goal.what}: ${goal.value} (${bound(goal)})`);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
  process.stdout.write(`${JSON.stringify({ bench, prediction, machine, seconds, figures, goals: judged })}\n`);
  process.exitCode = process.argv.includes('--report') || judged.every((goal) => goal.holds) ? 0 : 1;
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
