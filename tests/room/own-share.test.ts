/** H11: whoever has had much of the thread waits before its next question, and nobody else does. */
import { expect, it } from 'vitest';
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
    await share.turn(by);
    await share.taken(by, async () => clock.advance(ms));
  };
  return { clock, share, asks };
}

const soon = async (turn: Promise<void>): Promise<'now' | 'later'> => {
  let come: 'now' | 'later' = 'later';
  void turn.then(() => {
    come = 'now';
  });
  for (let tick = 0; tick < 5; tick += 1) await Promise.resolve();
  return come;
};

it('H11 whoever has had its share waits until it is paid, and nobody else does', async () => {
  const { clock, share, asks } = stage();
  // something is earned meanwhile
  for (let had = 0; had < LIMITS.historyBurstMs; had += 500) await asks('much', 500);
  const earned = LIMITS.historyBurstMs * (LIMITS.historyMsPerSecond / SECOND);
  await asks('much', earned + SECOND);
  const waits = share.turn('much');
  expect(await soon(waits)).toBe('later');
  expect(await soon(share.turn('another'))).toBe('now');
  expect(await soon(share.turn(null))).toBe('now');
  clock.advance(SECOND * (SECOND / LIMITS.historyMsPerSecond));
  await waits;
  expect(clock.waiting()).toBe(0);
});

it('H11 nobody waits for more than a page waits for an answer, however long one took, or that it failed', async () => {
  const { clock, share } = stage();
  const failed = share.taken('much', async () => {
    clock.advance(100 * LIMITS.historyBurstMs);
    throw new Error('no answer');
  });
  await expect(failed).rejects.toThrow('no answer');
  const waits = share.turn('much');
  clock.advance(LIMITS.historyWaitMs);
  await waits;
  expect(await soon(share.turn('much'))).toBe('now');
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
