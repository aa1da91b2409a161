import { expect, it } from 'vitest';
import { factorOf } from '../../scripts/slowness.mjs';

it('waits as an idle machine does where it is one, longer on a slow one, and not for ever', () => {
  expect([1, 285, 350].map(factorOf)).toEqual([1, 1, 1]);
  expect([700, 1_050, 1e9].map(factorOf)).toEqual([2, 3, 8]);
  expect(() => factorOf(Number('slow'))).toThrow('not a time');
});
