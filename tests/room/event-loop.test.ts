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
  work(20);
  const worked = busyMs();
  expect(worked - begun).toBeGreaterThan(15);
  aside(() => {
    work(20);
    process.nextTick(() => work(20));
  });
  await setImmediate();
  expect(busyMs() - worked).toBeLessThan(15);
});
