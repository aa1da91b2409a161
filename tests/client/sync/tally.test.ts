import { expect, it } from 'vitest';
import { Tally } from '../../../client/sync/tally.ts';

const WRITTEN = { update: new Uint8Array(), from: 0, to: 0, typed: false, on: false };
const made = (tally: Tally, ...at: readonly number[]): void => at.forEach((moment) => void tally.made(moment, WRITTEN));

it('a change is recorded when the message that carried it is acknowledged', () => {
  const tally = new Tally();
  made(tally, 10);
  tally.sent();
  made(tally, 20, 30);
  tally.sent();
  expect([tally.count, tally.oldest]).toEqual([3, 10]);
  tally.recorded(1);
  expect([tally.count, tally.oldest]).toEqual([2, 20]);
  tally.recorded(2);
  expect([tally.count, tally.oldest]).toEqual([0, null]);
});

it('an acknowledgement says nothing about changes that no message has carried', () => {
  const tally = new Tally();
  tally.sent();
  made(tally, 10);
  tally.recorded(1);
  expect(tally.count).toBe(1);
});

it('a lost connection makes unacknowledged changes unsent, and the next one begins with them all', () => {
  const tally = new Tally();
  made(tally, 10);
  tally.sent();
  made(tally, 20);
  tally.sent();
  tally.recorded(1);
  tally.cut();
  made(tally, 30);
  tally.recorded(1);
  expect(tally.count).toBe(2);
  tally.sent();
  tally.recorded(1);
  expect(tally.count).toBe(0);
});
