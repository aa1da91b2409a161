/**
 * K9: people come, write and leave while rooms load, unload and load again over a slow log. Nobody may find an empty or a doubled text, miss
 * what was recorded before, wait for ever, or keep a room in memory. Time is the test's own: nothing here waits.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { shownText } from '../../shared/text/block.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { blockIds, type as typeWords, wordsOfAll } from '../support/blocks.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { SlowLog } from './slow-log.ts';

const BEAT_MS = 10_000;
const IDLE_MS = 5_000;
const STEP_MS = 10;
/** How often a visitor looks at what has come. */
const LOOK_MS = 70;
/** Longer than any load, append or goodbye takes: who was told nothing by then never will be. */
const LONG_MS = 20_000;

interface House {
  readonly clock: ManualClock;
  readonly log: SlowLog;
  readonly rooms: Rooms;
  latencyMs: () => number;
}

function houseOf(): House {
  const clock = manualClock();
  const log = new SlowLog(clock, () => house.latencyMs());
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl'), idleMs: IDLE_MS });
  const house: House = { clock, log, rooms, latencyMs: () => 0 };
  return house;
}

/** Everything that is ready to run runs; then time moves on a little, until the job is done. */
async function drive<Value>(clock: ManualClock, job: Promise<Value>): Promise<Value> {
  let going = true;
  const done = job.finally(() => {
    going = false;
  });
  done.catch(() => undefined); // told by `return done`
  while (going) {
    await turn();
    clock.advance(STEP_MS);
  }
  return done;
}

const later = (clock: ManualClock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

/** A connection as a connection has it: whoever is closed leaves. */
class Visitor {
  readonly doc = new Y.Doc();
  readonly connection: HeardConnection;
  #read = 0;

  constructor() {
    this.connection = silentConnection(delegate('arl'));
  }

  get closed(): boolean {
    return this.connection.closed.length > 0;
  }

  /** Takes in what was heard; has the text come? */
  get synced(): boolean {
    const heard = this.connection.heard();
    for (const message of heard.slice(this.#read)) {
      if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(this.doc, message.update, 'room');
    }
    this.#read = heard.length;
    return heard.some(({ type }) => type === 'step2');
  }

  get acknowledged(): number {
    const acks = this.connection
      .heard()
      .flatMap((message) => (message.type === 'own' && message.number === MESSAGE.ack ? [message.body] : []));
    return Math.max(0, ...acks.map((body) => (body as { readonly n: number }).n));
  }
}

const ROOMS = 20;
const VISITS = count(500, 10_000, 50_000);

interface Book {
  /** Words that the log was said to hold, by room. */
  readonly recorded: Map<string, string[]>;
  readonly sent: Map<string, string[]>;
  readonly tally: Record<string, number>;
}

const sayOnce = (text: string, word: string): number => text.split(word).length - 1;

async function visit({ clock, rooms }: House, rng: Rng, id: string, word: string, book: Book): Promise<void> {
  const { tally } = book;
  const note = (what: string): void => {
    tally[what] = (tally[what] ?? 0) + 1;
  };
  const known = [...(book.recorded.get(id) ?? [])];
  const room = await rooms.open(id);
  if (room === null) throw new Error(`${id} is not there`);
  const visitor = new Visitor();
  room.join(visitor.connection);
  room.step1(visitor.connection, Y.encodeStateVector(visitor.doc));
  const stayMs = rng.pick([0, rng.below(100), rng.below(1_000), LONG_MS]);
  const until = clock.now() + stayMs;
  while (!visitor.synced && !visitor.closed && clock.now() < until) await later(clock, LOOK_MS);
  if (visitor.synced) {
    const text = wordsOfAll(visitor.doc);
    expect([id, sayOnce(text, `${id}: a test`), sayOnce(text, 'measure 3;')]).toEqual([id, 1, 1]);
    for (const one of known) expect([one, sayOnce(text, one)]).toEqual([one, 1]);
    note('read');
    if (rng.chance(0.7)) {
      visitor.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'room') room.text(visitor.connection, update, false);
      });
      typeWords(visitor.doc, rng.pick(blockIds(visitor.doc)), word);
      book.sent.set(id, [...(book.sent.get(id) ?? []), word]);
      while (visitor.acknowledged === 0 && !visitor.closed && clock.now() < until) await later(clock, LOOK_MS);
      if (visitor.acknowledged > 0) {
        book.recorded.set(id, [...(book.recorded.get(id) ?? []), word]);
        note('recorded');
      } else note('left early');
    }
  } else note(visitor.closed ? 'closed' : 'left before');
  if (stayMs === LONG_MS) expect([word, visitor.synced || visitor.closed]).toEqual([word, true]);
  room.leave(visitor.connection);
}

describe('K9 loading and unloading', () => {
  it(`K9 finds every text whole in ${VISITS} visits to ${ROOMS} rooms over a slow log, and leaks no room`, {
    timeout: patient(60_000 + VISITS * 40),
  }, async () => {
    const rng = seeded('K9');
    const house = houseOf();
    const { clock, log, rooms } = house;
    const ids = Array.from({ length: ROOMS }, (_, at) => `room-${at}`);
    await drive(clock, Promise.all(ids.map((id) => rooms.create(founding(id, measures(id, 4))))));
    house.latencyMs = () => rng.below(250); // an append passes twice
    const book: Book = { recorded: new Map(), sent: new Map(), tally: {} };
    const begun = clock.now();
    const beats = Math.ceil(VISITS / ROOMS / 0.6);
    let unloads = 0;
    const visits = Array.from({ length: VISITS }, async (_, at) => {
      // most come when the rooms are tended, which is when one may be unloading
      const around = rng.chance(0.7) ? rng.between(-300, 600) : rng.below(BEAT_MS);
      await later(clock, Math.max(0, rng.between(1, beats) * BEAT_MS + around));
      const id = rng.pick(ids);
      if ((log.watched.get(id) ?? 0) === 0) unloads++;
      await visit(house, rng, id, `<word ${at}>`, book);
    });
    await drive(clock, Promise.all(visits));
    await drive(clock, later(clock, IDLE_MS + 3 * BEAT_MS));
    expect([...log.watched].filter(([, loaded]) => loaded !== 0)).toEqual([]);

    house.latencyMs = () => 0;
    for (const id of ids) {
      const ledger = await drive(clock, Ledger.load(log, { kind: 'opinion', id }));
      const text = ledger.live.blocks().map(shownText).join('\n');
      expect([id, sayOnce(text, `${id}: a test`), ledger.live.blocks().length]).toEqual([id, 1, 6]);
      for (const word of book.recorded.get(id) ?? []) expect([word, sayOnce(text, word)]).toEqual([word, 1]);
      for (const word of book.sent.get(id) ?? []) expect(sayOnce(text, word)).toBeLessThan(2);
    }
    await rooms.close();
    expect(clock.waiting()).toBe(0);
    process.stdout.write(`K9: ${JSON.stringify({ ...book.tally, unloads, virtualMs: clock.now() - begun })}\n`);
    expect(unloads).toBeGreaterThan(VISITS / 10);
    for (const what of ['read', 'recorded', 'left early', 'left before']) expect(book.tally[what]).toBeGreaterThan(VISITS / 100);
  });

  it('K9 forgets who left before their turn to come in', async () => {
    const house = houseOf();
    const { clock, log, rooms } = house;
    await drive(clock, rooms.create(founding('one', measures('one', 1))));
    const room = await drive(clock, rooms.open('one'));
    if (room === null) throw new Error('the opinion was made');
    const writer = new Visitor();
    room.join(writer.connection);
    room.step1(writer.connection, Y.encodeStateVector(writer.doc));
    await drive(
      clock,
      room.look(() => null),
    );
    house.latencyMs = () => 250;
    expect(writer.synced).toBe(true);
    writer.doc.on('update', (update: Uint8Array) => room.text(writer.connection, update, false));
    typeWords(writer.doc, blockIds(writer.doc)[0] ?? '', ' more');
    const hasty = silentConnection(delegate('arl'));
    room.join(hasty);
    room.leave(hasty);
    await drive(clock, later(clock, 1_000));
    expect(writer.acknowledged).toBe(1);
    room.leave(writer.connection);
    await drive(clock, later(clock, IDLE_MS + 2 * BEAT_MS));
    expect(log.watched.get('one')).toBe(0);
    await rooms.close();
  });

  it('K9 sends who comes to a room that has ended to the next one', async () => {
    const { clock, rooms } = houseOf();
    await drive(clock, rooms.create(founding('one', measures('one', 1))));
    const room = await drive(clock, rooms.open('one'));
    await drive(clock, room?.close(CLOSE.restart, 'restart') ?? Promise.reject(new Error('the opinion was made')));
    const late = silentConnection(delegate('arl'));
    room?.join(late);
    await drive(clock, later(clock, STEP_MS));
    expect(late.closed).toEqual([{ code: CLOSE.restart, why: 'unloaded' }]);
    expect(await drive(clock, rooms.open('one'))).not.toBe(room);
    await rooms.close();
  });

  it('K9 serves who comes while the room is being unloaded', async () => {
    const house = houseOf();
    const { clock, log, rooms } = house;
    await drive(clock, rooms.create(founding('one', measures('one', 1))));
    const room = await drive(clock, rooms.open('one'));
    if (room === null) throw new Error('the opinion was made');
    const by = { person: 'A. Person', actor: () => delegate('arl') };
    const block = await room.look(({ live }) => live.order[2] ?? '');
    // so many acts that the room writes a snapshot before it goes
    for (let at = 0; at < 500; at++) {
      const uuid = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      const answer = await drive(clock, room.act(by, { uuid, v: 1, seen: { seq: 0 }, command: { do: 'support', block, hash: null } }));
      expect(answer.ok).toBe(true);
    }
    house.latencyMs = () => 400;
    expect(log.snapshots).toBe(0);
    while (log.snapshots === 0) await drive(clock, later(clock, STEP_MS));
    const again = await drive(clock, rooms.open('one'));
    const visitor = new Visitor();
    again?.join(visitor.connection);
    again?.step1(visitor.connection, Y.encodeStateVector(visitor.doc));
    await drive(clock, later(clock, LONG_MS));
    expect(visitor.closed).toBe(false);
    expect(visitor.synced).toBe(true);
    again?.leave(visitor.connection);
    await drive(clock, later(clock, IDLE_MS + 2 * BEAT_MS));
    expect(log.watched.get('one')).toBe(0);
    await rooms.close();
  });
});
