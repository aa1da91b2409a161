/**
 * Randomness that can be had again: the seed is printed, and `NEMCON_SEED` replays it. Every draw of a test comes from one of these.
 */
import { randomInt } from 'node:crypto';
import { level } from './levels.ts';

export interface Rng {
  readonly seed: number;
  /** 0 <= x < 1 */
  next(): number;
  /** An integer, 0 <= x < below. */
  below(limit: number): number;
  /** An integer, from and to included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffle<Item>(items: readonly Item[]): Item[];
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** The seed of this run: the one asked for, or a fresh one; printed under the test's name. */
export function freshSeed(name: string): number {
  const asked = process.env.NEMCON_SEED;
  const seed = asked === undefined ? randomInt(2 ** 31) : Number(asked);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`NEMCON_SEED is no seed: ${asked}`);
  process.stdout.write(`${name}: NEMCON_SEED=${seed}\n`);
  return seed;
}

/** mulberry32: small, good enough to choose test cases with. */
export function rngOf(seed: number): Rng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    seed,
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick,
    shuffle(items) {
      const rest = [...items];
      return items.flatMap(() => rest.splice(below(rest.length), 1));
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}

/** For what is known not to hold for every seed yet (docs/roadmap.md says what): in the gate always this one, at night another each time. */
export function steadySeed(name: string, steady: number): number {
  if (level !== 'pr' || process.env.NEMCON_SEED !== undefined) return freshSeed(name);
  process.stdout.write(`${name}: NEMCON_SEED=${steady}\n`);
  return steady;
}

/** A generator with a fresh, printed seed. */
export const seeded = (name: string): Rng => rngOf(freshSeed(name));
