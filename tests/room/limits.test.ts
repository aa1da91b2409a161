import { describe, expect, it } from 'vitest';
import { Budget } from '../../server/room/budget.ts';
import { Strikes } from '../../server/room/text/strikes.ts';

describe('a budget', () => {
  it('allows the burst at once, then so much a second', () => {
    const budget = new Budget(3, 2, 0);
    expect([1, 2, 3, 4].map(() => budget.spend(1, 0))).toEqual([true, true, true, false]);
    expect(budget.spend(1, 499)).toBe(false);
    expect(budget.spend(1, 500)).toBe(true);
    expect(budget.spend(4, 1_000_000)).toBe(false);
    expect(budget.spend(3, 1_000_000)).toBe(true);
  });

  it('tells how long a debt takes to pay, and a clock that runs backwards pays nothing', () => {
    const budget = new Budget(1, 10, 1000);
    expect(budget.owe(1, 1000)).toBe(0);
    expect(budget.owe(1, 1000)).toBe(100);
    expect(budget.owe(0, 500)).toBe(100);
    // however much is asked for, it is owed for so long and no longer
    expect(budget.owe(1_000, 1000, 2_000)).toBe(2_000);
    expect(budget.owe(0, 3000)).toBe(0);
  });
});

describe('strikes', () => {
  it('the third gap within a minute is too many, three in an hour are not', () => {
    const often = new Strikes();
    expect([0, 1, 2].map((at) => often.strike('gap', at * 1000))).toEqual([false, false, true]);
    const seldom = new Strikes();
    expect([0, 1, 2].map((at) => seldom.strike('gap', at * 61_000))).toEqual([false, false, false]);
  });

  it('heals are counted by themselves', () => {
    const strikes = new Strikes();
    const heals = Array.from({ length: 20 }, (_, at) => strikes.strike('heal', at));
    expect(heals.filter(Boolean)).toHaveLength(1);
    expect(strikes.strike('gap', 20)).toBe(false);
  });
});
