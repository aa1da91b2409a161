/** K19: whoever types waits no longer for a batch because of what is asked over HTTP. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { busyMs } from '../../server/event-loop.ts';
import { type Stage, startStage } from './stage.ts';

const WORK_MS = 300;

function work(): void {
  const until = performance.now() + WORK_MS;
  while (performance.now() < until);
}

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  // what is done once is done
  await stage.ask('get', '/readyz');
});
afterEach(() => stage.close());

async function busyWhile(asked: PromiseLike<{ readonly status: number }>): Promise<number> {
  const [begun, active] = [busyMs(), performance.eventLoopUtilization().active];
  expect((await asked).status).toBe(200);
  expect(performance.eventLoopUtilization().active - active).toBeGreaterThan(WORK_MS / 2);
  return busyMs() - begun;
}

it('K19: a request is read and answered aside', async () => {
  vi.spyOn(stage.app.tools.health, 'live').mockImplementation(() => {
    work();
    return true;
  });
  expect(await busyWhile(stage.ask('get', '/livez'))).toBeLessThan(WORK_MS / 2);
});

it('K19: so is what is answered after a wait', async () => {
  const checks = { storage: true, folded: true, disk: true, clock: true, open: true };
  vi.spyOn(stage.app.tools.health, 'ready').mockImplementation(async () => {
    await setImmediate();
    const toJSON = () => {
      work();
      return checks;
    };
    return { ...checks, toJSON };
  });
  expect(await busyWhile(stage.ask('get', '/readyz'))).toBeLessThan(WORK_MS / 2);
});
