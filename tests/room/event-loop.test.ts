import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aside, busyMs, giveWay } from '../../server/event-loop.ts';

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

it('what is done aside within what is done aside counts once', async () => {
  const before = busyMs();
  aside(() => {
    aside(() => work(200));
    void giveWay();
  });
  await setImmediate();
  work(200);
  await setImmediate();
  expect(busyMs() - before).toBeGreaterThan(150);
});

it('what gave way is done aside until it waits again, and what it leaves to be done at once', async () => {
  await giveWay();
  const before = busyMs();
  work(200);
  await Promise.resolve().then(() => work(200));
  await setImmediate();
  expect(busyMs() - before).toBeLessThan(150);
  const after = busyMs();
  work(200);
  expect(busyMs() - after).toBeGreaterThan(150);
});

it('K19: of many that give way one goes on between two looks at the sockets, in the order in which they came', async () => {
  let looks = 0;
  let isOver = false;
  const look = async (): Promise<void> => {
    for (; !isOver; looks += 1) await setImmediate();
  };
  const looking = look();
  const went: { readonly who: number; readonly look: number }[] = [];
  const goes = async (who: number): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await giveWay();
      went.push({ who, look: looks });
    }
  };
  await Promise.all([goes(0), goes(1), goes(2), goes(3)]);
  isOver = true;
  await looking;
  expect(went.map(({ who }) => who)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
  expect(new Set(went.map((one) => one.look)).size).toBe(12);
});
