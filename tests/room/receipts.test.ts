/** 3.14 in the room: what screens say of the text on them is kept, and told to those who run the meeting. */
import { setImmediate as turn } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Receipt } from '../../shared/opinion/arrival.ts';
import { register } from '../../shared/opinion/show.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');
const IDLE_MS = 60_000;

async function house() {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  await rooms.create(
    founding('one', [
      { kind: 'title', level: 0, text: 'A TEST' },
      { kind: 'preamble-heading', level: 0, text: 'considering' },
      { kind: 'preamble-item', level: 0, text: 'that one thing follows from another,' },
    ]),
  );
  const room = async () => {
    const found = await rooms.open('one');
    if (found === null) throw new Error('the opinion was made');
    return found;
  };
  let uuids = 0;
  const act = async (actor: Actor, seen: number): Promise<number> => {
    const { paragraphs } = await (await room()).look(({ state, notes }) => register(state, notes, 'one'));
    const { id: block = '', hash = null } = paragraphs.find(({ label }) => label !== null) ?? {};
    const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
    const command = actor === CHAIR ? ({ do: 'call', targets: [{ block, hash }] } as const) : ({ do: 'support', block, hash } as const);
    const answer = await (await room()).act({ person: 'P', actor: () => actor }, { uuid, v: 1, seen: { seq: seen }, command });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.seq;
  };
  const join = async (actor: Actor, extended = true): Promise<HeardConnection> => {
    const connection = silentConnection(actor, { extended });
    (await room()).join(connection);
    await (await room()).look(() => null);
    return connection;
  };
  let ids = 0;
  const says = async (connection: HeardConnection, seen: unknown, client = ++ids, at = 1): Promise<void> => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, at);
    encoding.writeVarString(encoder, JSON.stringify({ seen, entity: 'bru', capacity: 'chair' }));
    (await room()).presence(connection, encoding.toUint8Array(encoder));
    clock.advance(50);
  };
  return { clock, rooms, room, act, join, says };
}

interface Told {
  readonly whole: boolean;
  readonly states: readonly Receipt[];
}
const told = (connection: HeardConnection): readonly Told[] =>
  connection.heard().flatMap((message) => (message.type === 'own' && message.number === MESSAGE.receipts ? [message.body as Told] : []));
const shown = (entity: string, seq: number): Receipt => ({ entity, shown: seq, handed: 0, follows: false });

it('3.14 tells chair and secretariat, all when they come and then what changes, and nobody else', async () => {
  const { act, join, says } = await house();
  const [chair, office] = [await join(CHAIR), await join(delegate('office', 'secretariat'))];
  const others = [await join(delegate('arl')), await join(delegate('acme', 'sector-member')), await join(CHAIR, false)];
  const call = await act(CHAIR, 0);
  await says(others[0] as HeardConnection, call);
  for (const one of [chair, office])
    expect(told(one)).toEqual([
      { whole: true, states: [] },
      { whole: false, states: [shown('arl', call)] },
    ]);
  for (const one of others) expect(told(one)).toEqual([]);
});

it('3.14 knows it when State and chair have gone, the room has been unloaded, and somebody else presides', async () => {
  const { clock, rooms, room, act, join, says } = await house();
  const call = await act(CHAIR, 0);
  const screen = await join(delegate('arl'));
  await says(screen, call);
  const before = await room();
  before.leave(screen);
  await before.look(() => null);
  // the call has run its time, and then nobody comes for a while
  for (const ms of [IDLE_MS, IDLE_MS]) {
    clock.advance(ms);
    await turn();
  }
  const after = await rooms.open('one');
  expect(after).not.toBe(before);
  const deputy = await join({ ...CHAIR, seat: 's-deputy', functions: ['deputy-chair'] });
  expect(told(deputy)).toEqual([{ whole: true, states: [shown('arl', call)] }]);
});

it('3.14 takes no word for another State, for what has not happened yet, or in another shape', async () => {
  const { act, join, says } = await house();
  const chair = await join(CHAIR);
  const [arl, company] = [await join(delegate('arl')), await join(delegate('acme', 'sector-member'))];
  const first = await act(CHAIR, 0);
  await says(arl, Number.MAX_SAFE_INTEGER);
  await says(company, first);
  for (const odd of [-1, 0.5, '9', null, [first]]) await says(await join(delegate('bru')), odd);
  expect(told(chair).slice(1)).toEqual([{ whole: false, states: [shown('arl', first)] }]);
  const next = await act(delegate('cor'), 0);
  expect(next).toBeGreaterThan(first);
  expect(told(await join(CHAIR))).toEqual([{ whole: true, states: [shown('arl', first)] }]);
});

it('3.14 takes an act for a screen that showed what it was made on', async () => {
  const { clock, act, join } = await house();
  const chair = await join(CHAIR);
  const call = await act(CHAIR, 0);
  await act(delegate('bru'), call);
  clock.advance(50);
  expect(told(chair).at(-1)).toEqual({ whole: false, states: [shown('bru', call)] });
});

it('3.14 sends the others nothing when a screen shows more and is where it was; a renewed presence goes to all', async () => {
  const { act, join, says } = await house();
  const chair = await join(CHAIR);
  const [arl, bru] = [await join(delegate('arl')), await join(delegate('bru'))];
  const others = (): number => bru.heard().filter(({ type }) => type === 'awareness').length;
  await says(arl, 0, 7, 1);
  expect(others()).toBe(1);
  for (const actor of [CHAIR, delegate('cor'), delegate('cor')]) {
    const seq = await act(actor, 0);
    await says(arl, seq, 7, 1);
    expect(told(chair).at(-1)).toEqual({ whole: false, states: [shown('arl', seq)] });
  }
  expect(others()).toBe(1);
  await says(arl, 0, 7, 2);
  expect(others()).toBe(2);
});

it('3.14 passes on to nobody where a screen is in the log', async () => {
  const { act, join, says } = await house();
  const [arl, bru] = [await join(delegate('arl')), await join(delegate('bru'))];
  await says(arl, await act(CHAIR, 0));
  const presence = bru.heard().flatMap((message) => (message.type === 'awareness' ? [Buffer.from(message.bytes).toString('latin1')] : []));
  expect(presence.join()).toContain('s-arl');
  expect(presence.join()).not.toContain('seen');
});
