/** O21: when the engine spares memory. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Thrift } from '../../server/thrift.ts';
import { manualClock } from '../support/clock.ts';

it('O21 spares memory from the start while nobody is there, not while somebody is or comes, and says only what changes', () => {
  const clock = manualClock();
  const told: boolean[] = [];
  let here = { clients: 0, followers: 0 };
  const thrift = new Thrift(
    () => here,
    clock,
    (spares) => void told.push(spares),
  );
  expect(told).toEqual([true]);
  clock.advance(60_000);
  here = { clients: 1, followers: 0 };
  clock.advance(1_000);
  expect(told).toEqual([true, false]);
  here = { clients: 0, followers: 3 };
  clock.advance(60_000);
  expect(told).toEqual([true, false]);
  here = { clients: 0, followers: 0 };
  clock.advance(1_000);
  expect(told).toEqual([true, false, true]);
  thrift.opens();
  expect(told).toEqual([true, false, true, false]);
  thrift.opens();
  clock.advance(1_000);
  expect(told).toEqual([true, false, true, false, true]);
  thrift.stop();
  expect(clock.waiting()).toBe(0);
});

it('O21 is a setting that the engine of this Node has', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--v8-options']);
  expect(stdout).toContain('--optimize-for-size (');
});
