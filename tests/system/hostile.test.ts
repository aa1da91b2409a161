/**
 * Y2, Y3-Y7 and Y8, Y9 over the socket: every hostile update of the fixtures from a signed-in delegation, and everything that a reader might
 * try. A witness on the same opinion must never notice: nothing reaches it but what the server's own document says.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close.ts';
import { awarenessFrame, readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { check } from '../history/checker.ts';
import { readLog } from '../history/clients.ts';
import { blockIds, type as typeWords, wordsOf, wordsOfAll } from '../support/blocks.ts';
import type { CollabClient } from '../support/collab-client.ts';
import type { HttpClient } from '../support/http-client.ts';
import { stockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';
import { itemOf, Stage } from './stage.ts';

interface Fixture {
  readonly name: string;
  readonly hex: string;
  readonly expect: { readonly refused?: string; readonly remedy?: 'close' | 'reset' | 'resync'; readonly healed?: readonly string[] };
}

const FIXTURES = new URL('../fixtures/hostile/updates.json', import.meta.url);
const { base, updates }: { readonly base: string; readonly updates: readonly Fixture[] } = JSON.parse(readFileSync(FIXTURES, 'utf8'));
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const CLOSED = 'b000000002';
const YOUNG_MS = 3_000;

let stage: Stage;
let chair: HttpClient;
let attacker: HttpClient;
let honest: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  chair = await stage.signIn(stage.chair);
  attacker = await stage.signIn(stage.state(0));
  honest = await stage.signIn(stage.state(1));
});
afterAll(() => stage.close());

/** Another delegation's three paragraphs, the second of them closed by a call. */
async function ground(): Promise<{ readonly opinion: string; readonly witness: CollabClient }> {
  const opinion = await stage.opinion(1);
  const witness = stage.editor(honest, opinion);
  await witness.synced;
  await witness.edit((doc) => Y.applyUpdate(doc, bytesOf(base)));
  const { hash } = await itemOf(chair, opinion, CLOSED);
  expect((await chair.command(opinion, { do: 'call', targets: [{ block: CLOSED, hash }] })).status).toBe(200);
  return { opinion, witness };
}

/** What the attacker is answered: a close code, or the first message that answers text. */
function answerTo(evil: CollabClient, bytes: Uint8Array): Promise<string> {
  const answered = new Promise<string>((resolve) => {
    evil.socket.on('message', (data: ArrayBuffer) => {
      const message = readMessage(new Uint8Array(data));
      if (message.type === 'step1') resolve('resync');
      if (message.type === 'own' && message.number === MESSAGE.ack) resolve('recorded');
    });
  });
  evil.socket.send(bytes);
  return Promise.race([answered, evil.closed.then((code) => `closed ${code}`)]);
}

const isDeletionOnly = ({ hex, expect: { refused } }: Fixture): boolean => refused === undefined && /^0001/.test(hex);

const wanted = ({ expect: { refused, remedy } }: Fixture): string => {
  if (refused === undefined) return 'recorded';
  return { close: `closed ${CLOSE.malformed}`, reset: `closed ${CLOSE.diverged}`, resync: 'resync' }[remedy ?? 'close'];
};

/** A stock client that loads the text finds it whole and writes nothing. */
async function freshClientIsSilent(opinion: string, witness: CollabClient): Promise<void> {
  const { provider, doc, synced } = stockClient({ url: stage.server.origin, opinion, headers: honest.headers });
  await synced;
  let wrote = 0;
  doc.on('update', (_: Uint8Array, origin: unknown) => {
    if (origin !== provider) wrote++;
  });
  expect(wordsOfAll(doc)).toBe(wordsOfAll(witness.doc));
  expect(wrote).toBe(0);
  provider.destroy();
}

describe('Y hostile updates over the socket', () => {
  it.each(updates.map((fixture) => [fixture.name, fixture] as const))('Y %s', async (_name, fixture) => {
    const { opinion, witness } = await ground();
    let evil = stage.editor(attacker, opinion);
    await evil.synced;
    const before = await readLog(chair, opinion);

    if (isDeletionOnly(fixture)) {
      // A page of another schema deletes what it does not know as soon as it is there; a person takes longer.
      expect(await answerTo(evil, updateFrame(bytesOf(fixture.hex)))).toBe(`closed ${CLOSE.massDeletion}`);
      expect(await readLog(chair, opinion)).toEqual(before);
      evil = stage.editor(attacker, opinion);
      await evil.synced;
      await pause(YOUNG_MS);
    }
    expect(await answerTo(evil, updateFrame(bytesOf(fixture.hex)))).toBe(wanted(fixture));
    evil.close();

    const log = await readLog(chair, opinion);
    if (fixture.expect.refused !== undefined) expect(log).toEqual(before);
    expect(check({ events: [], log, refolds: [], seats: new Map() })).toEqual([]);
    await witness.edit((doc) => typeWords(doc, blockIds(doc).at(-1) ?? '', ' goes on'));
    expect(wordsOf(witness.doc, CLOSED)).toBe('text of number 2');
    expect([witness.doc.store.pendingStructs, witness.doc.store.pendingDs]).toEqual([null, null]);
    await freshClientIsSilent(opinion, witness);
    witness.close();
  });
});

describe('Y2 gaps', () => {
  it('Y2 appends nothing of 4,000 updates with a gap, and stays at work', async () => {
    const { opinion, witness } = await ground();
    const before = (await readLog(chair, opinion)).length;
    const evil = stage.editor(attacker, opinion);
    await evil.synced;
    const gap = updateFrame(bytesOf('01010902840901016300'));
    for (let at = 0; at < 4_000; at++) evil.socket.send(gap);
    await witness.edit((doc) => typeWords(doc, blockIds(doc).at(-1) ?? '', 'x'));
    expect([CLOSE.malformed, CLOSE.diverged]).toContain(await evil.closed);
    expect((await readLog(chair, opinion)).length).toBe(before + 1);
    expect([witness.doc.store.pendingStructs, witness.doc.store.pendingDs]).toEqual([null, null]);
    witness.close();
  });
});

describe('Y8 presence', () => {
  it('Y8 shows who somebody is by the seat, whatever they claim, and removes nobody for another', async () => {
    const opinion = await stage.opinion(2);
    const doc = new Y.Doc();
    doc.clientID = 5; // whom the fixtures name
    const [witness, evil] = [stage.editor(honest, opinion, { doc }), stage.editor(attacker, opinion)];
    const seen = new Awareness(new Y.Doc());
    seen.setLocalState(null);
    const shown: (readonly [client: number, state: Record<string, unknown>])[] = [];
    witness.socket.on('message', (data: ArrayBuffer) => {
      const message = readMessage(new Uint8Array(data));
      if (message.type !== 'awareness') return;
      applyAwarenessUpdate(seen, message.bytes, 'server');
      shown.push(...seen.getStates().entries());
    });
    await Promise.all([witness.synced, evil.synced]);
    const [block = ''] = blockIds(doc);
    const claim = (states: Readonly<Record<number, Record<string, unknown>>>): Uint8Array => {
      const own = new Awareness(new Y.Doc());
      const clients = Object.keys(states).map(Number);
      for (const client of clients) {
        own.states.set(client, states[client] ?? {});
        own.meta.set(client, { clock: 50, lastUpdated: 0 });
      }
      const update = encodeAwarenessUpdate(own, clients);
      own.destroy();
      return awarenessFrame(update);
    };
    witness.socket.send(claim({ 5: { block } }));
    await until('the witness to be shown', () => seen.getStates().has(5));

    const chairs = {
      block,
      user: { name: 'Chair' },
      entity: 'chair',
      capacity: 'chair',
      seat: stage.chair.id,
      code: 'CHAIR',
      color: 'red',
    };
    const mine = evil.doc.clientID;
    for (const message of [
      claim({ 5: chairs, 6: chairs }),
      claim({ 5: chairs }),
      awarenessFrame(
        bytesOf('020501197b2275736572223a7b226e616d65223a224368616972227d7d0601197b2275736572223a7b226e616d65223a224368616972227d7d'),
      ),
      awarenessFrame(bytesOf('010564046e756c6c')),
      awarenessFrame(new Uint8Array(3 * 1024)),
      claim({ [mine]: { block, big: 'x'.repeat(3_000) } }),
      claim({ [mine]: chairs }),
    ]) {
      evil.socket.send(message);
    }
    await until('the attacker to be shown', () => seen.getStates().has(mine));
    const [victim, villain] = [stage.state(1), stage.state(0)];
    for (const [client, state] of shown) {
      const { entity, id: seat } = client === 5 ? victim : villain;
      expect(state).toMatchObject({ block, entity, capacity: 'member-state', seat });
      expect(JSON.stringify(state).toLowerCase()).not.toContain('chair');
    }
    expect([...seen.getStates().keys()].sort((x, y) => x - y)).toEqual([5, mine].sort((x, y) => x - y));
    seen.destroy();
    for (const one of [witness, evil]) one.close();
  });
});

async function opened(client: HttpClient, opinion: string): Promise<WebSocket> {
  const socket = new WebSocket(`${client.origin.replace('http', 'ws')}/collab/${opinion}`, { headers: client.headers });
  socket.on('error', () => {}); // the close tells
  await once(socket, 'open');
  return socket;
}

/** Messages are judged in order: once a step 1 is answered, all before it has been. False where the connection was closed instead. */
function answersStep1(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    const hear = (data: Buffer): void => {
      if (readMessage(new Uint8Array(data)).type !== 'step2') return;
      socket.off('message', hear);
      resolve(true);
    };
    socket.on('message', hear);
    socket.once('close', () => resolve(false));
    socket.send(step1Frame(new Uint8Array([0])));
  });
}

describe('Y9 readers', () => {
  it('Y9 changes nothing by any message of anybody who may not type', async () => {
    const { opinion, witness } = await ground();
    const readers = stage.seats.filter(
      ({ capacity }) => !['member-state', 'sector-member', 'associate', 'academia', 'secretariat'].includes(capacity),
    );
    expect(readers.length).toBeGreaterThan(0);
    const before = (await readLog(chair, opinion)).length;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(witness.doc));
    let written: Uint8Array = new Uint8Array();
    doc.on('update', (update: Uint8Array) => {
      written = update;
    });
    typeWords(doc, 'b000000001', 'by a reader');

    const own = [
      updateFrame(written),
      step2Frame(Y.encodeStateAsUpdate(doc)),
      updateFrame(bytesOf('000105010011')),
      step2Frame(bytesOf('000105010011')),
    ];
    const ofAnyType = Array.from({ length: 256 }, (_, type) => {
      const number = type < 128 ? [type] : [(type & 127) | 128, type >> 7];
      return new Uint8Array([...number, ...updateFrame(written).subarray(1)]);
    });
    let judged = 0;
    for (const seat of readers) {
      const client = await stage.signIn(seat);
      let door: WebSocket | null = null;
      for (const bytes of [...own, ...ofAnyType]) {
        door ??= await opened(client, opinion);
        door.send(bytes);
        if (!(await answersStep1(door))) door = null;
        judged++;
      }
      door?.terminate();
    }
    expect(judged).toBe(readers.length * 260);
    expect(wordsOfAll(witness.doc)).not.toContain('by a reader');
    expect((await readLog(chair, opinion)).length).toBe(before);
    witness.close();
  });
});
