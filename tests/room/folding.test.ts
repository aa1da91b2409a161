/** H47 to H49: how a log comes into the thread that knows the past, for somebody who asks and for nobody, and what becomes of it there. */
import { getPriority } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { LOG_FOLDS, StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { HistoryFolding } from '../../server/room/past/growth.ts';
import { STATE_EVERY } from '../../server/room/past/history.ts';
import { momentAt } from '../../server/room/past/history-answers.ts';
import { HistoryThread, historyWorker } from '../../server/room/past/history-thread.ts';
import { BEHIND } from '../../server/thread.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/opinion/entry.ts';
import { seeded } from '../support/rng.ts';
import { threadPriorities } from '../support/thread-priorities.ts';
import { until } from '../support/until.ts';
import { copied, folded, ID, NAME, playedLog, SILENT } from './played-log.ts';

const TOLD: Policy = { ...DEFAULT_POLICY, authorsFrom: 'now' };
const OTHER = { kind: 'opinion', id: 'other' } as const;

describe('the past that is folded in pieces', () => {
  it('H48 comes to the end of the log piece by piece, is kept when nothing more comes, and answers the first question', async () => {
    const log = await playedLog(seeded('followed'), 90);
    const { history, stateAt, head } = await folded(log);
    const settings = { piece: 40, every: 1_000, quietly: 1 };
    const thread = new HistoryThread(log, SILENT, settings);
    const followed: string[] = [];
    while (followed.at(-1) !== 'quiet' && followed.length < head) followed.push(await thread.follow(NAME, head));
    const pieces = Math.ceil(head / 40);
    expect(pieces).toBeGreaterThan(1);
    expect(followed).toEqual([...Array.from({ length: pieces - 1 }, () => 'behind'), 'followed', 'quiet']);
    expect((await log.getFold(NAME, 'history'))?.seq).toBe(head);
    const read = vi.spyOn(log, 'read');
    expect(await thread.moment(null, NAME, head)).toEqual(momentAt(history, stateAt(head), ID));
    // entries since the last state, and none to be folded
    expect(read).toHaveBeenCalledTimes(head % STATE_EVERY === 0 ? 0 : 1);
    // as after a restart: what was kept is found, and nothing is left to do
    const again = new HistoryThread(log, SILENT, settings);
    expect(await again.follow(NAME, head)).toBe('quiet');
    await Promise.all([thread.close(), again.close()]);
  });

  it('H49 is told how far it is where a question would wait long, and of what is folded the answer', async () => {
    const log = await playedLog(seeded('folding'), 60);
    const { history, stateAt, head } = await folded(log);
    const thread = new HistoryThread(log, SILENT, { piece: 20, waited: 10 });
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const read = vi.spyOn(log, 'read').mockImplementation(async (name, after, limit) => {
      if (after === 40) await held;
      return MemoryLog.prototype.read.call(log, name, after, limit);
    });
    const asked = (seq: number) => thread.moment(null, NAME, seq).catch((fault: unknown) => fault);
    const first = await asked(head);
    expect(first).toBeInstanceOf(HistoryFolding);
    expect(first).toMatchObject({ of: 'history', folded: 0, upTo: head });
    // up to entry 40 it is folded, and no further
    const early = await until('what is folded', async () => {
      const found = await asked(35);
      return found instanceof HistoryFolding ? null : found;
    });
    expect(early).toEqual(momentAt(history, stateAt(35), ID));
    expect(await asked(head)).toMatchObject({ folded: 40 });
    go();
    read.mockRestore();
    const come = await until('the log is folded', async () => {
      const found = await asked(head);
      return found instanceof HistoryFolding ? null : found;
    });
    expect(come).toEqual(momentAt(history, stateAt(head), ID));
    await thread.close();
  });
});

describe('what goes before the past', () => {
  it('H47 it is kept again no sooner than a rest after the last time, but where nothing more comes', async () => {
    const log = await playedLog(seeded('rests'), 12);
    const head = (await log.head(NAME))?.seq ?? 0;
    const keptUpTo = async (restMs: number): Promise<readonly number[]> => {
      for (const of of LOG_FOLDS) await log.putFold(NAME, of, 0, new Uint8Array(0));
      const thread = new HistoryThread(log, SILENT, { every: 1, quietly: 1, restMs });
      const kept: number[] = [];
      const look = async (): Promise<void> => void kept.push((await log.getFold(NAME, 'history'))?.seq ?? 0);
      for (const seq of [head - 2, head - 1]) {
        await thread.moment(null, NAME, seq);
        // whoever follows waits until what is being kept is written
        await thread.follow(OTHER, 0);
        await look();
      }
      for (let come = ''; come !== 'quiet'; ) come = await thread.follow(NAME, head - 1);
      await look();
      await thread.close();
      return kept;
    };
    expect(await keptUpTo(1e9)).toEqual([head - 2, head - 2, head - 1]);
    expect(await keptUpTo(0)).toEqual([head - 2, head - 1, head - 1]);
  });

  it('H11 where processors are few its thread has the others go first, which each has a priority for on Linux', async () => {
    if (process.platform !== 'linux') return;
    const log = await playedLog(seeded('behind'), 10);
    const thread = new HistoryThread(log, SILENT);
    await thread.moment(null, NAME, 2);
    expect(Math.max(...threadPriorities())).toBe(Math.min(getPriority() + BEHIND, 19));
    await thread.close();
  });
});

describe('authorship that is followed', () => {
  const followed = async (policy: Policy = TOLD) => {
    const log = await playedLog(seeded('authors followed'), 12, policy);
    const head = (await log.head(NAME))?.seq ?? 0;
    const warned: unknown[] = [];
    const logger = { warn: (_: unknown, words?: unknown) => void warned.push(words) } as typeof SILENT;
    const thread = new HistoryThread(log, logger, { quietly: 1 });
    return { log, warned, thread, follow: () => thread.follow(NAME, head), head };
  };

  it('H48 comes along where somebody is told of it, and is kept', async () => {
    for (const policy of [TOLD, DEFAULT_POLICY]) {
      const { log, warned, thread, follow, head } = await followed(policy);
      expect([await follow(), await follow()]).toEqual(['followed', 'quiet']);
      expect((await log.getFold(NAME, 'history'))?.seq).toBe(head);
      expect((await log.getFold(NAME, 'authors'))?.seq).toBe(policy === TOLD ? head : undefined);
      expect(warned).toEqual([]);
      await thread.close();
    }
  });

  it('H45, H48 a fault in it ends it, and the rest goes on; where the store is away it goes on later, and nothing is said', async () => {
    for (const isAway of [false, true]) {
      const { log, warned, thread, follow } = await followed();
      const kept = vi.spyOn(log, 'getFold');
      // when what was kept of authors was looked for, entries are read for them
      const read = vi.spyOn(log, 'read').mockImplementation(async (...asked) => {
        const found = await MemoryLog.prototype.read.apply(log, asked);
        if (kept.mock.calls.every(([, of]) => of === 'history')) return found;
        if (isAway) throw new StorageFault('it does not answer');
        return found.toSpliced(1, 1);
      });
      if (isAway) await expect(follow()).rejects.toBeInstanceOf(StorageFault);
      else expect(await follow()).toBe('behind');
      read.mockRestore();
      expect(await follow()).toBe(isAway ? 'followed' : 'quiet');
      expect(warned).toEqual(isAway ? [] : ['whose words are whose cannot be told']);
      await thread.close();
    }
  });
});

describe('many logs at once', () => {
  it('H11, H49 are each folded and answered, more than the thread remembers too', async () => {
    const log = await playedLog(seeded('many logs'), 12);
    const { history, stateAt, head } = await folded(log);
    const names = Array.from({ length: 15 }, (_, nth) => ({ kind: 'opinion', id: `copy-${nth}` }) as const);
    for (const name of names) await copied(log, name);
    const expected = names.map(({ id }) => momentAt(history, stateAt(head), id));
    const seatOf = (nth: number): string => `s-${nth % 4}`;
    // much is missing of each of them, then little
    for (const waited of [6, 1_000]) {
      const thread = new HistoryThread(log, SILENT, { piece: 3, waited });
      const answers = names.map((name, nth) =>
        until(`the answer of ${name.id}`, async () => {
          const found = await thread.moment(seatOf(nth), name, head).catch((fault: unknown) => fault);
          return found instanceof HistoryFolding ? null : found;
        }),
      );
      expect(await Promise.all(answers)).toEqual(expected);
      await thread.close();
    }
    // half of one is folded when all the others are asked about, and it is forgotten
    const thread = new HistoryThread(log, SILENT, { piece: 3 });
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const read = vi.spyOn(log, 'read').mockImplementation(async (name, after, limit) => {
      if (name.id === 'copy-0' && after === 6) await held;
      return MemoryLog.prototype.read.call(log, name, after, limit);
    });
    const first = thread.moment('s-first', { kind: 'opinion', id: 'copy-0' }, head);
    for (const [nth, name] of names.entries()) if (nth > 0) expect(await thread.moment(seatOf(nth), name, head)).toEqual(expected[nth]);
    go();
    expect(await first).toEqual(expected[0]);
    read.mockRestore();
    await thread.close();
  });
});

describe('much for one who asks', () => {
  it('H49 is folded of two logs at the same time; of the next one nothing is, until it is asked for again', async () => {
    const log = await playedLog(seeded('much for one'), 12);
    const { head } = await folded(log);
    const names = ['one-more', 'another', 'third'].map((id) => ({ kind: 'opinion', id }) as const);
    for (const name of names) await copied(log, name);
    const thread = new HistoryThread(log, SILENT, { piece: 3, waited: 6 });
    const read = vi.spyOn(log, 'read');
    const ask = (name: (typeof names)[number]) => thread.moment('s-one', name, head).catch((fault: unknown) => fault);
    for (const found of await Promise.all(names.map(ask))) expect(found).toBeInstanceOf(HistoryFolding);
    await until('nothing to be on its way', async () => !thread.isBusy);
    const reads = names.map(({ id }) => read.mock.calls.filter(([name]) => name.id === id).length);
    // for all pieces, and nothing for the question
    expect(reads).toEqual([Math.ceil(head / 3), Math.ceil(head / 3), 0]);
    read.mockRestore();
    await thread.close();
  });
});

describe('where the thread ends', () => {
  it('H11 H47 what was asked is answered by another, and what was kept of another log stays', async () => {
    const log = await playedLog(seeded('the thread ends'), 20);
    const { history, stateAt, head } = await folded(log);
    await copied(log, OTHER);
    const before = new HistoryThread(log, SILENT, { every: 1, restMs: 0 });
    await before.moment(null, NAME, head);
    await before.close();
    const kept = await log.getFold(NAME, 'history');
    expect(kept?.seq).toBe(head);

    const warned: unknown[] = [];
    const workers: Worker[] = [];
    const start = (): Worker => {
      const worker = historyWorker();
      workers.push(worker);
      return worker;
    };
    const thread = new HistoryThread(log, { warn: (_: unknown, words?: unknown) => void warned.push(words) } as typeof SILENT, { start });
    expect(await thread.moment(null, NAME, head)).toEqual(momentAt(history, stateAt(head), ID));
    const read = vi.spyOn(log, 'read');
    // it ends while entries of both are on their way to it: of the other for the fold, and of this one for an answer
    let [waiting, go] = [0, (): void => {}];
    const both = new Promise<void>((resolve) => {
      go = resolve;
    });
    read.mockImplementation(async (name, after, limit) => {
      const found = await MemoryLog.prototype.read.call(log, name, after, limit);
      waiting += 1;
      if (waiting === 2) {
        void workers[0]?.terminate();
        go();
      }
      await both;
      return found;
    });
    const [other, own] = await Promise.all([thread.moment(null, OTHER, head), thread.moment('s-one', NAME, head - 1)]);
    expect(other?.textHash).toBe(momentAt(history, stateAt(head), ID).textHash);
    expect(own).toEqual(momentAt(history, stateAt(head - 1), ID));
    read.mockRestore();
    expect(await log.getFold(NAME, 'history')).toEqual(kept);
    expect(workers).toHaveLength(2);
    expect(new Set(warned)).toEqual(new Set(['the thread that knows the past ended, and is begun anew']));
    await thread.close();
  });

  it('H11 H49 says how far it is where much has to be folded anew, as after a restart', async () => {
    const log = await playedLog(seeded('much is lost'), 40);
    const workers: Worker[] = [];
    const start = (): Worker => {
      const worker = historyWorker();
      workers.push(worker);
      return worker;
    };
    const { head } = await folded(log);
    const thread = new HistoryThread(log, SILENT, { start, waited: head - 2, piece: 1 });
    await thread.follow(NAME, head);
    for (let come = ''; come !== 'quiet'; ) come = await thread.follow(NAME, head);
    await workers[0]?.terminate();
    await expect(thread.moment('s-one', NAME, head)).rejects.toBeInstanceOf(HistoryFolding);
    await until('it is there again', () => thread.moment('s-one', NAME, head).catch(() => null));
    expect(workers).toHaveLength(2);
    await thread.close();
  });

  it('H11 begins a thread anew for the same question once: whoever ends it each time is told that it failed', async () => {
    const log = await playedLog(seeded('it ends each time'), 10);
    let begun = 0;
    const start = (): Worker => {
      begun += 1;
      const worker = historyWorker();
      void worker.terminate();
      return worker;
    };
    const thread = new HistoryThread(log, SILENT, { start });
    await expect(thread.moment('s-one', NAME, 2)).rejects.toThrow('the thread that knows the past ended');
    expect(begun).toBe(2);
    await thread.close();
  });
});

describe('what is forgotten', () => {
  it('H47 is neither remembered nor kept: the log is folded from its first entry', async () => {
    const log = await playedLog(seeded('forgotten'), 12);
    const { history, stateAt, head } = await folded(log);
    const thread = new HistoryThread(log, SILENT, { every: 1, restMs: 0 });
    const read = vi.spyOn(log, 'read');
    for (let times = 0; times < 2; times += 1) {
      read.mockClear();
      expect(await thread.moment(null, NAME, head)).toEqual(momentAt(history, stateAt(head), ID));
      // for the answer, and for the fold
      expect(read.mock.calls.map(([, after]) => after)).toEqual([0, 0]);
      await thread.forgetBefore(NAME, times + 1);
      expect((await log.getFold(NAME, 'history'))?.bytes.length ?? 0).toBe(0);
    }
    await thread.close();
  });

  it('H47 what was kept, and nobody can go on from, is dropped in the end, and no question goes round for ever', async () => {
    const log = await playedLog(seeded('reset'), 12);
    const { history, stateAt, head } = await folded(log);
    const before = new HistoryThread(log, SILENT, { every: 1, restMs: 0 });
    await before.moment(null, NAME, head - 1);
    await before.close();
    expect((await log.getFold(NAME, 'history'))?.seq).toBe(head - 1);
    const others = Array.from({ length: 12 }, (_, nth) => ({ kind: 'opinion', id: `copy-${nth}` }) as const);
    for (const name of others) await copied(log, name);
    const thread = new HistoryThread(log, SILENT);
    let resets = 0;
    // before its last entry it is forgotten, because so many others are asked about, as long as it is begun with what was kept
    const read = vi.spyOn(log, 'read').mockImplementation(async (name, after, limit) => {
      if (name.id === ID && after === head - 1) {
        resets += 1;
        for (const other of others) await thread.moment('s-other', other, head);
      }
      return MemoryLog.prototype.read.call(log, name, after, limit);
    });
    expect(await thread.moment(null, NAME, head)).toEqual(momentAt(history, stateAt(head), ID));
    expect(resets).toBe(2);
    read.mockRestore();
    await thread.close();
  });
});
