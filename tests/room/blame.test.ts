/** What one client sends and what it throws: that client is closed, and nobody else notices; what storage throws still drops the room. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';
import { encode, fromHex } from '../text/encoder.ts';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../fixtures/hostile/${file}.json`, import.meta.url), 'utf8'));
const { presence, stateVectors } = read('messages') as Record<string, readonly { readonly name: string; readonly hex: string }[]>;
const FROM_THE_WILD = '0201a8aacca1080086ac8fd794060002656d027b7d01a8aacca1080188a8aacca108000177017800';

async function house() {
  const log = new MemoryLog();
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  const words = (text: string) => ({ kind: 'operative-item', level: 0, text }) as const;
  await rooms.create(founding('one', [{ kind: 'title', level: 0, text: 'A TEST' }, words('one thing,'), words('and another.')]));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const [evil, witness] = [silentConnection(delegate('arl')), silentConnection(delegate('bru'))];
  for (const connection of [evil, witness]) {
    room.join(connection);
    room.step1(connection, Uint8Array.of(0));
  }
  await room.look(() => null);
  return { log, clock, rooms, room, evil, witness };
}
type House = Awaited<ReturnType<typeof house>>;

/** What a connection has been told of the text. */
function textOf(connection: HeardConnection): Y.Doc {
  const doc = new Y.Doc();
  for (const message of connection.heard()) {
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update);
  }
  return doc;
}

/** One letter more in the second paragraph, by somebody who has what `connection` has. */
function typed(connection: HeardConnection, letter: string): Uint8Array {
  const doc = textOf(connection);
  const before = Y.encodeStateVector(doc);
  const words = (doc.getXmlFragment(ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  words.insert(0, letter);
  return Y.encodeStateAsUpdate(doc, before);
}

/** The room goes on, for those who are in it and for whoever comes. */
async function nobodyElseNoticed({ rooms, room, evil, witness, log }: House, code: number = CLOSE.malformed): Promise<void> {
  room.text(witness, typed(witness, 'W'), false);
  const held = await room.look(({ live, seq }) => ({ seq, hash: live.textHash }));
  expect(evil.closed[0]?.code).toBe(code);
  expect(witness.closed).toEqual([]);
  expect(await rooms.open('one')).toBe(room);
  expect(textOf(witness).getXmlFragment(ROOT).toString()).toContain('W');
  const again = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf() });
  expect(await (await again.open('one'))?.look(({ live, seq }) => ({ seq, hash: live.textHash }))).toEqual(held);
  const joiner = silentConnection(delegate('cor'));
  room.join(joiner);
  room.step1(joiner, Uint8Array.of(0));
  await room.look(() => null);
  expect(textOf(joiner).getXmlFragment(ROOT).toString()).toBe(textOf(witness).getXmlFragment(ROOT).toString());
}

afterEach(() => vi.restoreAllMocks());

describe('T31 what a client sends', () => {
  it.each(stateVectors?.map(({ name, hex }) => [name, hex]) ?? [])('T31 a step 1 with %s closes whoever sent it', async (_, hex) => {
    const stage = await house();
    stage.room.step1(stage.evil, fromHex(hex));
    await nobodyElseNoticed(stage);
  });

  it.each(presence?.map(({ name, hex }) => [name, hex]) ?? [])('T31 presence with %s closes whoever sent it', async (_, hex) => {
    const stage = await house();
    stage.room.presence(stage.evil, fromHex(hex));
    stage.clock.advance(100);
    await nobodyElseNoticed(stage);
  });

  it('T31 T32 text with one client in two sections closes whoever sent it', async () => {
    const stage = await house();
    stage.room.text(stage.evil, fromHex(FROM_THE_WILD), false);
    await nobodyElseNoticed(stage);
  });

  it('T31 text that throws while it is worked on is found among others, which are recorded', async () => {
    const stage = await house();
    const { evil, witness, room } = stage;
    const prepare = LiveText.prototype.prepare;
    vi.spyOn(LiveText.prototype, 'prepare').mockImplementation(function (this: LiveText, authors, ...closing) {
      const prepared = prepare.call(this, authors, ...closing);
      if (authors.some(({ connection }) => connection === evil.id)) throw new TypeError('nobody thought of it');
      return prepared;
    });
    const third = silentConnection(delegate('cor'));
    room.join(third);
    room.step1(third, Uint8Array.of(0));
    await room.look(() => null);
    room.text(third, typed(third, '7'), false);
    room.text(evil, typed(evil, '8'), false);
    room.text(witness, typed(witness, '9'), false);
    await nobodyElseNoticed(stage);
    expect(third.closed).toEqual([]);
    expect(textOf(witness).getXmlFragment(ROOT).toString()).toMatch(/[79W]{3}one/);
  });

  it('T31 a step 1 that throws where it is answered closes whoever sent it', async () => {
    const stage = await house();
    const state = vi.spyOn(LiveText.prototype, 'state').mockImplementationOnce(() => {
      throw new RangeError('out of range');
    });
    stage.room.step1(stage.evil, Uint8Array.of(1, 5, 1));
    await stage.room.look(() => null);
    expect(state).toHaveBeenCalled();
    await nobodyElseNoticed(stage);
  });

  it('T31 what somebody asks is answered with what it threw, and nobody else notices', async () => {
    const stage = await house();
    const { room, evil } = stage;
    const fault = new TypeError('nobody thought of it');
    await expect(
      room.look(() => {
        throw fault;
      }),
    ).rejects.toBe(fault);
    const envelope = { uuid: '00000000-0000-4000-8000-000000000001', v: 1, seen: { seq: 0 }, command: { do: 'object' } } as const;
    const asking = { person: 'x', actor: () => delegate('arl') };
    await expect(room.act(asking, { ...envelope, command: envelope.command as unknown as Command })).rejects.toThrow();
    room.presence(evil, Uint8Array.of(1));
    await nobodyElseNoticed(stage);
  });

  it('T31 text that comes late and throws closes whoever sent it', async () => {
    const stage = await house();
    const { log, room, evil } = stage;
    const closed = silentConnection(delegate('arl'));
    room.join(closed);
    await room.look((ledger) => {
      Object.defineProperty(ledger, 'state', { value: { ...emptyState, phase: 'adopted' } });
    });
    vi.spyOn(LiveText.prototype, 'state').mockImplementationOnce(() => {
      throw new RangeError('out of range');
    });
    const before = (await log.head({ kind: 'opinion', id: 'one' }))?.seq;
    room.text(evil, typed(evil, 'E'), true);
    await room.look(() => null);
    expect(evil.closed[0]?.code).toBe(CLOSE.malformed);
    expect(closed.closed).toEqual([]);
    expect((await log.head({ kind: 'opinion', id: 'one' }))?.seq).toBe(before);
  });

  it('T31 what throws once an append has begun drops the room all the same', async () => {
    const stage = await house();
    const { room, rooms, evil, witness } = stage;
    vi.spyOn(LiveText.prototype, 'commit').mockImplementationOnce(() => {
      throw new Error('a bug');
    });
    room.text(evil, typed(evil, 'E'), false);
    await expect(room.look(() => null)).rejects.toThrow('the room was dropped');
    for (const connection of [evil, witness]) expect(connection.closed[0]?.code).toBe(CLOSE.storage);
    const next = await rooms.open('one');
    expect(next).not.toBe(room);
    expect(await next?.look(({ live }) => live.blocks().length)).toBe(3);
  });

  it('T31 names a client in many sections as it names two', async () => {
    const stage = await house();
    const section = { client: 7, clock: 0, structs: [{ content: { is: 'gc', length: 1 } }] } as const;
    stage.room.text(stage.evil, encode([section, { ...section, client: 8 }, section]), false);
    await nobodyElseNoticed(stage);
  });
});
