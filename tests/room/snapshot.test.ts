/** A snapshot is a cache: one that does not give the text is not kept, and one that was kept all the same costs time and nothing else. */
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { readOpinionSnapshot, writeOpinionSnapshot, writeStanding } from '../../server/room/journal/opinion-snapshot.ts';
import { DUE, SnapshotKeeper } from '../../server/room/journal/snapshot-keeper.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { type Grow, grow } from '../../server/text/grown.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { blockIds, type } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { World } from '../text/support.ts';

const NAME = { kind: 'opinion', id: 'one' } as const;

async function house() {
  const log = new MemoryLog();
  const rooms = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
  await rooms.create(founding('one', measures('one', 3)));
  return { log, rooms };
}

/** Somebody types into the last paragraph. */
async function typed(room: Room, words: string): Promise<void> {
  const connection = silentConnection(delegate('arl'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  type(doc, blockIds(doc).at(-1) ?? '', words);
  await room.look(() => null);
}

/** Another text in place of the right one. */
const other = (): Uint8Array => new World(['something else']).live.snapshot();

/** Keeps a snapshot of the right entry with the wrong text, as if it had been kept before anybody looked. */
async function spoilSnapshot(log: MemoryLog): Promise<void> {
  await (await Ledger.load(log, NAME)).snapshot();
  const kept = await log.getSnapshot(NAME);
  if (kept === null) throw new Error('a snapshot was kept');
  const read = readOpinionSnapshot(kept.bytes);
  if (read === null) throw new Error('it can be read');
  await log.putSnapshot(NAME, kept.seq, writeOpinionSnapshot(writeStanding(read), other()));
}

afterEach(() => vi.restoreAllMocks());

describe('T34 snapshots', () => {
  it('T34 are looked at before they are kept', async () => {
    const { log } = await house();
    let wrongly = true;
    const growing: Grow = async ({ updates, wanted }) =>
      grow({ updates: wrongly ? [new World(['something else']).live.state()] : updates, wanted });
    const ledger = await Ledger.load(log, NAME, true, growing);
    await expect(ledger.snapshot()).rejects.toThrow('would not give the text');
    expect(await log.getSnapshot(NAME)).toBeNull();
    const head = await log.head(NAME);
    await expect(head && ledger.snapshotFor(head)).rejects.toThrow('would not give the text');
    wrongly = false;
    await ledger.snapshot();
    expect((await log.getSnapshot(NAME))?.seq).toBe(ledger.seq);
  });

  it('T34 fold to the text, or to none', () => {
    const { live } = new World(Array.from({ length: 250 }, (_, at) => `paragraph ${at}`));
    const grown = (...updates: readonly Uint8Array[]) => grow({ updates, wanted: live.textHash });
    expect(grown(live.state())).toMatchObject({ state: live.state(), stateVector: live.stateVector() });
    expect(grown(new World(['something else']).live.state())).toBeNull();
    expect(grown(live.state(), Uint8Array.of(9))).toBeNull();
  });

  it('T34 are made while others go on, and what came meanwhile comes after them', async () => {
    const { log, rooms } = await house();
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ledger = await Ledger.load(log, NAME, true, async (growth) => begun.then(() => grow(growth)));
    const { seq } = ledger;
    const kept = ledger.snapshot();
    const room = await rooms.open('one');
    if (room === null) throw new Error('no room');
    await typed(room, 'at last');
    await ledger.catchUp();
    begin();
    await kept;
    expect([(await log.getSnapshot(NAME))?.seq, ledger.seq]).toEqual([seq, seq + 1]);
    for (const one of [ledger, await Ledger.load(log, NAME)]) {
      const doc = new Y.Doc();
      for (const update of one.whole) Y.applyUpdate(doc, update);
      expect([one.whole.length, readBlocks(doc)]).toEqual([2, ledger.live.blocks()]);
    }
    await rooms.close();
  });

  it('T34 that cannot be made keep nobody from leaving the room in order', async () => {
    const { log } = await house();
    await spoilSnapshot(log);
    const growing = vi.fn<Grow>().mockRejectedValue(new Error('the thread that makes snapshots ended'));
    const rooms = new Rooms({ log, grow: growing, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
    await expect((await rooms.open('one'))?.read(() => null)).rejects.toBeInstanceOf(StorageFault);
    const room = await rooms.open('one');
    const connection = silentConnection(delegate('arl'));
    room?.join(connection);
    await room?.look(() => null);
    await rooms.close();
    expect([growing.mock.calls.length, connection.closed.map(({ code }) => code)]).toEqual([1, [CLOSE.restart]]);
  });

  it('T34 that do not fold drop the room, and the next one folds the whole log and keeps a sound one', async () => {
    const { log, rooms } = await house();
    const read = (room: Awaited<ReturnType<Rooms['open']>>) => room?.look(({ live }) => live.blocks().length);
    const whole = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf() });
    await spoilSnapshot(log);
    await expect(read(await whole.open('one'))).rejects.toBeInstanceOf(StorageFault);
    expect(await read(await whole.open('one'))).toBe(5);
    await whole.close();
    expect((await Ledger.load(log, NAME)).live.blocks()).toHaveLength(5);
    await rooms.close();
  });

  it('T34 that do not fold are of no use to a text that is folded anew either', async () => {
    const { log } = await house();
    const ledger = await Ledger.load(log, NAME);
    const { textHash } = ledger;
    await spoilSnapshot(log);
    await ledger.refold();
    expect(ledger.live.textHash).toBe(textHash);
    expect(ledger.sinceSnapshot).toBe(Number.POSITIVE_INFINITY);
  });

  it('T34 a log whose text does not fold is damaged, and says where', async () => {
    const { log } = await house();
    vi.spyOn(LiveText.prototype, 'apply').mockImplementation(() => {
      throw new Error('assertion failed: the text is the one that its entry names');
    });
    const fault = await Ledger.load(log, NAME).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(RecordDamage);
    expect(String(fault)).toContain('opinion/one');
  });
});

describe('when a snapshot is taken', () => {
  function kept() {
    const ledger = {
      name: NAME,
      sinceSnapshot: 0,
      taken: 0,
      snapshot: async () => {
        ledger.sinceSnapshot = 0;
        ledger.taken += 1;
      },
    };
    let now = 0;
    const keeper = new SnapshotKeeper(ledger, pino({ level: 'silent' }), DUE, () => now);
    /** So many entries come, each in a batch of its own, within so long. */
    const typed = async (entries: number, ms: number): Promise<number> => {
      const before = ledger.taken;
      for (let one = 0; one < entries; one += 1) {
        now += ms / entries;
        ledger.sinceSnapshot += 1;
        keeper.keep();
        await keeper.written();
      }
      return ledger.taken - before;
    };
    return { ledger, keeper, typed };
  }

  it('is each 250 entries, and each 750 where they come so quickly that it would be more often than each ten seconds', async () => {
    const { typed } = kept();
    expect(await typed(1_000, 100_000)).toBe(4);
    expect(await typed(7_500, 75_000)).toBe(10);
  });

  it('is also where the room is left, however short a time after the last', async () => {
    const { ledger, keeper, typed } = kept();
    expect(await typed(249, 249)).toBe(0);
    await keeper.last();
    expect(ledger.taken).toBe(0);
    expect(await typed(500, 500)).toBe(1);
    await keeper.last();
    expect(ledger.taken).toBe(2);
  });
});
