// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { Buffer } from '../../../client/sync/buffer.ts';
import type { Unrecorded } from '../../../client/sync/unrecorded.ts';
import { id } from '../support/ids.ts';

const change = (words: string): Unrecorded => ({
  id: id(1),
  from: 'hash',
  mine: { id: id(1), kind: 'text', level: 0, sug: null, runs: [{ text: words, marks: [] }] },
  after: null,
});

/** Locks as a browser holds them: for as long as the promise of the callback. */
function locks(): LockManager {
  const held = new Set<string>();
  return {
    request: async (name: string, callback: () => Promise<void>) => {
      held.add(name);
      await callback();
      held.delete(name);
    },
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
  } as unknown as LockManager;
}

afterEach(() => localStorage.clear());

const open = (manager: LockManager | undefined, seat = 'seat-1', opinion = 'op-1'): Buffer =>
  new Buffer({ opinion, seat, storage: localStorage, locks: manager });

it('what a dead tab left is found by the next one, and gone when that one is done with it', async () => {
  const manager = locks();
  const first = open(manager);
  expect(first.save([change('mine')])).toBe(true);
  first.close();
  await Promise.resolve();
  const second = open(manager);
  const left = await second.leftBehind();
  expect(left.changes).toEqual([change('mine')]);
  expect(localStorage.length).toBe(1);
  left.done();
  expect(localStorage.length).toBe(0);
});

it('what a living tab holds is left to it', async () => {
  const manager = locks();
  open(manager).save([change('mine')]);
  const { changes, done } = await open(manager).leftBehind();
  expect(changes).toEqual([]);
  done();
  expect(localStorage.length).toBe(1);
});

it('another seat and another opinion are other people and other texts', async () => {
  open(undefined).save([change('mine')]);
  expect((await open(undefined, 'seat-2').leftBehind()).changes).toEqual([]);
  expect((await open(undefined, 'seat-1', 'op-2').leftBehind()).changes).toEqual([]);
  expect((await open(undefined).leftBehind()).changes).toEqual([change('mine')]);
});

it('is empty as soon as all is recorded', () => {
  const buffer = open(undefined);
  buffer.save([change('mine')]);
  buffer.save([]);
  expect(localStorage.length).toBe(0);
});

it('says so when there is no room', () => {
  expect(open(undefined).save([change('x'.repeat(1_000_001))])).toBe(false);
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(new Buffer({ opinion: 'o', seat: 's', storage: full, locks: undefined }).save([change('x')])).toBe(false);
});
