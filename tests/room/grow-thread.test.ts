/** The thread that makes snapshots, as it is: it gives what would be given without it, and is there only while it has something to do. */
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { GrowThread } from '../../server/room/journal/grow-thread.ts';
import { grow } from '../../server/text/grown.ts';
import { World } from '../text/support.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('T34 a thread makes snapshots, and another after it when there was nothing to do for a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ended = vi.spyOn(Worker.prototype, 'terminate');
  const { live } = new World(['that sites fall silent,', 'that batteries are affordable']);
  const growth = { updates: [live.state()], wanted: live.textHash };
  const thread = new GrowThread();
  expect(await thread.grow(growth)).toEqual(grow(growth));
  vi.advanceTimersByTime(60_000);
  expect(ended).toHaveBeenCalledOnce();
  expect(await thread.grow({ ...growth, wanted: 'another' })).toBeNull();
  await thread.close();
  expect(ended).toHaveBeenCalledTimes(2);
});
