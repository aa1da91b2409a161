/** A part is one update of a client: what is sent at once comes in entries of its own, appended as one, and goes back as one. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { readEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { DEFAULT_POLICY, type TextFacts } from '../../shared/opinion/entry.ts';
import { shownText } from '../../shared/text/block.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { element } from '../text/support.ts';

const NAME: LogName = { kind: 'opinion', id: 'one' };
const AGE_MS = 60_000;
/** The first measure is the third block. */
const FIRST = 2;

/** Notes how much each append holds, and lets another node be first where it is asked to. */
class NotedLog extends MemoryLog {
  readonly sizes: number[] = [];
  before: () => Promise<void> = async () => {};

  override async append(log: LogName, entries: readonly Stored[]) {
    const { before } = this;
    this.before = async () => {};
    await before();
    const appended = await super.append(log, entries);
    if (appended === 'ok') this.sizes.push(entries.length);
    return appended;
  }
}

async function house(items = 3) {
  const log = new NotedLog();
  const clock = manualClock();
  const tools = { log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') };
  const rooms = new Rooms(tools);
  await rooms.create(founding('one', measures('one', items)));
  const open = async (of: Rooms) => {
    const found = await of.open('one');
    if (found === null) throw new Error('the opinion was made');
    return found;
  };
  const room = await open(rooms);
  clock.advance(AGE_MS);
  const [first] = log.sizes.splice(0);
  const begun = first ?? 0;
  const call = async (at: number): Promise<void> => {
    const { id: block, hash } = await room.look(({ live, state }) => {
      const id = live.order[at] ?? '';
      return { id, hash: state.blocks.get(id)?.hash ?? '' };
    });
    const command = { do: 'call', targets: [{ block, hash }] } as const;
    const envelope = { uuid: '00000000-0000-4000-8000-000000000001', v: 1, seen: { seq: begun }, command } as const;
    expect(await room.act({ person: 'C', actor: () => delegate('chair', 'chair') }, envelope)).toMatchObject({ ok: true });
    log.sizes.splice(0);
  };
  const suggest = async (): Promise<void> => {
    const command = { do: 'set-policy', policy: { ...DEFAULT_POLICY, editing: 'suggest' } } as const;
    const envelope = { uuid: '00000000-0000-4000-8000-000000000002', v: 1, seen: { seq: begun }, command } as const;
    expect(await room.act({ person: 'C', actor: () => delegate('chair', 'chair') }, envelope)).toMatchObject({ ok: true });
    log.sizes.splice(0);
  };
  const texts = () => room.look(({ live }) => live.blocks().map(shownText));
  const seq = () => room.look((ledger) => ledger.seq);
  const facts = async (): Promise<readonly TextFacts[]> =>
    (await log.read(NAME, begun)).map((one) => readEntry(one).entry.fact).flatMap((fact) => (fact.type === 'text' ? fact : []));
  const isValid = async (): Promise<boolean> => verifyOpinion(NAME, await log.read(NAME, 0)).verdict === 'valid';
  const other = () => open(new Rooms(tools));
  return { log, clock, rooms, room, call, suggest, texts, seq, facts, isValid, other, begun };
}

/** Somebody who has the text and writes without being connected. */
async function away(room: Awaited<ReturnType<typeof house>>['room']) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void written.push(update));
  const fragment = doc.getXmlFragment(ROOT);
  const words = (at: number): Y.XmlText => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
  /** Enter: the end of a paragraph goes, and comes anew in one behind it. */
  const split = (at: number, place: number, id: string): void =>
    doc.transact(() => {
      const end = words(at).toString().slice(place);
      words(at).delete(place, end.length);
      fragment.insert(at + 1, [element({ id, kind: 'operative-item', level: 0 }, end)]);
    });
  return { doc, fragment, words, split, written };
}

const authorsIn = (facts: readonly TextFacts[]): readonly (readonly string[])[] =>
  facts.map(({ parts }) => parts.map(({ by }) => (by === 'server' ? by : by.entity)));

const healed = (connection: HeardConnection): readonly { readonly blocks: readonly { readonly why: string; readonly mine: string }[] }[] =>
  connection.heard().flatMap((message) => (message.type === 'own' && message.number === MESSAGE.healed ? [message.body as never] : []));
const acks = (connection: HeardConnection): readonly unknown[] =>
  connection.heard().flatMap((message) => (message.type === 'own' && message.number === MESSAGE.ack ? [message.body] : []));

describe('T45 T46 a queue', () => {
  it('becomes entries with one update each, appended at once and acknowledged once', async () => {
    const { log, room, texts, facts, isValid, begun } = await house();
    const { words, split, written } = await away(room);
    const connection = silentConnection(delegate('arl'));
    for (const [at, letter] of [...'two '].entries()) words(FIRST).insert(at, letter);
    split(FIRST, 6, 'b999999991');
    words(FIRST + 1).insert(0, 'X');
    room.queued(connection, written);
    expect(await texts()).toEqual(['one: a test', 'invites', 'two me', 'Xasure 1;', 'measure 2;', 'measure 3;']);
    expect(log.sizes).toEqual([3]);
    expect(authorsIn(await facts())).toEqual([['arl'], ['arl'], ['arl']]);
    expect((await facts()).map(({ changes }) => changes.length)).toEqual([1, 2, 1]);
    expect(acks(connection)).toEqual([{ n: 1, seq: begun + 3 }]);
    expect(await isValid()).toBe(true);
  });

  it('comes beside what others write, and each update is judged on what was there by then', async () => {
    const { log, room, texts, facts, isValid } = await house();
    const [one, two] = [await away(room), await away(room)];
    one.words(FIRST).insert(0, 'A');
    one.words(FIRST + 1).insert(0, 'A');
    two.words(FIRST).insert(0, 'B');
    room.queued(silentConnection(delegate('arl')), one.written);
    room.queued(silentConnection(delegate('bru')), two.written);
    room.queued(silentConnection(delegate('bru')), two.written);
    expect((await texts()).slice(FIRST, FIRST + 2).map((text) => text.replace(/^(AB|BA)/, 'both'))).toEqual([
      'bothmeasure 1;',
      'Ameasure 2;',
    ]);
    expect(log.sizes).toEqual([2]);
    expect(authorsIn(await facts())).toEqual([['arl', 'bru'], ['arl']]);
    expect(await isValid()).toBe(true);
  });

  it('is tried again as a whole where another node was first, and nothing of it comes twice', async () => {
    const { log, room, texts, isValid, other } = await house();
    const { words, written } = await away(room);
    const there = await other();
    const beside = await away(room);
    beside.words(FIRST + 2).insert(0, 'other ');
    log.before = async () => {
      for (const update of beside.written) there.text(silentConnection(delegate('bru')), update, false);
      await there.look(() => null);
    };
    words(FIRST).insert(0, 'A');
    words(FIRST + 1).insert(0, 'B');
    words(FIRST).delete(0, 1);
    room.queued(silentConnection(delegate('arl')), written);
    expect((await texts()).slice(FIRST)).toEqual(['measure 1;', 'Bmeasure 2;', 'other measure 3;']);
    // whoever was too late once comes with less
    expect(log.sizes).toEqual([1, 1]);
    expect(await isValid()).toBe(true);
  });

  it('is nothing where all of it was recorded before its sender heard so, and goes on where a part of it was', async () => {
    const { log, room, texts, seq, isValid } = await house();
    const { words, written } = await away(room);
    words(FIRST).insert(0, 'A');
    words(FIRST + 1).delete(0, 1);
    room.queued(silentConnection(delegate('arl')), written.slice());
    const { length } = written;
    words(FIRST).insert(1, 'B');
    const before = await seq();
    const again = silentConnection(delegate('arl'));
    room.queued(again, written.slice(0, length));
    expect(await seq()).toBe(before);
    expect(acks(again)).toEqual([{ n: 1, seq: before }]);
    room.queued(again, written);
    expect((await texts()).slice(FIRST, FIRST + 2)).toEqual(['ABmeasure 1;', 'easure 2;']);
    expect(log.sizes).toEqual([2, 1]);
    expect(await isValid()).toBe(true);
  });

  it('is refused as a whole where one of it is, and the others go on', async () => {
    const { room, texts, seq } = await house();
    const [{ words, written }, other] = [await away(room), await away(room)];
    words(FIRST).insert(0, 'A');
    words(FIRST).insert(0, 'C');
    const before = await seq();
    const evil = silentConnection(delegate('arl'));
    room.queued(evil, [...written, Uint8Array.of(7)]);
    other.words(FIRST + 1).insert(0, 'B');
    for (const update of other.written) room.text(silentConnection(delegate('bru')), update, false);
    expect((await texts()).slice(FIRST, FIRST + 2)).toEqual(['measure 1;', 'Bmeasure 2;']);
    expect(await seq()).toBe(before + 1);
    expect(evil.closed).toEqual([{ code: CLOSE.malformed, why: 'garbage' }]);
  });

  it('brings what was deleted while away, also over a connection that has just begun', async () => {
    const { clock, room, texts } = await house();
    const { fragment, written } = await away(room);
    fragment.delete(FIRST, 1);
    const young = silentConnection(delegate('arl'), { since: clock.now() });
    room.text(young, written[0] as Uint8Array, false);
    await texts();
    expect(young.closed).toMatchObject([{ code: CLOSE.massDeletion }]);
    const back = silentConnection(delegate('arl'), { since: clock.now() });
    room.queued(back, written);
    expect((await texts()).slice(FIRST)).toEqual(['measure 2;', 'measure 3;']);
    expect(back.closed).toEqual([]);
  });

  it('is one part from where its facts become too many', async () => {
    const { log, room, texts, seq, isValid } = await house(400);
    const { words, written } = await away(room);
    // a letter in a heading changes all that it governs
    for (let n = 0; n < 100; n++) words(1).insert(0, 'x');
    const before = await seq();
    room.queued(silentConnection(delegate('arl')), written);
    expect((await texts())[1]).toBe(`${'x'.repeat(100)}invites`);
    expect(await seq()).toBe(before + 1);
    expect(log.sizes).toEqual([1]);
    expect(await isValid()).toBe(true);
  });

  it('is appended behind another where both are too much at once, and an act stays behind all that was sent before it', async () => {
    const { log, room, texts, seq } = await house();
    const before = await seq();
    for (const at of [FIRST, FIRST + 1]) {
      const { words, written } = await away(room);
      for (let n = 0; n < 150; n++) words(at).insert(0, 'x');
      room.queued(silentConnection(delegate('arl')), written);
    }
    const lines = Array(150).fill('x').join('');
    expect((await texts()).slice(FIRST, FIRST + 2)).toEqual([`${lines}measure 1;`, `${lines}measure 2;`]);
    expect(await seq()).toBe(before + 300);
    expect(log.sizes).toEqual([150, 150]);
  });

  it('Y4 what piles up of one connection is some parts and a long one: it holds nobody up', async () => {
    const { log, room, texts, seq, isValid } = await house();
    const { words, written } = await away(room);
    for (let n = 0; n < 500; n++) words(FIRST).insert(0, 'x');
    const before = await seq();
    const connection = silentConnection(delegate('arl'));
    for (const update of written) room.text(connection, update, false);
    expect((await texts())[FIRST]).toBe(`${'x'.repeat(500)}measure 1;`);
    expect(await seq()).toBe(before + 20);
    expect(log.sizes).toEqual([20]);
    expect(acks(connection)).toEqual([{ n: 500, seq: before + 20 }]);
    expect(await isValid()).toBe(true);
  });
});

describe('T47 words of a queue that cannot stay', () => {
  it('go back as one, are one repair, and the rest stays', async () => {
    const { room, call, texts, facts, isValid } = await house();
    const { words, written } = await away(room);
    await call(FIRST);
    const connection = silentConnection(delegate('arl'));
    for (let n = 0; n < 30; n++) words(FIRST).insert(0, `${n} `);
    words(FIRST + 1).insert(0, 'A');
    const other = await away(room);
    room.queued(connection, written);
    other.words(FIRST + 2).insert(0, 'B');
    for (const update of other.written) room.text(silentConnection(delegate('bru')), update, false);
    expect((await texts()).slice(FIRST)).toEqual(['measure 1;', 'Ameasure 2;', 'Bmeasure 3;']);
    const back = healed(connection).flatMap(({ blocks }) => blocks);
    expect(back).toHaveLength(1);
    expect(back[0]?.mine).toBe(`${Array.from({ length: 30 }, (_, n) => `${29 - n} `).join('')}measure 1;`);
    expect(connection.closed).toEqual([]);
    expect(authorsIn(await facts())).toEqual([['arl', 'server', 'bru']]);
    expect(await isValid()).toBe(true);
  });

  it('T21 go back as one where the text is only suggested to by now', async () => {
    const { room, suggest, texts, isValid } = await house();
    const { words, split, written } = await away(room);
    await suggest();
    const connection = silentConnection(delegate('arl'));
    for (const [at, word] of ['not ', 'as ', 'text '].entries()) words(FIRST).insert(at * 3, word);
    words(FIRST + 2).delete(0, 3);
    words(FIRST).insert(0, 'again ');
    split(FIRST + 1, 4, 'b999999991');
    room.queued(connection, written);
    const whole = await texts();
    expect(whole.slice(FIRST, FIRST + 3)).toEqual(['measure 1;', 'measure 2;', expect.any(String)]);
    expect(whole).toContain('measure 3;');
    const mine = healed(connection).flatMap(({ blocks }) => blocks.map((one) => one.mine).filter((one) => one !== ''));
    expect(mine.filter((one) => one.includes('measure 1;'))).toEqual([words(FIRST).toString()]);
    expect(healed(connection)).toHaveLength(1);
    expect(connection.closed).toEqual([]);
    expect(await isValid()).toBe(true);
  });

  it('T42 are judged apart from an update that took out too much, though all was written anew after it', async () => {
    const items = 16;
    const { room, call, texts, facts, isValid } = await house(items);
    const { doc, words, written } = await away(room);
    await call(FIRST);
    words(FIRST).insert(0, 'never ');
    const others = Array.from({ length: items - 1 }, (_, n) => words(FIRST + 1 + n));
    doc.transact(() => {
      for (const one of others) one.delete(0, one.length);
    });
    others.forEach((one, n) => void one.insert(0, `written anew ${n}`));
    const connection = silentConnection(delegate('arl'));
    room.queued(connection, written);
    const after = await texts();
    expect(after[FIRST]).toBe('measure 1;');
    for (let n = 0; n < items - 1; n++) expect(after[FIRST + 1 + n]).toContain(`measure ${n + 2};`);
    const whys = healed(connection).flatMap(({ blocks }) => blocks.map(({ why }) => why));
    expect([...whys].sort()).toEqual(['closed:text', 'removal']);
    expect((await facts()).map(({ healed: all }) => all.map(({ why }) => why))).toEqual([['closed:text'], ['removal'], []]);
    expect(await isValid()).toBe(true);
  });

  it('T42 are one where they took out too much only together: whoever wrote as much anew keeps it', async () => {
    const items = 16;
    for (const anew of [true, false]) {
      const { room, texts, isValid } = await house(items);
      const { fragment, words, written } = await away(room);
      words(0).insert(0, 'still ');
      for (let n = 0; n < 12; n++) {
        fragment.delete(FIRST, 1);
        const block = element({ id: `b9999999${10 + n}`, kind: 'operative-item', level: 0 }, `written anew ${n}`);
        if (anew) fragment.insert(fragment.length, [block]);
      }
      const connection = silentConnection(delegate('arl'));
      room.queued(connection, written);
      const after = (await texts()).slice(FIRST);
      expect(after.length).toBe(items);
      expect(after.filter((text) => text.startsWith('written anew')).length).toBe(anew ? 12 : 0);
      expect(healed(connection).flatMap(({ blocks }) => blocks)).toEqual(anew ? [] : [{ block: null, why: 'removal', mine: '' }]);
      expect((await texts())[0]).toBe('still one: a test');
      expect(connection.closed).toEqual([]);
      expect(await isValid()).toBe(true);
    }
  });

  it('T2 a closed paragraph that goes and comes again in two updates of a queue is there once', async () => {
    const { room, call, texts, isValid } = await house();
    const { fragment, doc, written } = await away(room);
    const undo = new Y.UndoManager(fragment, { captureTimeout: 0 });
    await call(FIRST);
    doc.transact(() => fragment.delete(FIRST, 1), null);
    undo.undo();
    expect(written).toHaveLength(2);
    room.queued(silentConnection(delegate('arl')), written);
    expect((await texts()).slice(FIRST)).toEqual(['measure 1;', 'measure 2;', 'measure 3;']);
    expect(await isValid()).toBe(true);
  });
});

it('T25 letters that somebody took away unseen come back also where what brought them was tried in vain', async () => {
  const { room, call, texts, isValid } = await house();
  const [taker, typist] = [await away(room), await away(room)];
  const undo = new Y.UndoManager(taker.fragment, { captureTimeout: 0 });
  const [first, second] = [silentConnection(delegate('arl')), silentConnection(delegate('bru'))];
  taker.doc.transact(() => taker.fragment.delete(FIRST, 1), null);
  typist.words(FIRST).insert(0, 'seen ');
  for (const update of typist.written) room.text(second, update, false);
  await texts();
  room.queued(first, taker.written.splice(0));
  expect((await texts()).slice(FIRST)).toEqual(['measure 2;', 'measure 3;']);
  await call(FIRST);
  undo.undo();
  taker.words(FIRST + 1).insert(0, 'never ');
  taker.words(FIRST + 1).insert(0, 'ever ');
  room.queued(first, taker.written);
  expect((await texts()).slice(FIRST)).toEqual(['seen measure 1;', 'measure 2;', 'measure 3;']);
  expect(healed(first).flatMap(({ blocks }) => blocks)).toHaveLength(1);
  expect(await isValid()).toBe(true);
});

describe('T48 a connection that is ended', () => {
  it('for too many repairs ends there: nothing more of it is recorded', async () => {
    const { room, call, texts } = await house();
    const { words, written } = await away(room);
    await call(FIRST);
    const connection = silentConnection(delegate('arl'));
    for (let n = 0; n < 20; n++) words(FIRST).insert(0, 'x');
    words(FIRST + 1).insert(0, 'too late ');
    for (const update of written.slice(0, 20)) {
      room.text(connection, update, false);
      await texts();
    }
    expect(connection.closed).toEqual([{ code: CLOSE.diverged, why: 'too many repairs' }]);
    for (const update of written.slice(20)) room.text(connection, update, false);
    room.queued(connection, written.slice(20));
    expect((await texts()).slice(FIRST)).toEqual(['measure 1;', 'measure 2;', 'measure 3;']);
  });

  it('for what it sent ends there too, also where the next of it was on its way', async () => {
    const { room, texts } = await house();
    const { words, written } = await away(room);
    const connection = silentConnection(delegate('arl'));
    words(FIRST).insert(0, 'A');
    room.text(connection, Uint8Array.of(9), false);
    for (const update of written) room.text(connection, update, false);
    expect((await texts())[FIRST]).toBe('measure 1;');
    expect(connection.closed).toEqual([{ code: CLOSE.malformed, why: 'garbage' }]);
  });
});
