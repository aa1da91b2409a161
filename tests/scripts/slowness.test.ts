import { expect, it } from 'vitest';
import { asSetOn, factorOf } from '../../scripts/slowness.mjs';

it('waits as an idle machine does where it is one, longer on a slow one, and not for ever', () => {
  expect([1, 285, 350].map(factorOf)).toEqual([1, 1, 1]);
  expect([700, 1_050, 1e9].map(factorOf)).toEqual([2, 3, 8]);
  expect(() => factorOf(Number('slow'))).toThrow('not a time');
});

it('says what a run would have taken where the loop takes what it took when the limits were set', () => {
  expect([285, 570].map((ms) => asSetOn(1_000, ms))).toEqual([1_000, 500]);
});
