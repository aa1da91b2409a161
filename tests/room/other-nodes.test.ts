/** Two nodes on one store, in one process: who is at a text through either is there for both, and so is to whom a call has come. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { CallNews, type Done } from '../../server/http/call-news.ts';
import { LIMITS } from '../../server/limits.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Receipt } from '../../shared/opinion/arrival.ts';
import { register } from '../../shared/opinion/show.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { readMessage } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { makeBus, settled } from '../support/bus.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');

async function house() {
  const clock = manualClock();
  const bus = makeBus();
  const log = new MemoryLog();
  const made = async (id: string) => {
    const nodes = bus.node(id, clock);
    const rooms = new Rooms({ log, clock, nodes, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
    await settled();
    const room = async (opinion = 'one') => {
      const found = await rooms.open(opinion);
      if (found === null) throw new Error('the opinion was made');
      return found;
    };
    const join = async (actor: Actor, opinion = 'one'): Promise<HeardConnection> => {
      const connection = silentConnection(actor);
      (await room(opinion)).join(connection);
      await (await room(opinion)).look(() => null);
      return connection;
    };
    const says = async (connection: HeardConnection, client: number, at: number, state: object | null = {}, opinion = 'one') =>
      (await room(opinion)).presence(connection, presenceOf(client, at, state));
    return { nodes, rooms, room, join, says };
  };
  const [a, b] = [await made('a'), await made('b')];
  for (const id of ['one', 'two']) await a.rooms.create(founding(id, measures(id, 2)));
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 50) {
      clock.advance(Math.min(left, 50));
      await settled();
    }
  };
  let uuids = 0;
  const act = async (at: typeof a, actor: Actor, seen = 0): Promise<number> => {
    const room = await at.room();
    room.news();
    const { paragraphs } = await room.look(({ state, notes }) => register(state, notes, 'one'));
    const { id: block = '', hash = null } = paragraphs.find(({ label }) => label !== null) ?? {};
    const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
    const command = actor === CHAIR ? ({ do: 'call', targets: [{ block, hash }] } as const) : ({ do: 'support', block, hash } as const);
    const answer = await room.act({ person: 'P', actor: () => actor }, { uuid, v: 1, seen: { seq: seen }, command });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.seq;
  };
  return { clock, bus, log, a, b, pass, act };
}

function presenceOf(client: number, clock: number, state: object | null): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/** As y-protocols takes them: an older clock changes nothing, the same one ends. */
function present(connection: HeardConnection): Readonly<Record<string, string>> {
  const known = new Map<number, { readonly clock: number; readonly entity: string | null }>();
  for (const message of connection.sent().map(readMessage)) {
    if (message.type !== 'awareness') continue;
    const decoder = decoding.createDecoder(message.bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
      const state = JSON.parse(decoding.readVarString(decoder)) as { readonly entity: string } | null;
      const before = known.get(client) ?? { clock: -1, entity: null };
      if (clock > before.clock || (clock === before.clock && state === null)) known.set(client, { clock, entity: state?.entity ?? null });
    }
  }
  return Object.fromEntries([...known].flatMap(([client, { entity }]) => (entity === null ? [] : [[String(client), entity]])));
}

const unknown = (connection: HeardConnection): boolean => {
  const beats = connection.heard().flatMap((one) => (one.type === 'own' && one.number === MESSAGE.beat ? [one.body] : []));
  return (beats.at(-1) as { readonly others?: string } | undefined)?.others === 'unknown';
};

it('O15 shows who is at a text through another node, and that they have gone', async () => {
  const { a, b, pass } = await house();
  const [arl, bru] = [await a.join(delegate('arl')), await b.join(delegate('bru'))];
  await a.says(arl, 7, 1);
  await b.says(bru, 8, 1);
  await pass(400);
  expect([present(arl), present(bru)]).toEqual([
    { 7: 'arl', 8: 'bru' },
    { 7: 'arl', 8: 'bru' },
  ]);
  const late = await a.join(delegate('cor'));
  expect(present(late)).toEqual({ 7: 'arl', 8: 'bru' });
  (await b.room()).leave(bru);
  await pass(400);
  expect(present(arl)).toEqual({ 7: 'arl' });
});

it('O15 carets go to another node only while somebody has the same text open there', async () => {
  const { bus, a, b, pass } = await house();
  const arl = await a.join(delegate('arl'));
  const bru = await b.join(delegate('bru'), 'two');
  await pass(400);
  const before = bus.said.length;
  for (let at = 1; at <= 10; at += 1) {
    await a.says(arl, 7, at);
    await pass(100);
  }
  expect(bus.said.slice(before).filter((words) => words.includes('s-arl'))).toEqual([]);
  await b.join(delegate('bru'));
  await pass(400);
  expect(bus.said.slice(before).filter((words) => words.includes('s-arl'))).toHaveLength(1);
  expect(present(bru)).toEqual({});
});

it('O15 whoever moves to another node is there, whichever of the two says so first', async () => {
  for (const leavesFirst of [true, false]) {
    const { a, b, pass } = await house();
    const [arl, bru] = [await a.join(delegate('arl')), await a.join(delegate('bru'))];
    await b.join(delegate('cor'));
    await a.says(arl, 7, 1);
    await pass(400);
    if (leavesFirst) (await a.room()).leave(arl);
    const again = await b.join(delegate('arl'));
    // a page that connects anew says it with a higher clock
    await b.says(again, 7, 3);
    await pass(400);
    if (!leavesFirst) (await a.room()).leave(arl);
    await pass(400);
    expect(present(bru)).toEqual({ 7: 'arl' });
    expect(present(again)).toEqual({ 7: 'arl' });
  }
});

it('O15 Y8 nobody takes the id of presence of somebody at another node', async () => {
  const { a, b, pass } = await house();
  const [arl, bru] = [await a.join(delegate('arl')), await b.join(delegate('bru'))];
  await a.says(arl, 7, 1);
  await pass(400);
  await b.says(bru, 7, 2);
  await pass(400);
  expect([present(arl), present(bru)]).toEqual([{ 7: 'arl' }, { 7: 'arl' }]);
});

it('O16 who is at a node that ends without a word is gone after 15 s', async () => {
  const { bus, a, b, pass } = await house();
  const [arl, bru] = [await a.join(delegate('arl')), await b.join(delegate('bru'))];
  await b.says(bru, 8, 1);
  await pass(400);
  bus.kill('b');
  await pass(11_000);
  expect(present(arl)).toEqual({ 8: 'bru' });
  await pass(4_000);
  expect(present(arl)).toEqual({});
});

it('O16 who is at a node that stops is gone at once', async () => {
  const { a, b, pass } = await house();
  const [arl, bru] = [await a.join(delegate('arl')), await b.join(delegate('bru'))];
  await b.says(bru, 8, 1);
  await pass(400);
  await b.rooms.close();
  await b.nodes.close();
  await pass(50);
  expect(bru.closed).toMatchObject([{ code: CLOSE.restart }]);
  expect(present(arl)).toEqual({});
});

it('O17 pages are told when it is not known who else is there, and when it is', async () => {
  const { bus, a, b, pass } = await house();
  const arl = await a.join(delegate('arl'));
  await pass(400);
  expect(unknown(arl)).toBe(false);
  const bru = await b.join(delegate('bru'));
  // somebody is there, and who it is has not come yet
  expect(unknown(bru)).toBe(true);
  await pass(400);
  expect([unknown(arl), unknown(bru)]).toEqual([false, false]);
  bus.cut('a');
  await pass(50);
  expect([unknown(arl), unknown(bru)]).toEqual([true, false]);
  expect(unknown(await a.join(delegate('cor')))).toBe(true);
  bus.mend('a');
  await pass(LIMITS.nodeBeatMs);
  expect(unknown(arl)).toBe(false);
});

it('O15 3.14 to whom a call has come is known at every node, also after the one that heard it has ended', async () => {
  const { bus, a, b, pass, act } = await house();
  const [chair, arl] = [await a.join(CHAIR), await b.join(delegate('arl'))];
  const call = await act(a, CHAIR);
  (await b.room()).news();
  await b.says(arl, 7, 1, { seen: call });
  const gone = b.rooms.receipts('one').follow(delegate('bru'));
  await pass(400);
  const receipts = (): readonly Receipt[] => a.rooms.receipts('one').of();
  const shown = { entity: 'arl', shown: call, handed: 0, follows: false };
  expect(receipts()).toEqual(expect.arrayContaining([shown, { entity: 'bru', shown: 0, handed: 0, follows: true }]));
  const told = chair.heard().flatMap((one) => (one.type === 'own' && one.number === MESSAGE.receipts ? [one.body] : []));
  expect(JSON.stringify(told)).toContain(JSON.stringify(shown));
  gone();
  await pass(400);
  expect(receipts().find(({ entity }) => entity === 'bru')?.follows).toBe(false);
  b.rooms.receipts('one').follow(delegate('bru'));
  await pass(400);
  bus.kill('b');
  await pass(16_000);
  expect(receipts()).toEqual(expect.arrayContaining([shown, { entity: 'bru', shown: 0, handed: 0, follows: false }]));
});

it('O15 a call says which Member States are present at any node', async () => {
  const { log, a, b, pass, act } = await house();
  await a.join(delegate('arl'));
  await b.join(delegate('bru'));
  await pass(400);
  await act(a, CHAIR);
  const { statement } = (await log.head({ kind: 'opinion', id: 'one' })) ?? {};
  expect(JSON.parse(Buffer.from(statement ?? []).toString()).fact.present).toEqual(['arl', 'bru']);
});

it('O15 pages at every node are told at once that another call runs, also where nobody has that text open', async () => {
  const { a, b, pass, act } = await house();
  const logger = pino({ level: 'silent' });
  const news = [a, b].map(({ rooms, nodes }) => new CallNews(rooms, logger, nodes));
  const done: Done[][] = [[], []];
  for (const [i, one] of news.entries()) one.onChange((what) => done[i]?.push(what));
  await act(a, CHAIR);
  await act(a, delegate('arl'));
  await pass(400);
  expect(done).toEqual([
    ['calls', 'act'],
    ['calls', 'act'],
  ]);
  expect(b.rooms.census().rooms).toBe(0);
});
