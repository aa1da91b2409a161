/** A snapshot is a cache: one that does not give the text is not kept, and one that was kept all the same costs time and nothing else. */
import { deserialize, serialize } from 'node:v8';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { pastAt, walked } from '../../server/room/past/past.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { foldsTo } from '../../server/text/snapshot-check.ts';
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
  await log.putSnapshot(NAME, kept.seq, serialize({ ...deserialize(kept.bytes), text: other() }));
}

afterEach(() => vi.restoreAllMocks());

describe('T34 snapshots', () => {
  it('T34 are looked at before they are kept', async () => {
    const { log } = await house();
    const ledger = await Ledger.load(log, NAME);
    vi.spyOn(LiveText.prototype, 'snapshot').mockImplementationOnce(other);
    await expect(ledger.snapshot()).rejects.toThrow('would not give the text');
    expect(await log.getSnapshot(NAME)).toBeNull();
    vi.spyOn(LiveText.prototype, 'snapshot').mockImplementationOnce(other);
    const head = await log.head(NAME);
    await expect(head && ledger.snapshotFor(head)).rejects.toThrow('would not give the text');
    await ledger.snapshot();
    expect((await log.getSnapshot(NAME))?.seq).toBe(ledger.seq);
  });

  it('T34 fold to the text, or to none', async () => {
    const world = new World(Array.from({ length: 250 }, (_, at) => `paragraph ${at}`));
    expect(await foldsTo(world.live.snapshot(), world.live.textHash)).toBe(true);
    expect(await foldsTo(other(), world.live.textHash)).toBe(false);
    expect(await foldsTo(Uint8Array.of(2, 1, 1, 0, 0), world.live.textHash)).toBe(false);
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
    expect(ledger.snapshotDue).toBe(true);
  });

  it('T34 T33 a copy of the text that does not read as it does keeps nobody from what was before: it is folded without one', async () => {
    const { log, rooms } = await house();
    const room = await rooms.open('one');
    if (room === null) throw new Error('no room');
    const founded = await room.look(({ state }) => state.seq);
    await typed(room, 'at last');
    const copies = vi.spyOn(LiveText.prototype, 'snapshot').mockImplementationOnce(other);
    const found = await walked(log, NAME, async (walk) => {
      await walk.to(founded);
      const before = walk.here().live.textHash;
      await walk.to(founded + 1);
      return [before, walk.here().live.textHash];
    });
    expect(copies).toHaveBeenCalled();
    expect(found).toEqual([(await pastAt(log, NAME, founded))?.live.textHash, await room.look(({ live }) => live.textHash)]);
    expect(found[0]).not.toBe(found[1]);
    await rooms.close();
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
