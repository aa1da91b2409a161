/**
 * One contract, every store. A store's own test file calls `contract` with a way to make an empty store and, where it has
 * one, to open the same store again.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOG_FOLDS, type Log, type LogFold, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { freshSeed, rngOf } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

export interface Bench {
  readonly log: Log;
  /** Closes the store and opens it again; null where nothing outlives the process. */
  readonly reopen: (() => Promise<Log>) | null;
  readonly done: () => Promise<void>;
}

const A: LogName = { kind: 'opinion', id: 'a' };
const B: LogName = { kind: 'forum', id: 'b-1' };

const seqs = (entries: readonly Stored[]) => entries.map(({ seq }) => seq);

export function contract(make: () => Promise<Bench>): void {
  describe('contract of a log', () => {
    const rng = rngOf(freshSeed('contract of a log'));
    const random = entriesOf(rng);
    let bench: Bench;
    let log: Log;
    beforeEach(async () => {
      bench = await make();
      log = bench.log;
    });
    afterEach(() => bench.done());

    it('has no head, no entries and no name before the first append', async () => {
      expect(await log.head(A)).toBeNull();
      expect(await log.read(A, 0)).toEqual([]);
      expect(await log.names()).toEqual([]);
    });

    it('gives positions 1, 2, 3 and shows the last one as head', async () => {
      for (const seq of [1, 2, 3]) expect(await log.append(A, [random.entry(seq)])).toBe('ok');
      expect(seqs(await log.read(A, 0))).toEqual([1, 2, 3]);
      expect((await log.head(A))?.seq).toBe(3);
      expect(await log.head(B)).toBeNull();
    });

    it('refuses a taken position, and writes nothing', async () => {
      const first = random.entry(1);
      expect(await log.append(A, [first])).toBe('ok');
      expect(await log.append(A, [random.entry(1)])).toBe('taken');
      expect(await log.read(A, 0)).toEqual([first]);
    });

    it('refuses a gap, and writes nothing', async () => {
      expect(await log.append(A, [random.entry(2)])).toBe('taken');
      expect(await log.append(A, [random.entry(1)])).toBe('ok');
      expect(await log.append(A, [random.entry(3), random.entry(4)])).toBe('taken');
      expect(seqs(await log.read(A, 0))).toEqual([1]);
    });

    it('writes all entries of an append or none', async () => {
      expect(await log.append(A, [random.entry(1), random.entry(2), random.entry(3)])).toBe('ok');
      expect(await log.append(A, [random.entry(3), random.entry(4), random.entry(5)])).toBe('taken');
      expect(await log.append(A, [random.entry(2), random.entry(3)])).toBe('taken');
      expect(seqs(await log.read(A, 0))).toEqual([1, 2, 3]);
      expect(await log.append(A, [random.entry(4), random.entry(5)])).toBe('ok');
      expect(seqs(await log.read(A, 0))).toEqual([1, 2, 3, 4, 5]);
    });

    it('lets exactly one of many win each position', async () => {
      for (let seq = 1; seq <= 20; seq++) {
        const rivals = Array.from({ length: 8 }, () => random.entry(seq));
        const answers = await Promise.all(rivals.map((entry) => log.append(A, [entry])));
        expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
        expect(await log.head(A)).toEqual(rivals[answers.indexOf('ok')]);
      }
      expect(seqs(await log.read(A, 0))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    });

    it('serves many logs at once, one taken position failing no other', async () => {
      const names = Array.from({ length: 50 }, (_, i): LogName => ({ kind: 'opinion', id: `o-${i}` }));
      for (let seq = 1; seq <= 5; seq++) {
        const answers = await Promise.all(
          names.flatMap((name) => [log.append(name, [random.entry(seq)]), log.append(name, [random.entry(seq)])]),
        );
        expect(answers.filter((answer) => answer === 'ok')).toHaveLength(50);
        expect(answers.filter((answer) => answer === 'taken')).toHaveLength(50);
      }
      for (const name of names) expect(seqs(await log.read(name, 0))).toEqual([1, 2, 3, 4, 5]);
    });

    it('gives back exactly the bytes it was given', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, i) => i);
      const entries: Stored[] = [
        { seq: 1, header: every, statement: new Uint8Array(0), payload: new Uint8Array(0), salt: every.slice(0, 32) },
        { seq: 2, header: new Uint8Array([0]), statement: every, payload: null, salt: null },
        { ...random.entry(3), payload: rng.bytes(100_000) },
        ...Array.from({ length: 40 }, (_, i) => random.entry(4 + i)),
      ];
      for (const entry of entries) expect(await log.append(A, [entry])).toBe('ok');
      expect(await log.read(A, 0)).toEqual(entries);
      expect(await log.head(A)).toEqual(entries.at(-1));
    });

    it('reads from any position, as many as asked for', async () => {
      const entries = Array.from({ length: 2_500 }, (_, i) => random.small(i + 1));
      // Appends of different lengths: a page may begin inside one.
      for (let at = 0, size = 1; at < entries.length; at += size, size = (size * 7) % 29 || 1) {
        expect(await log.append(A, entries.slice(at, at + size))).toBe('ok');
      }
      expect(await log.read(A, 0)).toEqual(entries);
      for (const [after, limit] of [
        [0, 1],
        [1, 1],
        [999, 2],
        [1_000, 1_000],
        [2_499, 10],
        [17, 1_234],
        [3, 0],
      ] as const) {
        expect(seqs(await log.read(A, after, limit))).toEqual(seqs(entries.slice(after, after + limit)));
      }
      expect(await log.read(A, 2_500)).toEqual([]);
      expect(await log.read(A, 9_999)).toEqual([]);
    });

    it('names the logs that have an entry, sorted', async () => {
      await log.append(A, [random.entry(1)]);
      await log.append({ kind: 'opinion', id: '10' }, [random.entry(1)]);
      await log.append(B, [random.entry(1)]);
      await log.append({ kind: 'opinion', id: 'gap' }, [random.entry(2)]);
      expect(await log.names()).toEqual([B, { kind: 'opinion', id: '10' }, A]);
    });

    it('tells where each log ends, whatever was appended before and after it was first asked', async () => {
      expect(await log.heads()).toEqual([]);
      const last = random.entry(3);
      await log.append(A, [random.entry(1)]);
      await log.append(A, [random.entry(2), last]);
      expect(await log.append(A, [random.entry(2)])).toBe('taken');
      expect(await log.heads()).toEqual([{ log: A, header: last.header }]);
      const [next, first] = [random.entry(4), random.entry(1)];
      const asked = log.heads();
      await Promise.all([log.append(A, [next]), log.append(B, [first])]);
      await asked;
      expect(await log.heads()).toEqual([
        { log: B, header: first.header },
        { log: A, header: next.header },
      ]);
    });

    it('keeps the newest summary of each log', async () => {
      expect(await log.summaries()).toEqual([]);
      for (const name of [A, B]) await log.append(name, [random.entry(1)]);
      const bytes = rng.bytes(3_000);
      await log.putSummary(A, new Uint8Array([1]));
      await log.putSummary(A, bytes);
      await log.putSummary(B, new Uint8Array([2]));
      const kept = [
        { log: A, bytes },
        { log: B, bytes: new Uint8Array([2]) },
      ];
      const inOrder = async (from: Log) => (await from.summaries()).toSorted((one, other) => (one.log.id < other.log.id ? -1 : 1));
      expect(await inOrder(log)).toEqual(kept);
      expect((await log.heads()).map((head) => head.log)).toEqual([B, A]);
      if (bench.reopen) expect(await inOrder(await bench.reopen())).toEqual(kept);
    });

    it('keeps the newest snapshot of each log', async () => {
      expect(await log.getSnapshot(A)).toBeNull();
      const bytes = rng.bytes(70_000);
      await log.putSnapshot(A, 3, new Uint8Array([1]));
      await log.putSnapshot(A, 7, bytes);
      await log.putSnapshot(B, 1, new Uint8Array(0));
      expect(await log.getSnapshot(A)).toEqual({ seq: 7, bytes });
      expect(await log.getSnapshot(B)).toEqual({ seq: 1, bytes: new Uint8Array(0) });
    });

    it('keeps the newest of each fold of each log, apart from each other and from its snapshot, until something of the log is erased', async () => {
      const bytes = rng.bytes(700_000);
      // to compare so many one by one takes seconds
      const kept = async (from: Log, of: LogFold): Promise<unknown> => {
        const found = await from.getFold(A, of);
        return found && [found.seq, found.bytes.length, Buffer.from(found.bytes).toString('base64')];
      };
      const put = (seq: number, from: number, to = bytes.length): unknown => [
        seq,
        to - from,
        Buffer.from(bytes.slice(from, to)).toString('base64'),
      ];
      await log.putSnapshot(A, 5, new Uint8Array([5]));
      await log.putFold(B, 'history', 2, new Uint8Array([2]));
      for (const of of LOG_FOLDS) {
        expect(await log.getFold(A, of)).toBeNull();
        await log.putFold(A, of, 3, new Uint8Array([1]));
        expect(await log.getFold(A, of)).toEqual({ seq: 3, bytes: new Uint8Array([1]) });
      }
      // H45, H47: they have words of the log in them
      await log.erase(A, [1]);
      for (const of of LOG_FOLDS) expect(await log.getFold(A, of)).toBeNull();
      expect(await log.getFold(B, 'history')).toEqual({ seq: 2, bytes: new Uint8Array([2]) });
      await log.putFold(A, 'authors', 7, bytes);
      await log.putFold(A, 'history', 8, bytes.slice(1));
      await log.putFold(B, 'authors', 1, new Uint8Array(0));
      expect(await kept(log, 'authors')).toEqual(put(7, 0));
      expect(await kept(log, 'history')).toEqual(put(8, 1));
      expect(await log.getFold(B, 'authors')).toEqual({ seq: 1, bytes: new Uint8Array(0) });
      expect(await log.getSnapshot(A)).toEqual({ seq: 5, bytes: new Uint8Array([5]) });
      const goesOn = bench.reopen ? await bench.reopen() : log;
      expect(await kept(goesOn, 'history')).toEqual(put(8, 1));
      // whichever was put last, however much was there before, and of whichever entry it is
      for (const [seq, length] of [
        [9, 10],
        [10, 600_000],
        [10, 300_000],
        [4, 0],
        [5, 200_000],
      ] as const) {
        await goesOn.putFold(A, 'history', seq, bytes.slice(0, length));
        expect(await kept(goesOn, 'history')).toEqual(put(seq, 0, length));
      }
      await Promise.all([goesOn.putFold(A, 'authors', 8, bytes), goesOn.putFold(A, 'authors', 9, bytes.slice(2))]);
      expect(await kept(goesOn, 'authors')).toEqual(put(9, 2));
    });

    it('holds everything after it was closed and opened again', async () => {
      if (!bench.reopen) return;
      const entries = [random.entry(1), random.entry(2), random.entry(3)];
      await log.append(A, entries.slice(0, 2));
      await log.append(A, entries.slice(2));
      await log.putSnapshot(A, 3, new Uint8Array([9]));
      const again = await bench.reopen();
      expect(await again.read(A, 0)).toEqual(entries);
      expect(await again.head(A)).toEqual(entries[2]);
      expect(await again.getSnapshot(A)).toEqual({ seq: 3, bytes: new Uint8Array([9]) });
      expect(await again.append(A, [random.entry(3)])).toBe('taken');
      expect(await again.append(A, [random.entry(4)])).toBe('ok');
      expect(await again.names()).toEqual([A]);
    });

    it('takes payloads away for good, and nothing else; once more is the same', async () => {
      const entries = [random.entry(1), random.entry(2), random.entry(3), random.entry(4)];
      await log.append(A, entries.slice(0, 3));
      await log.append(A, entries.slice(3));
      await log.append(B, [random.entry(1)]);
      const kept = await log.read(B, 0);
      await log.erase(A, [2, 4]);
      await log.erase(A, [4, 9]);
      await log.erase({ kind: 'opinion', id: 'none' }, [1]);
      const left = entries.map((entry) => (entry.seq % 2 === 0 ? { ...entry, payload: null, salt: null } : entry));
      expect(await log.read(A, 0)).toEqual(left);
      expect(await log.head(A)).toEqual(left[3]);
      expect(await log.read(B, 0)).toEqual(kept);
      const goesOn = bench.reopen ? await bench.reopen() : log;
      expect(await goesOn.read(A, 0)).toEqual(left);
      expect(await goesOn.append(A, [random.entry(5)])).toBe('ok');
    });

    it('K20 keeps other words in place of those that are masked, without their salt, and nothing that was made of them', async () => {
      const entries = [random.entry(1), random.entry(2), random.entry(3), random.entry(4)];
      await log.append(A, entries.slice(0, 3));
      await log.append(A, entries.slice(3));
      await log.append(B, [random.entry(1)]);
      const other = await log.read(B, 0);
      await log.erase(A, [4]);
      for (const name of [A, B]) {
        await log.putSnapshot(name, 1, new Uint8Array([1]));
        await log.putSummary(name, new Uint8Array([2]));
        for (const of of LOG_FOLDS) await log.putFold(name, of, 1, new Uint8Array([3]));
      }
      const [short, long] = [rng.bytes(3), rng.bytes(3_000)];
      await log.mask(A, [
        { seq: 1, payload: short },
        { seq: 3, payload: rng.bytes(9) },
        { seq: 4, payload: rng.bytes(9) },
        { seq: 9, payload: rng.bytes(9) },
      ]);
      await log.mask(A, [{ seq: 3, payload: long }]);
      await log.mask({ kind: 'opinion', id: 'none' }, [{ seq: 1, payload: short }]);
      const left = entries.map((entry) => {
        if (entry.seq === 4) return { ...entry, payload: null, salt: null };
        return entry.seq === 2 ? entry : { ...entry, payload: entry.seq === 1 ? short : long, salt: null };
      });
      const check = async (from: Log): Promise<void> => {
        expect(await from.read(A, 0)).toEqual(left);
        expect(await from.read(B, 0)).toEqual(other);
        expect(await from.getSnapshot(A)).toBeNull();
        expect(await from.getSnapshot(B)).not.toBeNull();
        for (const of of LOG_FOLDS) expect([await from.getFold(A, of), await from.getFold(B, of)]).toEqual([null, expect.anything()]);
        expect((await from.summaries()).map((one) => one.log)).toEqual([B]);
      };
      await check(log);
      const goesOn = bench.reopen ? await bench.reopen() : log;
      await check(goesOn);
      // as it is carried, or copied into another log
      const copy: LogName = { kind: 'restricted', id: 'copy' };
      expect(await goesOn.append(copy, left)).toBe('ok');
      expect(await goesOn.read(copy, 0)).toEqual(left);
      await goesOn.mask(A, []);
      await goesOn.erase(A, [1]);
      expect((await goesOn.read(A, 0, 1))[0]).toMatchObject({ payload: null, salt: null });
      expect(await goesOn.append(A, [random.entry(5)])).toBe('ok');
    });

    it('answers a probe outside all logs', async () => {
      await log.probe();
      await log.probe();
      expect(await log.names()).toEqual([]);
    });

    it('does nothing more once it is closed', async () => {
      if (!bench.reopen) return;
      await log.append(A, [random.entry(1)]);
      await log.close();
      for (const asked of [log.append(A, [random.entry(2)]), log.head(A), log.probe()])
        await expect(asked).rejects.toBeInstanceOf(StorageFault);
      expect((await (await bench.reopen()).head(A))?.seq).toBe(1);
    });

    it('finishes what was asked before it closes', async () => {
      const asked = Array.from({ length: 30 }, (_, i) => log.append({ kind: 'draft', id: String(i) }, [random.entry(1)]));
      await log.close();
      expect(await Promise.all(asked)).toEqual(asked.map(() => 'ok'));
    });
  });
}
