/** How a removed paragraph last read: told to who is here and who comes, the same after a restart, from a snapshot and at a past position. */
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { headRegister } from '../../server/http/views/opinion.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { lastWords } from '../../server/text/memory.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { applyPatch } from '../../shared/opinion/show.ts';
import { shownText } from '../../shared/text/block.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { blockIds, type as typeWords } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { pastAt } from '../support/past-at.ts';

const ID = 'one';
const NAME = { kind: 'opinion', id: ID } as const;

const roomsOn = (log: MemoryLog, clock = manualClock()): Rooms =>
  new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });

async function roomOn(log: MemoryLog, clock = manualClock()): Promise<Room> {
  const rooms = roomsOn(log, clock);
  await rooms.create(founding(ID, measures(ID, 3)));
  const room = await rooms.open(ID);
  if (room === null) throw new Error('the opinion was made');
  return room;
}

/** What a connection has been told, one register after another. */
function told(connection: HeardConnection): Register {
  let shown: Register | null = null;
  for (const message of connection.heard()) {
    if (message.type !== 'own' || message.number !== MESSAGE.register) continue;
    const body = message.body as { readonly register?: Register; readonly patch?: Parameters<typeof applyPatch>[1] };
    if (body.register !== undefined) shown = body.register;
    else if (shown !== null && body.patch !== undefined) shown = applyPatch(shown, body.patch);
  }
  if (shown === null) throw new Error('no register was told');
  return shown;
}

const wordsOf = ({ paragraphs }: Register, block: string): string | null | undefined =>
  paragraphs.find(({ id }) => id === block)?.lastWords;

/** Somebody who types what `edit` does to the text, and what that connection is told of it. */
async function edit(room: Room, change: (doc: Y.Doc) => void): Promise<Register> {
  const connection = silentConnection();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  change(doc);
  room.leave(connection);
  return comer(room);
}

async function comer(room: Room): Promise<Register> {
  const connection = silentConnection();
  room.join(connection);
  await room.look(() => null);
  return told(connection);
}

const erase = (doc: Y.Doc, block: string): void => doc.getXmlFragment(ROOT).delete(blockIds(doc).indexOf(block), 1);
const last = async (room: Room): Promise<string> => room.look(({ live }) => live.order.at(-1) ?? '');

describe('the last words of a removed paragraph', () => {
  it('are told with the removal to who is here, and stand in no other paragraph', async () => {
    const clock = manualClock();
    const room = await roomOn(new MemoryLog(), clock);
    const watcher = silentConnection(delegate('bru'));
    room.join(watcher);
    const gone = await last(room);
    await edit(room, (doc) => erase(doc, gone));
    clock.advance(1_000);
    await room.look(() => null);
    expect(wordsOf(told(watcher), gone)).toBe('measure 3;');
    expect(told(watcher).paragraphs.filter(({ lastWords: words }) => words !== null)).toHaveLength(1);
  });

  it('are those it had when it was deleted the last time', async () => {
    const log = new MemoryLog();
    const room = await roomOn(log);
    const gone = await last(room);
    expect(wordsOf(await edit(room, (doc) => erase(doc, gone)), gone)).toBe('measure 3;');
    const uuid = '00000000-0000-4000-8000-000000000001';
    const restore = { uuid, v: 1, seen: { seq: 0 }, command: { do: 'restore', block: gone } } as const;
    expect(await room.act({ person: 'A. Person', actor: () => delegate('arl') }, restore)).toMatchObject({ ok: true });
    expect(wordsOf(await comer(room), gone)).toBeNull();
    await edit(room, (doc) => typeWords(doc, gone, 'even '));
    expect(wordsOf(await edit(room, (doc) => erase(doc, gone)), gone)).toBe('measure 3;even ');

    const before = await pastAt(log, NAME, 3);
    expect([before?.live.lastWords(gone), (await pastAt(log, NAME, 4))?.live.lastWords(gone)]).toEqual(['measure 3;', null]);
  });

  it('are the same after a restart, with a snapshot from before the deletion, from after it, and with none', async () => {
    for (const snapshot of ['none', 'before', 'after']) {
      const log = new MemoryLog();
      const room = await roomOn(log);
      const gone = await last(room);
      const keep = async (): Promise<void> => (await Ledger.load(log, NAME)).snapshot();
      if (snapshot === 'before') await keep();
      await edit(room, (doc) => typeWords(doc, gone, ' at last', 0));
      await edit(room, (doc) => erase(doc, gone));
      if (snapshot === 'after') await keep();
      await edit(room, (doc) => typeWords(doc, blockIds(doc)[0] ?? '', ', again'));
      const building = vi.spyOn(LiveText, 'folding');
      const ledger = await Ledger.load(log, NAME);
      expect([snapshot, ledger.lastWords(gone)]).toEqual([snapshot, ' at lastmeasure 3;']);
      // what the snapshot knows costs no document
      expect([snapshot, building.mock.calls.length]).toEqual([snapshot, snapshot === 'after' ? 0 : 1]);
      building.mockRestore();
      expect(wordsOf(await comer(await roomOn(log)), gone)).toBe(' at lastmeasure 3;');
    }
  });

  it('K14 are in the register of whoever reads it, for which no document is built unless only that knows them', async () => {
    for (const snapshot of ['before', 'after']) {
      const log = new MemoryLog();
      const room = await roomOn(log);
      const gone = await last(room);
      const keep = async (): Promise<void> => (await Ledger.load(log, NAME)).snapshot();
      if (snapshot === 'before') await keep();
      await edit(room, (doc) => erase(doc, gone));
      if (snapshot === 'after') await keep();
      await edit(room, (doc) => typeWords(doc, blockIds(doc)[0] ?? '', ', again'));
      const building = vi.spyOn(LiveText, 'folding');
      const read = await headRegister({ rooms: roomsOn(log) }, ID, delegate('bru'));
      expect([snapshot, building.mock.calls.length]).toEqual([snapshot, snapshot === 'after' ? 0 : 1]);
      building.mockRestore();
      expect(read && wordsOf(read, gone)).toBe('measure 3;');
      expect(read).toEqual(await comer(room));
    }
  });

  it('K14 are told to whoever comes, for whom a document that only knows them is built in pieces', async () => {
    for (const snapshot of ['before', 'after']) {
      const log = new MemoryLog();
      const room = await roomOn(log);
      const gone = await last(room);
      const keep = async (): Promise<void> => (await Ledger.load(log, NAME)).snapshot();
      if (snapshot === 'before') await keep();
      await edit(room, (doc) => erase(doc, gone));
      if (snapshot === 'after') await keep();
      const again = await roomOn(log);
      const waking = vi.spyOn(Ledger.prototype, 'wake');
      expect(wordsOf(await comer(again), gone)).toBe('measure 3;');
      expect([snapshot, waking.mock.calls.length]).toEqual([snapshot, snapshot === 'after' ? 0 : 1]);
      waking.mockRestore();
    }
  });

  it('T36 T37 with letters that came late are told, to their author first, and are the same after a restart', async () => {
    for (const snapshot of ['none', 'before', 'between', 'after']) {
      const log = new MemoryLog();
      const clock = manualClock();
      const room = await roomOn(log, clock);
      const gone = await last(room);
      const keep = async (): Promise<void> => (await Ledger.load(log, NAME)).snapshot();
      const [watcher, author] = [silentConnection(delegate('bru')), silentConnection(delegate('cyr'))];
      for (const connection of [watcher, author]) room.join(connection);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
      if (snapshot === 'before') await keep();
      await edit(room, (other) => erase(other, gone));
      if (snapshot === 'between') await keep();
      doc.on('update', (update: Uint8Array) => room.text(author, update, false));
      for (const [at, letter] of [...'very '].entries()) typeWords(doc, gone, letter, at);
      await room.look(() => null);
      if (snapshot === 'after') await keep();
      const said = author.heard().flatMap((message) => (message.type === 'own' ? [message] : []));
      const healed = said.filter(({ number }) => number === MESSAGE.healed).map(({ body }) => body);
      const back = healed.flatMap(
        (body) => (body as { readonly blocks: readonly { readonly block: string; readonly why: string; readonly mine: string }[] }).blocks,
      );
      expect(back.every(({ block, why }) => block === gone && why === 'removed')).toBe(true);
      expect(back.map(({ mine }) => mine).join('')).toBe('very ');
      const numbers = said.map(({ number }) => number);
      expect(numbers.indexOf(MESSAGE.healed)).toBeLessThan(numbers.indexOf(MESSAGE.ack));
      clock.advance(1_000);
      await room.look(() => null);
      expect(wordsOf(told(watcher), gone)).toBe('very measure 3;');

      const ledger = await Ledger.load(log, NAME);
      expect([snapshot, ledger.lastWords(gone), ledger.notes.size]).toEqual([
        snapshot,
        'very measure 3;',
        (await Ledger.load(log, NAME, false)).notes.size,
      ]);
      const stored = await log.read(NAME, 0, 100);
      expect(verifyOpinion(NAME, stored).sentence).not.toContain('INVALID');
      const uuid = '00000000-0000-4000-8000-000000000002';
      const restore = { uuid, v: 1, seen: { seq: 0 }, command: { do: 'restore', block: gone } } as const;
      expect(await room.act({ person: 'A. Person', actor: () => delegate('arl') }, restore)).toMatchObject({ ok: true });
      const text = await room.look(({ live }) => live.blocks());
      expect(text.map(shownText)).toContain('very measure 3;');
    }
  });

  it('leave undecided insertions out, and do not care that its whole was one', () => {
    const suggested = [{ name: 'insertion', attrs: { by: 'arl', id: '1' } }] as const;
    const runs = [
      { text: 'that it is ', marks: [] },
      { text: 'not ', marks: suggested },
      { text: 'so', marks: [] },
    ];
    const block = { id: 'b000000001', kind: 'operative-item', level: 0, sug: 'ins:arl:2', runs } as const;
    expect([lastWords({ block, behind: null }, false), lastWords(undefined, false)]).toEqual(['that it is so', null]);
  });
});
