/** 4.1, 9.1, T9: gavels against objections and keystrokes, all at one server (racing.ts). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';
import { gavelsAgainstKeystrokes, gavelsAgainstObjections, type Racers, TYPISTS } from './racing.ts';
import { Stage } from './stage.ts';

const RACES = count(250, 20_000, 100_000);

let racers: Racers;
beforeAll(async () => {
  const stage = await Stage.set();
  const chair = await stage.signIn(stage.chair);
  const states = await Promise.all(stage.states.slice(0, 3).map(async (seat) => [seat, await stage.signIn(seat)] as const));
  const typists = await Promise.all(Array.from({ length: TYPISTS }, () => stage.signIn(stage.state(0))));
  racers = { stage, chair, states, typists, readers: [chair] };
});
afterAll(() => racers.stage.close());

it(
  `4.1 9.1 ${RACES} gavels against objections: every objection stands, none is declared over`,
  async () => {
    const { first, refused } = await gavelsAgainstObjections(racers, RACES, seeded('gavel and objection'));
    process.stdout.write(`gavel and objection: ${first} declared before the objection, ${refused} refused\n`);
    expect(Math.min(first, refused)).toBeGreaterThan(RACES / 50);
  },
  60_000 + RACES * 1_000,
);

it(
  `4.1 T9 ${RACES} gavels against keystrokes: what is declared is what the chair saw, and stays`,
  async () => {
    const { first, refused } = await gavelsAgainstKeystrokes(racers, RACES, seeded('gavel and keystroke'));
    process.stdout.write(`gavel and keystroke: ${first} called before the keystroke and declared, ${refused} refused\n`);
    expect(Math.min(first, refused)).toBeGreaterThan(RACES / 50);
  },
  60_000 + RACES * 1_000,
);
