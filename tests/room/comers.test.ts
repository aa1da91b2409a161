/** K14: a hundred who come at once cost what one costs: what they are told is made once, counted by the very bytes that they get. */
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { blockIds, type } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const CROWD = 100;
/** The state vector of somebody who has no text. */
const NOTHING = new Uint8Array([0]);

const roomsOn = (log: MemoryLog): Rooms =>
  new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });

async function opened(rooms: Rooms): Promise<Room> {
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  return room;
}

/** Somebody who types, a letter in each entry. */
async function typist(room: Room) {
  const connection = silentConnection(delegate('arl'));
  const doc = new Y.Doc();
  room.join(connection);
  room.step1(connection, NOTHING);
  await room.look(() => null);
  take(doc, connection);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== connection) room.text(connection, update, false);
  });
  const typed = async (letters: string): Promise<void> => {
    for (const letter of letters) {
      type(doc, blockIds(doc).at(-1) ?? '', letter, 0);
      await room.look(() => null);
    }
  };
  return { doc, typed };
}

function take(doc: Y.Doc, connection: HeardConnection): void {
  for (const message of connection.heard())
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, connection);
}

function comers(room: Room, stateVector: Uint8Array): readonly HeardConnection[] {
  return Array.from({ length: CROWD }, () => {
    const one = silentConnection(delegate('arl'));
    room.join(one);
    room.step1(one, stateVector);
    return one;
  });
}

/** The different arrays of bytes that they got of these messages, over all. */
const made = (crowd: readonly HeardConnection[], wanted: (message: Uint8Array) => boolean): ReadonlySet<Uint8Array> =>
  new Set(crowd.flatMap((one) => one.sent().filter(wanted)));
const ofText = ([first, step]: Uint8Array): boolean => first === MESSAGE.sync && step !== 0;
const ofRegister = ([first]: Uint8Array): boolean => first === MESSAGE.register;

const blocksOf = (doc: Y.Doc) => readBlocks(doc.getXmlFragment(ROOT));

/** All have the whole text, whatever each had before. */
function expectWhole(crowd: readonly HeardConnection[], whole: Y.Doc, before: Uint8Array | null): void {
  for (const one of [crowd[0], crowd.at(-1)]) {
    const doc = new Y.Doc();
    if (before !== null) Y.applyUpdate(doc, before);
    if (one !== undefined) take(doc, one);
    expect(blocksOf(doc)).toEqual(blocksOf(whole));
  }
}

/** The first letters of the last paragraph. */
function deleteFirst(doc: Y.Doc, letters: number): void {
  const last = doc.getXmlFragment(ROOT).toArray().at(-1);
  const text = last instanceof Y.XmlElement ? last.get(0) : null;
  if (text instanceof Y.XmlText) text.delete(0, letters);
}

/** What is sent there waits for the same turn. */
async function together(room: Room, send: () => void): Promise<void> {
  const before = room.look(() => null);
  send();
  await before;
  await room.look(() => null);
}

const acksOf = (one: HeardConnection) =>
  one.heard().flatMap((message) => (message.type === 'own' && message.number === MESSAGE.ack ? message.body : []));

afterEach(() => vi.restoreAllMocks());

describe('K14 those who come', () => {
  it('K14 get the same bytes, made once, also where others type between them', async () => {
    const rooms = roomsOn(new MemoryLog());
    await rooms.create(founding('one', measures('one', 3)));
    const room = await opened(rooms);
    const { doc, typed } = await typist(room);
    await typed('abcdefghij');
    const states = vi.spyOn(LiveText.prototype, 'state');
    const crowd = comers(room, NOTHING);
    await room.look(() => null);
    // the founding and ten letters, joined
    expect(made(crowd, ofText).size).toBe(1);
    expectWhole(crowd, doc, null);
    expect(states).not.toHaveBeenCalled();
    await room.look((ledger) => ledger.snapshot());
    states.mockClear();
    const later: HeardConnection[] = [];
    for (const letter of 'klmno') {
      later.push(...comers(room, NOTHING));
      await typed(letter);
    }
    const last = comers(room, NOTHING);
    await room.look(() => null);
    expectWhole(last, doc, null);
    // one state for all five hundred, however the text went on
    expect(new Set(later.map((one) => one.sent().find(ofText))).size).toBe(1);
    expect(states).not.toHaveBeenCalled();
    await rooms.close();
  });

  it('K14 get what they lack, made once, when they come back after a restart, and no document is built for it', async () => {
    const log = new MemoryLog();
    const before = roomsOn(log);
    await before.create(founding('one', measures('one', 3)));
    const room = await opened(before);
    const { doc, typed } = await typist(room);
    await typed('abc');
    await room.look((ledger) => ledger.snapshot());
    const held = Y.encodeStateAsUpdate(doc);
    const vector = Y.encodeStateVector(doc);
    // while they are away: letters come and go
    await typed('defg');
    deleteFirst(doc, 6);
    await room.look(() => null);
    await before.close();
    const building = vi.spyOn(LiveText, 'folding');
    const after = roomsOn(log);
    const next = await opened(after);
    const crowd = comers(next, vector);
    await next.look(() => null);
    expect(made(crowd, ofText).size).toBe(2);
    expectWhole(crowd, doc, held);
    expect(building).not.toHaveBeenCalled();
    await after.close();
  });

  it('K14 answer with all that they know to be gone, and where that is nothing new no document is built for it', async () => {
    const log = new MemoryLog();
    const before = roomsOn(log);
    await before.create(founding('one', measures('one', 3)));
    const room = await opened(before);
    const { doc, typed } = await typist(room);
    await typed('abc');
    deleteFirst(doc, 2);
    await room.look((ledger) => ledger.snapshot());
    await typed('defg');
    deleteFirst(doc, 3);
    await room.look(() => null);
    await before.close();
    const building = vi.spyOn(LiveText, 'folding');
    const after = roomsOn(log);
    const next = await opened(after);
    const seq = await next.look((ledger) => ledger.seq);
    const known = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    expect(known.length).toBeGreaterThan(6);
    const crowd = comers(next, Y.encodeStateVector(doc));
    const [first, second] = crowd;
    if (first === undefined || second === undefined) throw new Error('they have come');
    for (const one of crowd) next.text(one, known, true);
    // whoever comes for the first time has nothing
    next.text(first, Uint8Array.of(0, 0), true);
    await next.look(() => null);
    expect(crowd.map((one) => acksOf(one).at(-1))).toEqual(crowd.map((one) => ({ n: one === first ? 2 : 1, seq })));
    expect(building).not.toHaveBeenCalled();
    // what waits before it is not acknowledged with it
    deleteFirst(doc, 1);
    const more = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    await together(next, () => {
      next.text(first, more, false);
      next.text(first, known, true);
    });
    expect(acksOf(first).slice(2)).toEqual([{ n: 4, seq: seq + 1 }]);
    expect(building).toHaveBeenCalledOnce();
    // and one letter more is news
    deleteFirst(doc, 1);
    await together(next, () => {
      next.text(second, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), true);
      next.text(second, more, true);
    });
    expect(acksOf(second).slice(1)).toEqual([{ n: 3, seq: seq + 2 }]);
    expect(await next.look(({ live }) => live.blocks())).toEqual(blocksOf(doc));
    await after.close();
  });

  it('get the same bytes of the register, and later ones those of their time', async () => {
    const rooms = roomsOn(new MemoryLog());
    await rooms.create(founding('one', measures('one', 3)));
    const room = await opened(rooms);
    const first = comers(room, NOTHING);
    const paragraph = await room.look(({ state }) => [...state.blocks.values()].find(({ kind }) => kind === 'operative-item'));
    const command = { do: 'support', block: paragraph?.id ?? '', hash: paragraph?.hash ?? null } as const;
    const envelope = { uuid: '00000000-0000-4000-8000-000000000001', v: 1, seen: { seq: 0 }, command } as const;
    const registers = made(first, ofRegister);
    expect(registers.size).toBe(1);
    expect(await room.act({ person: 'P', actor: () => delegate('arl') }, envelope)).toMatchObject({ ok: true });
    const later = comers(room, NOTHING);
    await room.look(() => null);
    expect(made(later, ofRegister).size).toBe(1);
    expect([...made(later, ofRegister)].some((bytes) => registers.has(bytes))).toBe(false);
    await rooms.close();
  });
});
