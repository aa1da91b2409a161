/** The room on a memory log, with connections that have no transport: order of append and telling, acts, text, drops, races of two nodes. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Log, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { shownText } from '../../shared/text/block.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');

async function house(log: Log = new MemoryLog()) {
  const clock = manualClock();
  const logger = pino({ level: 'silent' });
  const rooms = new Rooms({ log, clock, logger, forum: () => forumOf('arl', 'bru') });
  await rooms.create(
    founding('one', [
      { kind: 'title', level: 0, text: 'A TEST' },
      { kind: 'preamble-heading', level: 0, text: 'considering' },
      { kind: 'preamble-item', level: 0, text: 'that one thing follows from another;' },
      { kind: 'preamble-item', level: 0, text: 'that nothing follows from nothing,' },
    ]),
  );
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  let uuids = 0;
  const act = (actor: Actor, command: Command, uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`) =>
    room.act({ person: 'A. Person', actor: () => actor }, { uuid, v: 1, seen: { seq: 0 }, command });
  const now = (): Promise<Register> => room.look(({ state, notes }) => register(state, notes, 'one'));
  return { clock, rooms, room, act, now };
}

/** A Yjs document that follows what a connection hears, and whose edits go to the room. */
async function editor(room: Awaited<ReturnType<typeof house>>['room'], connection: HeardConnection) {
  const doc = new Y.Doc();
  room.join(connection);
  room.step1(connection, Y.encodeStateVector(doc));
  await room.look(() => null);
  let read = 0;
  const catchUp = (): void => {
    const messages = connection.heard();
    for (const message of messages.slice(read)) {
      if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
    }
    read = messages.length;
  };
  catchUp();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'room') room.text(connection, update, false);
  });
  const words = (at: number): Y.XmlText => {
    const block = doc.getXmlFragment(ROOT).get(at);
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error(`no words in block ${at}`);
    return text;
  };
  return { doc, words, catchUp };
}

const paragraph = (shown: Register, at: number) => {
  const found = shown.paragraphs[at];
  if (found === undefined) throw new Error(`no paragraph ${at}`);
  return found;
};
const own = (connection: HeardConnection, number: number): readonly unknown[] =>
  connection.heard().flatMap((message) => (message.type === 'own' && message.number === number ? [message.body] : []));

describe('the room', () => {
  it('brings the text of one client to another, recorded before it is told, and acknowledges it', async () => {
    const { room, now } = await house();
    const [first, second] = [silentConnection(delegate('arl')), silentConnection(delegate('bru'), { extended: false })];
    const [writer, reader] = [await editor(room, first), await editor(room, second)];
    const before = (await now()).seq;
    writer.words(2).insert(0, 'indeed ');
    expect((await now()).seq).toBe(before + 1);
    reader.catchUp();
    expect(reader.words(2).toString()).toBe('indeed that one thing follows from another;');
    expect(own(first, MESSAGE.ack)).toEqual([{ n: 1, seq: before + 1 }]);
    expect(second.heard().some(({ type }) => type === 'own')).toBe(false);
  });

  it('tells what many wrote in one tick in few messages, whose sum is what the log holds', async () => {
    const { room } = await house();
    const [stock, late] = [silentConnection(delegate('arl'), { extended: false }), silentConnection(delegate('bru'), { extended: false })];
    const reader = await editor(room, stock);
    const writers = await Promise.all(Array.from({ length: 40 }, () => editor(room, silentConnection(delegate('arl')))));
    const before = stock.heard().length;
    // the first of them goes by itself, and the others wait for it together
    for (const [n, { words }] of writers.entries()) words(2 + (n % 2)).insert(0, `${n};`);
    for (const { words } of writers) words(2).delete(0, 2);
    await room.look(() => null);
    reader.catchUp();
    const told = stock
      .heard()
      .slice(before)
      .filter(({ type }) => type === 'update');
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(8);
    const recorded = await room.read(({ live }) => live.blocks().map(shownText));
    const newcomer = await editor(room, late);
    for (const { doc } of [reader, newcomer]) expect(readBlocks(doc).map(shownText)).toEqual(recorded);
    expect(recorded.join()).toContain('39;');
  });

  it('T24 gives words back that could not stay before it acknowledges the text they came with', async () => {
    const { room, act, now } = await house();
    const connection = silentConnection(delegate('bru'));
    const writer = await editor(room, connection);
    const { id: block, hash } = paragraph(await now(), 2);
    expect(await act(CHAIR, { do: 'call', targets: [{ block, hash }] })).toMatchObject({ ok: true });
    const before = connection.heard().length;
    writer.words(2).insert(0, 'X');
    await now();
    const heard = connection.heard().slice(before);
    expect(heard.flatMap((message) => (message.type === 'own' ? [message.number] : []))).toEqual([MESSAGE.healed, MESSAGE.ack]);
    expect(heard.findIndex(({ type }) => type === 'update')).toBe(0);
  });

  it('runs the story: object, call, declaration refused, withdraw, declare, closed to typing, reopen', async () => {
    const { room, act, now, clock } = await house();
    const connection = silentConnection(delegate('bru'));
    const writer = await editor(room, connection);
    const target = () => now().then((shown) => ({ block: paragraph(shown, 2).id, hash: paragraph(shown, 2).hash }));
    const { block, hash } = await target();
    expect(await act(delegate('arl'), { do: 'raise-objection', block, hash, reason: 'too narrow' })).toMatchObject({ ok: true });
    expect(await act(CHAIR, { do: 'call', targets: [{ block, hash }] })).toMatchObject({ ok: true });
    clock.advance(20_000);
    expect(await act(CHAIR, { do: 'declare', target: { block, hash } })).toMatchObject({
      ok: false,
      refusal: { code: 'objection-stands', entities: ['arl'] },
    });
    const objection = paragraph(await now(), 2).positions[0];
    expect(objection).toMatchObject({ entity: 'arl', kind: 'objection', note: { reason: 'too narrow' } });
    expect(await act(delegate('arl'), { do: 'withdraw', position: objection?.id ?? '' })).toMatchObject({ ok: true });
    clock.advance(20_000);
    expect(await act(CHAIR, { do: 'declare', target: { block, hash } })).toMatchObject({ ok: true });
    expect(paragraph(await now(), 2)).toMatchObject({ status: 'agreed', closed: true });
    writer.catchUp();
    writer.words(2).insert(0, 'X');
    await now();
    expect(own(connection, MESSAGE.healed)).toHaveLength(1);
    writer.catchUp();
    expect(writer.words(2).toString()).toBe('that one thing follows from another;');
    expect(paragraph(await now(), 2).status).toBe('agreed');
    expect(await act(CHAIR, { do: 'reopen', block, cause: 'correction', reason: 'a slip' })).toMatchObject({ ok: true });
    writer.words(2).insert(0, 'X');
    expect(paragraph(await now(), 2)).toMatchObject({ status: 'reopened', closed: false });
    expect(
      await act(CHAIR, { do: 'call-adoption', docHash: (await now()).docHash ?? '', textHash: (await now()).textHash ?? '' }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'not-agreed' },
    });
  });

  it('8.7 lets those who are far read, and object, where the meeting has them not write; the secretariat writes from anywhere', async () => {
    const { room, act, now } = await house();
    const far = { ...delegate('arl'), remote: true };
    const [connection, office, beside] = [
      silentConnection(far),
      silentConnection({ ...delegate('secretariat', 'secretariat'), remote: true }),
      silentConnection(delegate('bru')),
    ];
    const [reader, pen, writer] = [await editor(room, connection), await editor(room, office), await editor(room, beside)];
    await act(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, remoteMayEdit: false } });
    const { seq } = await now();
    reader.words(2).insert(0, 'from afar ');
    expect((await now()).seq).toBe(seq);
    expect(connection.heard().some(({ type }) => type === 'denied')).toBe(true);
    pen.words(2).insert(0, 'the pen: ');
    await now();
    writer.catchUp();
    writer.words(2).insert(0, 'here ');
    expect((await now()).seq).toBe(seq + 2);
    const { id: block, hash } = paragraph(await now(), 2);
    expect(await act(far, { do: 'raise-objection', block, hash })).toMatchObject({ ok: true });
    expect(await act(far, { do: 'support', block, hash })).toMatchObject({ ok: true });
  });

  it('9.3 does a command once, however often it arrives, and tells a reused uuid apart', async () => {
    const { act, now } = await house();
    const { id: block, hash } = paragraph(await now(), 2);
    const uuid = '00000000-0000-4000-8000-0000000000aa';
    const first = await act(delegate('arl'), { do: 'support', block, hash }, uuid);
    expect(await act(delegate('arl'), { do: 'support', block, hash }, uuid)).toEqual(first);
    expect(await act(delegate('arl'), { do: 'raise-objection', block, hash }, uuid)).toEqual({ ok: false, why: 'uuid-reused' });
    expect(await act(delegate('bru'), { do: 'support', block, hash }, uuid)).toMatchObject({ ok: true });
    expect(paragraph(await now(), 2).positions).toHaveLength(2);
  });

  it('A3 judges the right to act and to write when the turn comes', async () => {
    const { room, now } = await house();
    const connection = silentConnection(delegate('arl'));
    const writer = await editor(room, connection);
    connection.end();
    writer.words(2).insert(0, 'late ');
    expect((await now()).seq).toBe(2);
    expect(connection.closed).toEqual([{ code: 4401, why: 'signed out' }]);
    const gone = { person: 'x', actor: () => null };
    const command = { do: 'support', block: 'b000000000', hash: null } as const;
    expect(await room.act(gone, { uuid: 'u', v: 1, seen: { seq: 2 }, command })).toEqual({ ok: false, why: 'signed-out' });
  });

  it('A4 refuses the words of a reader and drops its delete-only writes in silence', async () => {
    const { room, now } = await house();
    const connection = silentConnection(delegate('ngo', 'observer'));
    const reader = await editor(room, connection);
    reader.words(2).insert(0, 'x');
    reader.words(3).delete(0, 4);
    expect((await now()).seq).toBe(2);
    expect(connection.heard().filter(({ type }) => type === 'denied')).toHaveLength(1);
    expect(connection.closed).toEqual([]);
  });

  it('writes down what has come to pass by the clock', async () => {
    const { act, now, clock, room } = await house();
    const { id: block, hash } = paragraph(await now(), 2);
    await act(CHAIR, { do: 'call', targets: [{ block, hash }] });
    expect(paragraph(await now(), 2).call?.ripe).toBe(false);
    clock.advance(DEFAULT_POLICY.minCallSeconds * 1000);
    expect(paragraph(await now(), 2).call?.ripe).toBe(true);
    expect(await room.look(({ seq }) => seq)).toBe(4);
  });

  it('is dropped when the log throws: nothing is told, the next room reads the log again', async () => {
    const broken = new BreakingLog();
    const { rooms, room, now } = await house(broken);
    const connection = silentConnection(delegate('arl'));
    const writer = await editor(room, connection);
    broken.breaks = true;
    writer.words(2).insert(0, 'lost? ');
    await expect(now()).rejects.toBeInstanceOf(StorageFault);
    expect(connection.closed).toEqual([{ code: 4500, why: 'storage' }]);
    expect(own(connection, MESSAGE.ack)).toEqual([]);
    broken.breaks = false;
    const again = await rooms.open('one');
    expect(again).not.toBe(room);
    expect(await again?.look(({ seq }) => seq)).toBe(2);
  });

  it('two nodes on one log: both texts are kept, in one order', async () => {
    const log = new MemoryLog();
    const here = await house(log);
    const elsewhere = new Rooms({ log, clock: here.clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
    const there = await elsewhere.open('one');
    if (there === null) throw new Error('the opinion is there');
    const [a, b] = [silentConnection(delegate('arl')), silentConnection(delegate('bru'))];
    const [first, second] = [await editor(here.room, a), await editor(there, b)];
    first.words(2).insert(0, 'A');
    second.words(3).insert(0, 'B');
    await Promise.all([here.room.look(() => null), there.look(() => null)]);
    here.room.news();
    there.news();
    await Promise.all([here.room.look(() => null), there.look(() => null)]);
    first.catchUp();
    second.catchUp();
    expect([first.words(2).toString()[0], first.words(3).toString()[0]]).toEqual(['A', 'B']);
    expect(second.doc.getXmlFragment(ROOT).toJSON()).toEqual(first.doc.getXmlFragment(ROOT).toJSON());
    expect((await log.head({ kind: 'opinion', id: 'one' }))?.seq).toBe(4);
  });

  it('a snapshot that another node has taken further on misleads nobody who has lost a race', async () => {
    const log = new MemoryLog();
    const here = await house(log);
    const elsewhere = new Rooms({ log, clock: here.clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
    const there = await elsewhere.open('one');
    if (there === null) throw new Error('the opinion is there');
    const mine = silentConnection(delegate('arl'));
    const [first, second] = [await editor(here.room, mine), await editor(there, silentConnection(delegate('bru')))];
    for (const letter of ['C', 'B']) {
      second.words(3).insert(0, letter);
      await there.look(() => null);
    }
    await there.look((ledger) => ledger.snapshot());
    first.words(2).insert(0, 'A');
    await here.room.look(() => null);
    first.catchUp();
    expect(mine.closed).toEqual([]);
    expect([first.words(2).toString()[0], first.words(3).toString()[0]]).toEqual(['A', 'B']);
  });

  it('has no room for an opinion that does not exist, and one room however many ask', async () => {
    const { rooms, room } = await house();
    expect(await rooms.open('none')).toBeNull();
    expect(await Promise.all([rooms.open('one'), rooms.open('one')])).toEqual([room, room]);
    expect(await rooms.ids()).toEqual(['one']);
  });
});

class BreakingLog extends MemoryLog {
  breaks = false;

  override append(log: LogName, entries: readonly Stored[]) {
    return this.breaks ? Promise.reject(new StorageFault('the disk went away')) : super.append(log, entries);
  }
}
