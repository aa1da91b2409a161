/** H48: which opinions are followed in the background, when, and how much of a processor that takes. */
import type { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { StorageFault } from '../../server/log/log.ts';
import { type Attended, PastFollower } from '../../server/room/past/follower.ts';
import type { Followed } from '../../server/room/past/history-thread.ts';
import { manualClock } from '../support/clock.ts';

const LONG = 1_000;
const opinion = (id: string, seq = LONG): Attended => ({ name: { kind: 'opinion', id }, seq });

/** A follower of what is attended, in a thread that says what comes of each look; a look takes `tookMs`. */
function following(attended: Attended[], comes: (Followed | Error)[] = []) {
  const clock = manualClock();
  const looked: string[] = [];
  const warned: unknown[] = [];
  const machine = { busyMs: 0, tookMs: 0, isBusy: false };
  let now = 0;
  const history = {
    get isBusy() {
      return machine.isBusy;
    },
    follow: async ({ id }: Attended['name'], head: number) => {
      looked.push(`${id} ${head}`);
      now += machine.tookMs;
      const come = comes.shift() ?? 'followed';
      if (come instanceof Error) throw come;
      return come;
    },
  };
  const logger = { warn: (_: unknown, words?: unknown) => void warned.push(words) } as ReturnType<typeof pino>;
  const tools = { history, attended: () => attended, clock, logger };
  const follower = new PastFollower({ ...tools, machine: { now: () => now, busyMs: () => machine.busyMs } });
  /** Time goes on; what was looked at is said. */
  const passes = async (ms: number): Promise<readonly string[]> => {
    now += ms;
    clock.advance(ms);
    // until it has planned the next look, or is closed
    for (let turn = 0; turn < 100 && clock.waiting() === 0; turn += 1) await null;
    return looked.splice(0);
  };
  return { follower, clock, machine, warned, passes };
}

describe('the past that is followed', () => {
  it('H48 is that of long opinions in which somebody is, six of them at most, each in its turn', async () => {
    const attended = [opinion('short', LONG - 1), ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => opinion(id))];
    const { follower, passes } = following(attended);
    const all: string[] = [];
    for (let look = 0; look < 8; look += 1) all.push(...(await passes(2_000)));
    expect(all).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b'].map((id) => `${id} ${LONG}`));
    // whoever leaves makes room
    attended.splice(1, 1);
    for (let look = 0; look < 5; look += 1) await passes(2_000);
    expect(await passes(2_000)).toEqual([`b ${LONG}`]);
    await follower.close();
  });

  it('H48 takes a twentieth of a processor while there is much to fold, and looks now and then after that', async () => {
    const { follower, machine, passes } = following([opinion('a')], ['behind', 'behind', 'followed', 'quiet']);
    machine.tookMs = 30;
    expect(await passes(2_000)).toHaveLength(1);
    // 30 ms in 600 are a twentieth
    expect(await passes(569)).toEqual([]);
    expect(await passes(1)).toHaveLength(1);
    expect(await passes(570)).toHaveLength(1);
    expect(await passes(1_999)).toEqual([]);
    expect(await passes(1)).toHaveLength(1);
    await follower.close();
  });

  it('H48 is left alone where nothing was left to do, until the opinion goes on', async () => {
    const attended = [opinion('a'), opinion('b')];
    const { follower, passes } = following(attended, ['quiet', 'quiet']);
    expect([await passes(2_000), await passes(2_000), await passes(2_000)]).toEqual([[`a ${LONG}`], [`b ${LONG}`], []]);
    attended[1] = opinion('b', LONG + 1);
    expect(await passes(2_000)).toEqual([`b ${LONG + 1}`]);
    await follower.close();
  });

  it('H48 rests while somebody asks about the past, and while the server is busy', async () => {
    const { follower, machine, passes } = following([opinion('a')]);
    machine.isBusy = true;
    expect(await passes(2_000)).toEqual([]);
    machine.isBusy = false;
    machine.busyMs += 1_001;
    expect(await passes(2_000)).toEqual([]);
    machine.busyMs += 999;
    expect(await passes(2_000)).toHaveLength(1);
    await follower.close();
  });

  it('H48 is given up, and that is said once, where it cannot be folded; what the store does not give is tried again', async () => {
    const { follower, warned, passes } = following([opinion('a')], [new StorageFault('away'), new Error('it throws')]);
    expect([await passes(2_000), await passes(2_000)]).toEqual([[`a ${LONG}`], [`a ${LONG}`]]);
    expect(warned).toEqual(['the past of an opinion is not followed any more']);
    expect(await passes(20_000)).toEqual([]);
    await follower.close();
  });

  it('H48 ends with the server', async () => {
    const { follower, clock, passes } = following([opinion('a')]);
    expect(await passes(2_000)).toHaveLength(1);
    await follower.close();
    expect(clock.waiting()).toBe(0);
    expect(await passes(20_000)).toEqual([]);
  });
});
