import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { systemClock } from '../../server/clock.ts';
import type { Appended, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { Presence } from '../../server/room/telling/presence.ts';
import { Receipts } from '../../server/room/telling/receipts.ts';
import { BadBytes } from '../../shared/wire/byte-reader.ts';
import { readMessage } from '../../shared/wire/frame.ts';
import { blockIds, type as typeWords } from '../support/blocks.ts';
import { settled } from '../support/bus.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

/** What it is given waits until it is let go on. */
class SlowLog extends MemoryLog {
  isSlow = false;
  readonly waiting: (() => void)[] = [];
  override async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    if (this.isSlow) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return super.append(log, entries);
  }
  goOn(): void {
    this.waiting.shift()?.();
  }
}

const claim = (...states: readonly (readonly [client: number, clock: number, state: unknown])[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const [client, clock, state] of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
};

const told = (messages: readonly Uint8Array[]): Record<string, unknown> => {
  const states: Record<string, unknown> = {};
  for (const message of messages.map(readMessage)) {
    if (message.type !== 'awareness') throw new Error(message.type);
    const decoder = decoding.createDecoder(message.bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      states[client] = JSON.parse(decoding.readVarString(decoder));
    }
  }
  return states;
};

const { presence: hostile } = JSON.parse(readFileSync(new URL('../fixtures/hostile/messages.json', import.meta.url), 'utf8')) as {
  readonly presence: readonly { readonly name: string; readonly hex: string }[];
};

describe('Y8 presence', () => {
  it.each(hostile.map(({ name, hex }) => [name, hex]))('T30 is refused with %s', (_, hex) => {
    const presence = new Presence(new Receipts());
    expect(() => presence.hear(silentConnection(), Uint8Array.from(Buffer.from(hex, 'hex')))).toThrow();
    expect(presence.changes()).toEqual([]);
  });

  it('O4 says of a state that is no JSON nothing that it holds', () => {
    const said = claim([5, 1, 'A. Orsel says']);
    // without its first quotation mark it is none
    said[said.indexOf(0x22)] = 0x41;
    expect(() => new Presence(new Receipts()).hear(silentConnection(), said)).toThrow(/^a state of presence is JSON$/);
  });

  it('keeps positions and writes the identity itself, whatever the client claims', () => {
    const presence = new Presence(new Receipts());
    const claimed = { block: 'b000000001', entity: 'cor', capacity: 'chair', user: { name: 'Chair' }, person: 'Nobody', evil: 'x' };
    expect(presence.hear(silentConnection(delegate('arl')), claim([5, 1, claimed]))).toBe(true);
    expect(told(presence.changes())).toEqual({
      5: {
        block: 'b000000001',
        seat: 's-arl',
        entity: 'arl',
        capacity: 'member-state',
        remote: false,
        person: 'A. Delegate',
        user: { name: 'arl', color: '#5a6370' },
      },
    });
    expect(presence.changes()).toEqual([]);
  });

  it('takes places in the shape that Yjs reads, and no others', () => {
    const presence = new Presence(new Receipts());
    const connection = silentConnection();
    const place = { type: { client: 7, clock: 3 }, tname: null, item: { client: 7, clock: 9 }, assoc: -1 };
    const root = { tname: 'opinion', assoc: 0 };
    const good = { cursor: { anchor: place, head: root }, anchor: place, head: root, block: 'b000000001' };
    presence.hear(connection, claim([5, 1, good]));
    expect(told(presence.changes())[5]).toMatchObject(good);
    presence.hear(connection, claim([5, 2, { cursor: null, block: null }]));
    expect(told(presence.changes())[5]).toMatchObject({ cursor: null, block: null });
    const places = [
      'x',
      7,
      null,
      {},
      [],
      { assoc: 0 },
      { type: null, tname: null, item: null },
      { type: 'x' },
      { type: { client: 'x', clock: 0 } },
      { item: { client: -1, clock: 0 } },
      { item: { client: 1, clock: -1 } },
      { item: { client: 1, clock: 0.5 } },
      { item: { client: 2 ** 32, clock: 0 } },
      { item: { client: 1 } },
      { item: { client: 1, clock: 1, more: 1 } },
      { item: [1, 1] },
      { item: { client: 1, clock: 1 }, assoc: 0.5 },
      { tname: 'other' },
      { tname: '__proto__' },
      { ...place, more: 1 },
    ];
    for (const [at, bad] of places.entries()) {
      const more = { anchor: place, head: place, more: 1 };
      const cursors = [{ anchor: bad, head: place }, { anchor: place, head: bad }, bad === null ? more : bad];
      for (const [turn, cursor] of cursors.entries()) {
        presence.hear(connection, claim([5, 3 + at * 3 + turn, { cursor, anchor: bad, head: bad, block: bad ?? 'x' }]));
        const state = told(presence.changes())[5];
        expect([bad, state]).toEqual([
          bad,
          { seat: 's-arl', entity: 'arl', capacity: 'member-state', remote: false, person: 'A. Delegate', user: expect.anything() },
        ]);
      }
    }
  });

  it('T30 is refused where it says that a screen showed what is no log position, and keeps no receipt of it', () => {
    for (const seen of [-1, 1.5, 1e300, 2 ** 53, 'a', '3', null, true, [3], {}]) {
      const receipts = new Receipts();
      receipts.acted(10);
      const presence = new Presence(receipts);
      expect(() => presence.hear(silentConnection(), claim([5, 1, { seen, block: null }])), String(seen)).toThrow(BadBytes);
      expect([presence.changes(), receipts.of()]).toEqual([[], []]);
    }
    const receipts = new Receipts();
    receipts.acted(10);
    const presence = new Presence(receipts);
    const connection = silentConnection();
    for (const state of [{ seen: 0 }, { seen: 7 }, {}]) expect(presence.hear(connection, claim([5, 1, state]))).toBe(true);
    expect(receipts.of()).toMatchObject([{ entity: 'arl', shown: 7 }]);
  });

  it('T30 has any key and any number that is none of ours: another program says there what it likes', () => {
    const presence = new Presence(new Receipts());
    const own = { selection: [-1, 1.5], typing: 'a', version: 1e300, cursor: { index: -1, length: 'a' }, user: 7, lastSeen: 'never' };
    expect(presence.hear(silentConnection(), claim([5, 1, own]))).toBe(true);
    expect(Object.keys(told(presence.changes())[5] as object).sort()).toEqual(['capacity', 'entity', 'person', 'remote', 'seat', 'user']);
  });

  it('refuses two ids at once, a second id, the id of another, and what is no presence at all', () => {
    const presence = new Presence(new Receipts());
    const [first, second] = [silentConnection(), silentConnection(delegate('bru'))];
    expect(presence.hear(first, claim([5, 1, {}], [6, 1, {}]))).toBe(false);
    expect(presence.hear(first, claim([5, 1, {}]))).toBe(true);
    expect(presence.hear(first, claim([6, 1, {}]))).toBe(false);
    expect(presence.hear(second, claim([5, 2, null]))).toBe(false);
    expect(presence.hear(second, claim([7, 1, { block: 'x'.repeat(3000) }]))).toBe(false);
    expect(presence.hear(second, claim([7, 1, [1]]))).toBe(false);
    expect(presence.hear(second, Uint8Array.of(0))).toBe(false);
    expect(() => presence.hear(second, Uint8Array.of(1, 7))).toThrow(BadBytes);
    expect(Object.keys(told(presence.changes()))).toEqual(['5']);
  });

  it('the fixtures: two chairs in one message, and the removal of another', () => {
    const presence = new Presence(new Receipts());
    const twoChairs = Buffer.from(
      '020501197b2275736572223a7b226e616d65223a224368616972227d7d0601197b2275736572223a7b226e616d65223a224368616972227d7d',
      'hex',
    );
    expect(presence.hear(silentConnection(), twoChairs)).toBe(false);
    presence.hear(silentConnection(), claim([5, 1, {}]));
    presence.changes();
    expect(presence.hear(silentConnection(delegate('bru')), Buffer.from('010564046e756c6c', 'hex'))).toBe(false);
    expect(presence.changes()).toEqual([]);
  });

  it('keeps an id for the seat that had it, and gives it to the newest connection of that seat', () => {
    const presence = new Presence(new Receipts());
    const [before, after, thief] = [silentConnection(), silentConnection(), silentConnection(delegate('bru'))];
    presence.hear(before, claim([5, 1, {}]));
    expect(presence.hear(thief, claim([5, 9, {}]))).toBe(false);
    presence.leave(before);
    expect(presence.hear(thief, claim([5, 9, {}]))).toBe(false);
    expect(presence.hear(after, claim([5, 3, { block: 'b000000001' }]))).toBe(true);
    expect(told(presence.changes())[5]).toMatchObject({ entity: 'arl', block: 'b000000001' });

    // the server has not noticed yet that the line of the one before is dead
    const third = silentConnection();
    expect(presence.hear(third, claim([5, 4, {}]))).toBe(true);
    presence.leave(after);
    expect(told(presence.changes())).toMatchObject({ 5: { entity: 'arl' } });
    expect(presence.all()).toHaveLength(1);
  });

  it('says goodbye for a connection that has left', () => {
    const presence = new Presence(new Receipts());
    const connection = silentConnection();
    presence.hear(connection, claim([5, 1, {}]));
    presence.changes();
    presence.leave(connection);
    expect(told(presence.changes())).toEqual({ 5: null });
    expect(presence.all()).toEqual([]);
  });

  it('knows which Member States are here and which have dropped', () => {
    const presence = new Presence(new Receipts());
    const [arl, bru, company] = [
      silentConnection(delegate('arl')),
      silentConnection(delegate('bru')),
      silentConnection(delegate('acme', 'sector-member')),
    ];
    expect(presence.states([arl, bru, company])).toEqual({ present: ['arl', 'bru'], dropped: [] });
    expect(presence.states([bru])).toEqual({ present: ['bru'], dropped: ['arl'] });
    expect(presence.states([bru], ['cor'])).toEqual({ present: ['bru', 'cor'], dropped: ['arl'] });
  });

  it('O17 says of nobody that its connection has gone while that is not known', () => {
    const presence = new Presence(new Receipts());
    presence.states([silentConnection(delegate('arl'))], ['bru']);
    expect(presence.states([], [], true)).toEqual({ present: [], dropped: [] });
    expect(presence.states([], [])).toEqual({ present: [], dropped: ['arl', 'bru'] });
  });

  /** A room, somebody who watches, and three with carets. */
  async function moving(log = new MemoryLog()) {
    const clock = manualClock();
    const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
    await rooms.create(founding('one', measures('one', 1)));
    const room = await rooms.open('one');
    if (room === null) throw new Error('the opinion was made');
    const witness = silentConnection(delegate('arl'), { extended: false });
    const movers = Array.from({ length: 3 }, () => silentConnection(delegate('arl'), { extended: false }));
    for (const one of [witness, ...movers]) room.join(one);
    const pass = async (ms: number): Promise<void> => {
      await settled();
      clock.advance(ms);
      await settled();
    };
    await pass(1_000);
    let at = 0;
    const move = (...clients: readonly number[]): void => {
      at += 1;
      for (const client of clients) {
        const mover = movers[client];
        if (mover !== undefined) room.presence(mover, claim([client, at, {}]));
      }
    };
    const tellings = (): number => witness.heard().filter(({ type }) => type === 'awareness').length;
    return { rooms, room, witness, movers, pass, move, tellings };
  }

  it('Y8 of a clock that runs, what waits for no time is done when the turn is through', async () => {
    const done: string[] = [];
    systemClock.after(0, () => done.push('soon'));
    systemClock.after(0, () => done.push('called off'))();
    await Promise.resolve();
    expect(done).toEqual([]);
    await setImmediate();
    expect(done).toEqual(['soon']);
  });

  it('Y8 is told in the same turn, after 5 ms where several moved last, and what moves just after that together', async () => {
    const { rooms, pass, move, tellings } = await moving();
    const seen: number[] = [];
    // each moves every 10 ms, for 100 ms
    for (let step = 0; step < 10; step += 1) {
      move(0, 1, 2);
      await pass(step === 0 ? 4 : 10);
      seen.push(tellings());
    }
    expect(seen).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    // one moves, long after that, and long after that again
    const toldAfter = async (ms: number): Promise<number> => {
      const before = tellings();
      await pass(ms);
      return tellings() - before;
    };
    await pass(200);
    move(0);
    expect([await toldAfter(4), await toldAfter(1)]).toEqual([0, 1]);
    await pass(200);
    move(0);
    expect(await toldAfter(0)).toBe(1);
    await rooms.close();
  });

  it('Y8 is told behind the text that was sent before it, and keeps no text that comes after it from being recorded with that', async () => {
    const log = new SlowLog();
    const { rooms, room, witness, movers, pass, move } = await moving(log);
    const [writer] = movers;
    if (writer === undefined) throw new Error('three move');
    const doc = new Y.Doc();
    room.step1(writer, Uint8Array.of(0));
    await settled();
    for (const message of writer.heard())
      if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
    const types = (words: string): void => {
      const before = Y.encodeStateVector(doc);
      typeWords(doc, blockIds(doc).at(-1) ?? '', words);
      room.text(writer, Y.encodeStateAsUpdate(doc, before), false);
    };
    const from = witness.heard().length;
    const heard = (): readonly string[] =>
      witness
        .heard()
        .slice(from)
        .map(({ type }) => type);
    log.isSlow = true;
    types('a');
    await settled();
    types('b');
    move(0);
    await pass(5);
    types('c');
    await pass(5);
    expect([heard(), log.waiting.length]).toEqual([[], 1]);
    log.goOn();
    await pass(0);
    expect([heard(), log.waiting.length]).toEqual([['update'], 1]);
    log.goOn();
    await pass(0);
    expect([heard(), log.waiting.length]).toEqual([['update', 'update', 'awareness'], 0]);
    await rooms.close();
  });
});
