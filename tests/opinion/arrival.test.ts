/** 3.14: to whom a call has come, of what is known of screens and pages. */
import { expect, it } from 'vitest';
import { arrivalOf, type Receipt } from '../../shared/opinion/arrival.ts';

const CALL = 20;
const receipt = (entity: string, known: Partial<Receipt>): Receipt => ({ entity, shown: 0, handed: 0, follows: false, ...known });
const named = (screens: readonly string[], ...receipts: readonly Receipt[]) => {
  const sets: Readonly<Record<string, ReadonlySet<string>>> = { ...arrivalOf(CALL, new Set(screens), receipts) };
  return Object.fromEntries(Object.entries(sets).map(([name, states]) => [name, [...states].sort()]));
};

it('3.14 tells who was shown the call from who was not yet, and from who was and is gone', () => {
  expect(
    named(
      ['arl', 'bru', 'del'],
      receipt('arl', { shown: CALL }),
      receipt('bru', { shown: CALL - 1 }),
      receipt('cor', { shown: CALL + 4 }),
      receipt('esm', { shown: CALL - 1 }),
    ),
  ).toEqual({ here: ['arl', 'bru', 'del'], shown: ['arl'], handed: [], missing: ['bru', 'del'], left: ['cor'] });
});

it('3.14 does not take what a page was handed for what it showed, and counts who follows as here', () => {
  expect(
    named(
      ['del'],
      receipt('arl', { handed: CALL, follows: true }),
      receipt('bru', { handed: CALL - 1, follows: true }),
      receipt('cor', { handed: CALL, shown: CALL, follows: true }),
      // its screen could say so and does not
      receipt('del', { handed: CALL, follows: true }),
      receipt('esm', { handed: CALL }),
    ),
  ).toEqual({ here: ['arl', 'bru', 'cor', 'del'], shown: ['cor'], handed: ['arl', 'esm'], missing: ['bru', 'del'], left: [] });
});
