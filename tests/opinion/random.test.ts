/**
 * Random meetings against the watcher: the asymmetric law, sound agreement, sound adoption, nothing lost, one fold.
 * NEMCON_SEQUENCES sets how many (200,000 in the gate, 10,000,000 for the long run); NEMCON_SEED replays.
 */
import { expect, it } from 'vitest';
import { freshSeed, rngOf } from '../support/rng.ts';
import { Play } from './play.ts';
import { RULES, type Rules } from './rules.ts';
import { Violation } from './watcher.ts';

const SEQUENCES = Number(process.env.NEMCON_SEQUENCES ?? 200_000);

/** Plays `count` meetings; the first violation with the seed of its meeting, or null. */
function play(rules: Rules, seed: number, count: number, saw: Map<string, number>): string | null {
  for (let at = 0; at < count; at += 1) {
    const rng = rngOf(seed + at);
    try {
      const meeting = new Play(rng, rules, saw);
      meeting.run(rng.between(10, 50));
      if (at % 16 === 0) meeting.foldAgain();
    } catch (error) {
      if (error instanceof Violation) return `${error.message} (NEMCON_SEED=${seed + at} NEMCON_SEQUENCES=1)`;
      throw error;
    }
  }
  return null;
}

it(`1.3 4.1 7.4 ${SEQUENCES} random meetings without a violation`, { timeout: 24 * 3_600_000 }, () => {
  const saw = new Map<string, number>();
  expect(play(RULES, freshSeed('random meetings'), SEQUENCES, saw)).toBeNull();
});
