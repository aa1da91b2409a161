/** H11: whoever has had much of the thread waits before its next question, and nobody else does. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { busyMs } from '../../server/event-loop.ts';
import { LIMITS } from '../../server/limits.ts';
import { HistoryBusy } from '../../server/room/past/growth.ts';
import { OwnShare } from '../../server/room/past/own-share.ts';
import { settled } from '../support/bus.ts';
import { manualClock } from '../support/clock.ts';

const SECOND = 1_000;

/** An asker whose questions take so long. */
function stage() {
  const clock = manualClock();
  const share = new OwnShare(clock);
  const asks = async (by: string | null, ms: number): Promise<void> => {
    await share.turn(by, () => share.taken(by, async () => clock.advance(ms)));
    // whoever asks at once would rest
    await settled();
  };
  const turn = (by: string | null): Promise<void> => share.turn(by, async () => {});
  return { clock, share, asks, turn };
}

const soon = async (turn: Promise<void>): Promise<'now' | 'later'> => {
  let come: 'now' | 'later' = 'later';
  void turn.then(() => {
    come = 'now';
  });
  await settled();
  return come;
};

it('H11 whoever has had its share waits until it is paid, and nobody else does', async () => {
  const { clock, asks, turn } = stage();
  // something is earned meanwhile
  for (let had = 0; had < LIMITS.historyBurstMs; had += 100) await asks('much', 100);
  const earned = LIMITS.historyBurstMs * (LIMITS.historyMsPerSecond / SECOND);
  await asks('much', earned + SECOND);
  const waits = turn('much');
  expect(await soon(waits)).toBe('later');
  expect(await soon(turn('another'))).toBe('now');
  expect(await soon(turn(null))).toBe('now');
  clock.advance(SECOND * (SECOND / LIMITS.historyMsPerSecond));
  await waits;
  expect(clock.waiting()).toBe(0);
});

it('H11 nobody waits for more than a page waits for an answer, however long one took, or that it failed', async () => {
  const { clock, share, turn } = stage();
  const failed = share.taken('much', async () => {
    clock.advance(100 * LIMITS.historyBurstMs);
    throw new Error('no answer');
  });
  await expect(failed).rejects.toThrow('no answer');
  const waits = turn('much');
  clock.advance(LIMITS.historyWaitMs);
  await waits;
  expect(await soon(turn('much'))).toBe('now');
});

it('H11 one question of a seat is answered at a time, each when what came before is paid, and one that failed holds up none', async () => {
  const { clock, share, asks, turn } = stage();
  await asks('much', LIMITS.historyBurstMs);
  const went: number[] = [];
  const ms = LIMITS.historyMsPerSecond;
  const work = async (): Promise<void> => {
    clock.advance(ms);
    went.push(clock.monotonic());
    if (went.length === 2) throw new Error('no answer');
  };
  const begun = clock.monotonic();
  const all = [1, 2, 3].map(() => share.turn('much', () => share.taken('much', work)));
  const ended = Promise.allSettled(all);
  expect(await soon(turn('another'))).toBe('now');
  for (let wait = 0; wait < 3; wait += 1) {
    await settled();
    clock.advance(SECOND - ms);
  }
  expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(went.map((at) => at - begun)).toEqual([ms, SECOND + ms, 2 * SECOND + ms]);
});

/** In which order one is answered who asks these, each `ms` after the one before, while the first is answered. */
async function order(by: string | null, many: number, ms: number): Promise<readonly number[]> {
  const { clock, share } = stage();
  const went: number[] = [];
  let end = (): void => {};
  const answers = (one: number): Promise<void> =>
    share.turn(by, () => {
      went.push(one);
      return one > 0 ? Promise.resolve() : new Promise((done) => (end = done));
    });
  const all = [answers(0)];
  await settled();
  for (let one = 1; one < many; one += 1) {
    clock.advance(ms);
    all.push(answers(one));
  }
  end();
  const ended = Promise.all(all);
  await settled();
  // the rest after the first
  clock.advance(100);
  await ended;
  return went;
}

it('H11 whoever asks for page after page is answered for the last one first, and for what has waited for five seconds before that', async () => {
  expect(await order('much', 5, 100)).toEqual([0, 4, 3, 2, 1]);
  expect(await order('much', 5, 2_000)).toEqual([0, 1, 4, 3, 2]);
});

it('H11 a seat rests before its next answer as long as the one before took, a tenth of a second at most; who has no seat does not', async () => {
  const restMs = async (by: string | null, ms: number): Promise<number> => {
    const { clock, share } = stage();
    const work = async (): Promise<void> => clock.advance(ms);
    const both = Promise.all([1, 2].map(() => share.turn(by, () => share.taken(by, work))));
    await settled();
    let rested = 0;
    for (; clock.waiting() > 0; rested += 10) {
      clock.advance(10);
      await settled();
    }
    await both;
    return rested;
  };
  expect(await restMs('much', 40)).toBe(40);
  expect(await restMs('much', 300)).toBe(100);
  expect(await restMs(null, 40)).toBe(0);
});

it('H11 those without a seat are many, and are answered in order', async () => {
  expect(await order(null, 5, 100)).toEqual([0, 1, 2, 3, 4]);
});

it('H11 an answer is charged with what it took of the thread, and not with its wait for another', async () => {
  const { clock, share, turn } = stage();
  const burst = LIMITS.historyBurstMs;
  const answers: (() => void)[] = [];
  const answer = (by: string): Promise<void> => share.taken(by, () => new Promise((done) => answers.push(done)));
  const asked = [answer('much'), answer('little')];
  clock.advance(burst + SECOND);
  answers[0]?.();
  await asked[0];
  clock.advance(burst / 2);
  answers[1]?.();
  await asked[1];
  expect(await soon(turn('little'))).toBe('now');
  const waits = turn('much');
  expect(await soon(waits)).toBe('later');
  clock.advance(LIMITS.historyWaitMs);
  await waits;
});

it('H11 a seat is refused twenty times a second and no more, and none later than it is told to ask again; who has no seat is refused at once', async () => {
  const { clock, share } = stage();
  const { historyRefusedPerSecond: perSecond, historyRefusedWaitMs: mostMs } = LIMITS;
  const refused: number[] = [];
  const isRefused = (by: string | null): Promise<void> => expect(share.refuse(by)).rejects.toBeInstanceOf(HistoryBusy);
  const asks = (many: number): void => {
    for (let one = 0; one < many; one += 1) void share.refuse('much').catch(() => refused.push(clock.monotonic()));
  };
  await isRefused('much');
  asks(perSecond);
  await isRefused('another');
  for (let one = 0; one < 3; one += 1) await isRefused(null);
  clock.advance(SECOND / 2);
  await settled();
  expect(refused).toHaveLength(perSecond / 2);
  clock.advance(SECOND / 2);
  await settled();
  expect(refused).toHaveLength(perSecond);
  asks(100 * perSecond);
  clock.advance(mostMs);
  await settled();
  expect(refused).toHaveLength(101 * perSecond);
  expect(clock.waiting()).toBe(0);
});

it('K19: what is made of an answer is made aside', async () => {
  const { share } = stage();
  const ask = () => share.taken('seat', async () => void (await setImmediate()));
  const before = busyMs();
  await share.turn('seat', ask);
  const until = performance.now() + 300;
  while (performance.now() < until);
  await setImmediate();
  expect(busyMs() - before).toBeLessThan(150);
});
