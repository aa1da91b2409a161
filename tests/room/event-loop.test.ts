import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aside, busyMs } from '../../server/event-loop.ts';

function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it('what is done aside does not count as busy, with what it leaves for the next tick', async () => {
  const begun = busyMs();
  work(200);
  const worked = busyMs();
  expect(worked - begun).toBeGreaterThan(150);
  aside(() => {
    work(200);
    process.nextTick(() => work(200));
  });
  await setImmediate();
  // so much that what others on the machine take away in between does not matter
  expect(busyMs() - worked).toBeLessThan(150);
});
