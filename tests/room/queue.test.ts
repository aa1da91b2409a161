import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { StorageFault } from '../../server/log/log.ts';
import { Pace } from '../../server/room/pace.ts';
import { Queue } from '../../server/room/queue.ts';
import type { ArrivedText } from '../../server/room/text/authors.ts';
import { silentConnection } from '../support/connection.ts';

const connection = silentConnection();
const text = (n: number, bytes = 1): ArrivedText => ({ connection, updates: [new Uint8Array(bytes)], full: false, away: false, n });

afterEach(() => vi.restoreAllMocks());

describe('the queue of a room', () => {
  it('flushes what stands together as one, and an act is a barrier', async () => {
    const order: string[] = [];
    const queue = new Queue(
      async (texts) => {
        order.push(`text ${texts.map(({ n }) => n).join(' ')}`);
        return true;
      },
      () => order.push('fault'),
    );
    const first = queue.turn(() => order.push('first turn'));
    queue.text(text(1));
    queue.text(text(2));
    const second = queue.turn(() => order.push('second turn'));
    queue.text(text(3));
    await Promise.all([first, second, queue.turn(() => order.push('last turn'))]);
    expect(order).toEqual(['first turn', 'text 1 2', 'second turn', 'text 3', 'last turn']);
  });

  it('H11 who looks does not part what was typed, and sees what stood before it; all else is a barrier', async () => {
    const order: string[] = [];
    const queue = new Queue(
      async (texts) => {
        order.push(`text ${texts.map(({ n }) => n).join(' ')}`);
        return true;
      },
      () => order.push('fault'),
    );
    const first = queue.turn(() => order.push('turn'));
    queue.text(text(1));
    const looks = [queue.look(() => order.push('look a'))];
    queue.text(text(2));
    looks.push(queue.look(() => order.push('look b')));
    const barrier = queue.turn(() => order.push('barrier'));
    looks.push(queue.look(() => order.push('look c')));
    queue.text(text(3));
    await Promise.all([first, ...looks, barrier, queue.turn(() => order.push('end'))]);
    expect(order).toEqual(['turn', 'text 1 2', 'look a', 'look b', 'barrier', 'look c', 'text 3', 'end']);
  });

  it('tells its pace of connections and not of messages: one that sends much is not several who are expected', async () => {
    const flushed = vi.spyOn(Pace.prototype, 'flushed');
    const queue = new Queue(
      async () => true,
      () => {},
    );
    const other = silentConnection();
    const turn = queue.turn(() => {});
    for (const n of [1, 2, 3]) queue.text(text(n));
    const barrier = queue.turn(() => {});
    queue.text(text(4));
    queue.text({ ...text(1), connection: other });
    queue.text(text(5));
    await Promise.all([turn, barrier, queue.turn(() => {})]);
    expect(flushed.mock.calls).toEqual([[1], [2]]);
  });

  it('lets what arrives while a commit runs become the next batch', async () => {
    const batches: number[][] = [];
    let release = (): void => {};
    const queue = new Queue(
      (texts) => {
        batches.push(texts.map(({ n }) => n));
        return new Promise((resolve) => {
          release = () => resolve(true);
        });
      },
      () => {},
    );
    queue.text(text(1));
    queue.text(text(2));
    queue.text(text(3));
    release();
    const done = queue.turn(() => batches.length);
    await new Promise((resolve) => setImmediate(resolve));
    release();
    expect(await done).toBe(2);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('T45 takes a whole batch at a stretch and no more; while another waits, nobody waits for others', async () => {
    vi.spyOn(Pace.prototype, 'leftMs').mockReturnValueOnce(0).mockReturnValue(60_000);
    const sizes: number[] = [];
    const most = LIMITS.partsAtOnce;
    const done = new Promise<void>((resolve) => {
      const queue = new Queue(
        async (texts) => {
          sizes.push(texts.length);
          if (sizes.length === 3) resolve();
          return true;
        },
        () => {},
      );
      for (let n = 0; n < 2 * most + 1; n += 1) queue.text({ ...text(n), connection: silentConnection() });
    });
    await done;
    // the first begins as soon as it is there
    expect(sizes).toEqual([1, most, most]);
  });

  it('K14 gives the loop back between jobs that have gone on for a while, and keeps their order', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const order: string[] = [];
    const queue = new Queue(
      async (texts) => {
        order.push(`text ${texts.map(({ n }) => n).join(' ')}`);
        return true;
      },
      () => order.push('fault'),
    );
    setImmediate(() => order.push('others'));
    const jobs = Array.from({ length: 4 }, (_, at) =>
      queue.turn(() => {
        now += 2;
        order.push(`turn ${at}`);
      }),
    );
    queue.text(text(1));
    const last = queue.turn(() => order.push('last turn'));
    expect(queue.idle).toBe(false);
    await Promise.all([...jobs, last]);
    expect(order).toEqual(['turn 0', 'turn 1', 'others', 'turn 2', 'turn 3', 'text 1', 'last turn']);
  });

  it('K18 holds nothing up for others where an act stands behind, nor after what waited for the log', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const order: string[] = [];
    const queue = new Queue(
      async () => {
        now += 10;
        order.push('text');
        return true;
      },
      () => {},
    );
    setImmediate(() => order.push('others'));
    const run = (what: string) => (): void => {
      now += 5;
      order.push(what);
    };
    const jobs = [
      queue.turn(run('turn 0')),
      queue.turn(run('turn 1')),
      queue.act(run('act')),
      queue.text(text(1)),
      queue.turn(run('look')),
    ];
    await Promise.all([...jobs, queue.turn(run('last'))]);
    expect(order).toEqual(['turn 0', 'turn 1', 'act', 'text', 'look', 'others', 'last']);
  });

  it('K14 does nothing more where it was ended while others had their turn', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const done: string[] = [];
    const queue = new Queue(
      async () => true,
      () => {},
    );
    const first = queue.turn(() => {
      now += 5;
      done.push('first');
    });
    const second = queue.turn(() => done.push('second'));
    await first;
    queue.end();
    await expect(second).rejects.toThrow(StorageFault);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual(['first']);
    expect(queue.idle).toBe(true);
  });

  it('K16 what brings nothing new begins no gap, and what does begins one', async () => {
    const begun = vi.spyOn(Pace.prototype, 'flushed');
    let isNew = false;
    const queue = new Queue(
      async () => isNew,
      () => {},
    );
    for (const [n, gaps] of [0, 0, 1, 1].entries()) {
      isNew = n === 2;
      queue.text(text(n));
      await queue.turn(() => null);
      expect(begun).toHaveBeenCalledTimes(gaps);
    }
  });

  it('K18 says to text that is being recorded that an act has come, and to what stands before an act, and of nothing else', async () => {
    const hurried: boolean[] = [];
    let release = (): void => {};
    let hurry: AbortSignal | null = null;
    const queue = new Queue(
      (_, signal) => {
        hurry = signal;
        hurried.push(signal.aborted);
        return new Promise((resolve) => {
          release = () => resolve(true);
        });
      },
      () => {},
    );
    const isHurried = (): boolean | undefined => hurry?.aborted;
    queue.text(text(1));
    const looked = queue.turn(() => null);
    expect(isHurried()).toBe(false);
    queue.text(text(2));
    const acted = queue.act(() => null);
    expect(isHurried()).toBe(true);
    release();
    await looked;
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await acted;
    queue.text(text(3));
    await new Promise((resolve) => setImmediate(resolve));
    release();
    expect(hurried).toEqual([false, true, false]);
  });

  it('ends with the first fault: the caller hears it, what waits is told to ask again, nothing runs after it', async () => {
    const faults: unknown[] = [];
    const queue = new Queue(
      async () => true,
      (fault) => faults.push(fault),
    );
    const fault = new Error('disk full');
    let ran = false;
    const broken = queue.turn(() => Promise.reject(fault));
    const waiting = queue.turn(() => {
      ran = true;
    });
    await expect(broken).rejects.toBe(fault);
    await expect(waiting).rejects.toBeInstanceOf(StorageFault);
    await expect(queue.turn(() => 1)).rejects.toBeInstanceOf(StorageFault);
    expect(faults).toEqual([fault]);
    expect(ran).toBe(false);
  });

  it('says when it is full and when it has drained', async () => {
    let release = (): void => {};
    const queue = new Queue(
      () =>
        new Promise((resolve) => {
          release = () => resolve(true);
        }),
      () => {},
    );
    queue.text(text(1));
    queue.text(text(2, LIMITS.roomBytes));
    expect(queue.full).toBe(true);
    const drained = queue.drained();
    release();
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await drained;
    expect(queue.full).toBe(false);
  });
});
