import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CopiedLog } from '../../server/log/copied.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { rngOf } from '../support/rng.ts';
import { contract } from './contract.ts';
import { entriesOf } from './entries.ts';

contract(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-copied-'));
  const open = async (): Promise<CopiedLog> =>
    CopiedLog.open(await SqliteLog.open(join(dir, 'store', 'nemcon.sqlite')), await SqliteLog.open(join(dir, 'copy', 'nemcon.sqlite')));
  let log = await open();
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await open();
      return log;
    },
    done: async () => {
      await log.close();
      await rm(dir, { recursive: true });
    },
  };
});

const A: LogName = { kind: 'opinion', id: 'a' };
const B: LogName = { kind: 'opinion', id: 'b' };
const { entry } = entriesOf(rngOf(14));

/** A store that answers as it stands, and whose entries may be lost. */
async function storeOf(entries: readonly Stored[], name = A): Promise<MemoryLog> {
  const store = new MemoryLog();
  if (entries.length > 0) await store.append(name, entries);
  return store;
}

describe('O14 a copy of its own', () => {
  let copy: MemoryLog;
  beforeEach(() => {
    copy = new MemoryLog();
  });
  afterEach(() => copy.close());

  const reasons = async (opening: Promise<Log>): Promise<readonly string[]> => {
    const fault: unknown = await opening.then(
      () => null,
      (cause) => cause,
    );
    return fault instanceof StoreRefused ? fault.reasons : [];
  };

  it('C13 loses erased words with the store, and goes on from there', async () => {
    const entries = [1, 2, 3].map(entry);
    const store = await storeOf(entries.slice(0, 2));
    await copy.append(A, entries.slice(0, 2));
    const log = await CopiedLog.open(store, copy);
    await log.erase(A, [1]);
    expect(await log.append(A, entries.slice(2))).toBe('ok');
    for (const one of [store, copy]) expect((await one.read(A, 0)).map(({ payload }) => payload === null)).toEqual([true, false, false]);
  });

  it('K20 loses withheld words with the store, and those that another server has masked there when it reads them', async () => {
    const entries = [1, 2, 3].map(entry);
    const store = await storeOf(entries);
    await copy.append(A, entries);
    const log = await CopiedLog.open(store, copy);
    const payloads = async (of: Log) => (await of.read(A, 0)).map(({ payload, salt }) => (salt === null ? payload : 'whole'));
    const [own, others] = [new Uint8Array([1]), new Uint8Array([2])];
    await log.mask(A, [{ seq: 1, payload: own }]);
    await store.mask(A, [{ seq: 3, payload: others }]);
    expect(await payloads(copy)).toEqual([own, 'whole', 'whole']);
    expect(await payloads(log)).toEqual([own, 'whole', others]);
    expect(await payloads(copy)).toEqual([own, 'whole', others]);
  });

  it('holds what is read and what is written, and what came before the first look', async () => {
    const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(entry) as [Stored, Stored, Stored, Stored, Stored];
    const store = await storeOf([one, two]);
    const log = await CopiedLog.open(store, copy);
    expect(await log.read(A, 1)).toEqual([two]);
    expect(await copy.read(A, 0)).toEqual([one, two]);
    expect(await log.append(A, [three])).toBe('ok');
    expect((await copy.head(A))?.seq).toBe(3);
    // another node
    await store.append(A, [four]);
    expect(await log.append(A, [entry(4)])).toBe('taken');
    await store.append(A, [five]);
    expect(await log.read(A, 4)).toEqual([five]);
    expect(await copy.read(A, 0)).toEqual([one, two, three, four, five]);
  });

  it('has the entry before the append is answered, and no answer where it cannot be kept', async () => {
    const full = Object.assign(new MemoryLog(), { append: () => Promise.reject(new StorageFault('the disk is full')) });
    const store = await storeOf([]);
    const log = await CopiedLog.open(store, full);
    await expect(log.append(A, [entry(1)])).rejects.toThrow('the disk is full');
    // what the store holds is found again once there is room
    const later = await CopiedLog.open(store, copy);
    expect(await later.read(A, 0)).toHaveLength(1);
    expect((await copy.head(A))?.seq).toBe(1);
  });

  it('keeps a server from starting on a store that ends before it, or says something else', async () => {
    const [one, two] = [entry(1), entry(2)];
    await copy.append(A, [one, two]);
    await copy.append(B, [one]);
    const store = await storeOf([one, entry(2), entry(3)]);
    expect(await reasons(CopiedLog.open(store, copy))).toEqual([
      'opinion/a: the store has another entry 2 than this server has recorded',
      'opinion/b: the store ends before entry 1, which this server has recorded',
    ]);
  });

  it('lets nobody write over what a store lost while it ran, and says so until it is back', async () => {
    const [one, two] = [entry(1), entry(2)];
    let store: Log = await storeOf([one]);
    // failed over to one that lacks the newest entry
    const failing: Log = new Proxy(store, { get: (_, member) => Reflect.get(store, member).bind(store) });
    const log = await CopiedLog.open(failing, copy);
    expect(await log.append(A, [two])).toBe('ok');
    await log.probe();
    store = await storeOf([one]);
    await expect(log.probe()).rejects.toThrow('opinion/a: the store ends before entry 2, which this server has recorded');
    await expect(log.append(A, [entry(2)])).rejects.toThrow(StorageFault);
    await expect(log.append(A, [entry(3)])).rejects.toThrow(StorageFault);
    expect(await store.read(A, 0)).toEqual([one]);
    // other logs go on
    expect(await log.append(B, [one])).toBe('ok');
    store = await storeOf([one, two]);
    await log.probe();
    expect(await log.append(A, [entry(3)])).toBe('ok');
  });
});
