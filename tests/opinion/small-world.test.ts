/** Small worlds, each looked at exhaustively; and the look itself: a mistake put into the rules on purpose must be noticed in the world that it is about. */
import { describe, expect, it } from 'vitest';
import { count } from '../support/levels.ts';
import { explore, type SmallWorld } from './exploring.ts';
import { RULES, type Rules } from './rules.ts';
import { MOVING, WHOLE } from './small-worlds.ts';
import { HEADINGS } from './small-worlds-of-headings.ts';
import { AWAITING, ENTERED } from './small-worlds-of-states.ts';
import { Violation } from './watcher.ts';

const SMALL_WORLDS: readonly SmallWorld[] = [WHOLE, MOVING, ENTERED, AWAITING, HEADINGS];

const sizeOf = ({ sizes }: SmallWorld, level: number): readonly [number, number] => sizes[level] ?? [0, 0];

describe.each(SMALL_WORLDS)('$what', (world) => {
  const [depth, states] = sizeOf(world, count(0, 1, 2));

  it(`${world.about} every way of ${depth} steps`, { timeout: 3_600_000 }, () => {
    const saw = new Map<string, number>();
    const found = explore(world, depth, RULES, saw);
    expect(world.must.filter((what) => !saw.has(what))).toEqual([]);
    expect(found[depth]).toBe(states);
    // else two ways to what was taken for one state lead on differently, and the second is not looked at
    const back = explore({ ...world, steps: world.steps.toReversed() }, depth - 2);
    expect(back).toEqual(found.slice(0, -2));
  });
});

/** What the watcher says about the first way on which it sees a fault. */
function fault(world: SmallWorld, rules: Rules): string | null {
  try {
    explore(world, sizeOf(world, 0)[0], rules);
    return null;
  } catch (error) {
    if (error instanceof Violation) return error.message;
    throw error;
  }
}

describe('a mistake in the rules is noticed:', () => {
  it.each(SMALL_WORLDS.flatMap((world) => world.mistakes.map((mistake) => ({ world, ...mistake }))))(
    '$what, in $world.what',
    ({ world, rules, seen }) => {
      expect(fault(world, rules)).toContain(seen);
    },
  );
});
