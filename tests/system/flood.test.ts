/** Y1, Y3, Y4: frames that lie, readers that do not read, senders that do not stop. Everybody else goes on working. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { LIMITS } from '../../server/limits.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { readMessage, step1Frame, updateFrame } from '../../shared/wire/frame.ts';
import { addBlock, erase, type as typeWords } from '../support/blocks.ts';
import type { CollabClient } from '../support/collab-client.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { residentMiB } from './memory.ts';
import { frame, statusOf, type Upgraded, upgrade } from './raw-socket.ts';
import { items, Stage } from './stage.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

let stage: Stage;
let opinion: string;
let block: string;
let person: HttpClient;
/** Somebody who works all the while. */
let worker: CollabClient;

beforeAll(async () => {
  stage = await Stage.set();
  person = await stage.signIn(stage.state(0));
});
beforeEach(async () => {
  opinion = await stage.opinion(200, (at) => `supports measure number ${at}, ${'as every delegation has said before, '.repeat(10)}`);
  block = (await items(person, opinion))[0]?.id ?? '';
  worker = stage.editor(await stage.signIn(stage.state(1)), opinion);
  await worker.synced;
  return () => worker.close();
});
afterAll(() => stage.close());

async function knock(client: HttpClient = person): Promise<Upgraded> {
  const door = await upgrade(stage.server.port, `/collab/${opinion}`, { Cookie: client.cookie, Origin: client.origin });
  expect(statusOf(door)).toBe(101);
  return door;
}

/** Milliseconds until an edit of the worker is recorded. */
async function editMs(): Promise<number> {
  const begun = performance.now();
  await worker.edit((doc) => typeWords(doc, block, 'x'));
  return performance.now() - begun;
}

describe('Y1 frames', () => {
  const ATTACKS: Readonly<Record<string, (door: Upgraded) => void>> = {
    'a frame above the limit of a message': ({ socket }) => socket.write(frame(new Uint8Array(LIMITS.socketPayloadBytes + 1))),
    'a header that claims 100 MiB': ({ socket }) => socket.write(frame(new Uint8Array(10), { claimed: 100 * MiB })),
    'a header that claims 2^62 bytes': ({ socket }) => socket.write(frame(new Uint8Array(10), { claimed: 2 ** 62 })),
    'reserved bits': ({ socket }) => socket.write(frame(new Uint8Array(10), { reserved: 0x40 })),
    'an unknown opcode': ({ socket }) => socket.write(frame(new Uint8Array(10), { opcode: 5 })),
    'a continuation of nothing': ({ socket }) => socket.write(frame(new Uint8Array(10), { opcode: 0 })),
    'a ping of 126 bytes': ({ socket }) => socket.write(frame(new Uint8Array(126), { opcode: 9 })),
    'an unmasked frame': ({ socket }) => socket.write(Buffer.from([0x82, 1, 0])),
    'text instead of bytes': ({ socket }) => socket.write(frame(Buffer.from('hello'), { opcode: 1 })),
    'a message of no protocol': ({ socket }) => socket.write(frame(Buffer.from([99, 1, 2, 3]))),
    'one of our own messages': ({ socket }) => socket.write(frame(Buffer.from([125, 2, 123, 125]))),
    'nothing at all in a message': ({ socket }) => socket.write(frame(new Uint8Array(0))),
    'a state vector of 17 KiB': ({ socket }) => socket.write(frame(step1Frame(new Uint8Array(17 * KiB)))),
  };

  it.each(Object.entries(ATTACKS))('Y1 ends a connection that sends %s', async (_what, attack) => {
    const door = await knock();
    const begun = performance.now();
    attack(door);
    await door.gone;
    expect(performance.now() - begun).toBeLessThan(3_000);
    await editMs();
  });

  it('Y1 keeps 50 connections that send fragments for ever from costing memory', async () => {
    const before = residentMiB(stage.server.pid);
    const seats = stage.states.slice(0, 5);
    const people = await Promise.all(Array.from({ length: 10 }, (_, at) => stage.signIn(seats[at % seats.length] ?? stage.chair)));
    const doors = await Promise.all(Array.from({ length: 40 }, (_, at) => knock(people[at % people.length])));
    const fragment = frame(new Uint8Array(64), { opcode: 0, final: false });
    for (const { socket } of doors) {
      socket.write(frame(new Uint8Array(64), { final: false }));
      socket.write(Buffer.concat(Array.from({ length: 16_000 }, () => fragment)));
    }
    const codes = await Promise.all(doors.map(({ gone }) => gone));
    expect(codes.filter((code) => code !== 1008 && code !== null)).toEqual([]);
    await editMs();
    expect(residentMiB(stage.server.pid) - before).toBeLessThan(60);
  });

  it('Y1 survives a flood of pings, and never agrees to compress', async () => {
    const door = await upgrade(stage.server.port, `/collab/${opinion}`, {
      Cookie: person.cookie,
      Origin: person.origin,
      'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    });
    expect(statusOf(door)).toBe(101);
    expect(door.answer.toLowerCase()).not.toContain('sec-websocket-extensions');
    const pings = Buffer.concat(Array.from({ length: 10_000 }, () => frame(new Uint8Array(100), { opcode: 9 })));
    door.socket.write(pings);
    for (let at = 0; at < 20; at++) await editMs();
    door.socket.destroy();
  });

  it('Y1 takes an honest message of 64 KiB in pieces of 536 bytes', async () => {
    const door = await knock();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(worker.doc));
    let update = new Uint8Array();
    doc.on('update', (bytes: Uint8Array) => {
      update = new Uint8Array(bytes);
    });
    doc.transact(() => {
      for (let at = 0; at < 4; at++) addBlock(doc, block, `bhonest00${at}`, 'a'.repeat(16_000));
    });
    const message = frame(updateFrame(update));
    expect(message.length).toBeGreaterThan(60 * KiB);
    door.socket.setNoDelay(true);
    const arrived = new Promise<void>((resolve) => {
      worker.doc.on('update', () => {
        if (worker.doc.getXmlFragment('opinion').toString().includes('bhonest003')) resolve();
      });
    });
    for (let at = 0; at < message.length; at += 536) {
      door.socket.write(message.subarray(at, at + 536));
      await new Promise(setImmediate);
    }
    await arrived;
    door.socket.destroy();
  });

  it('Y1 does not let a reader send what only writers may', async () => {
    const observer = stage.seats.find(({ capacity }) => ['observer', 'stakeholder', 'follower', 'state-observer'].includes(capacity));
    const door = await knock(await stage.signIn(observer ?? stage.chair));
    door.socket.write(frame(updateFrame(new Uint8Array(LIMITS.readerMessageBytes + 1))));
    expect(await door.gone).toBe(CLOSE.malformed);
  });
});

describe('Y3 readers that do not read', () => {
  const READERS = count(20, 200, 200);

  it(`Y3 ends ${READERS} readers that ask and do not read, while others work`, async () => {
    const before = residentMiB(stage.server.pid);
    const people = await Promise.all(Array.from({ length: Math.ceil(READERS / 5) }, (_, at) => stage.signIn(stage.state(at))));
    const doors = await Promise.all(Array.from({ length: READERS }, (_, at) => knock(people[Math.floor(at / 5)])));
    for (const { socket } of doors) {
      socket.pause();
      for (let at = 0; at < 150; at++) socket.write(frame(step1Frame(new Uint8Array([0]))));
    }
    const times: number[] = [];
    for (let at = 0; at < 40; at++) times.push(await editMs());
    const grownMiB = residentMiB(stage.server.pid) - before;
    // What the kernel holds for them is read now; a server that had kept all of it would send on and on.
    for (const { socket } of doors) socket.resume();
    await Promise.all(doors.map(({ gone }) => gone));
    process.stdout.write(`Y3: slowest edit ${Math.max(...times).toFixed(0)} ms, ${grownMiB.toFixed(0)} MiB more\n`);
    expect(grownMiB).toBeLessThan((READERS * LIMITS.unsentBytes) / MiB + 60);
    await editMs();
  });
});

describe('Y4 senders that do not stop', () => {
  it('Y4 slows a sender of thousands of messages down, and nobody else', async () => {
    const flooder = new WebSocket(`${stage.server.origin.replace('http', 'ws')}/collab/${opinion}`, { headers: person.headers });
    const doc = new Y.Doc();
    const answers = { updates: 0 };
    await new Promise((resolve) => flooder.on('open', resolve));
    await new Promise<void>((resolve) => {
      flooder.on('message', (data: Buffer) => {
        const message = readMessage(new Uint8Array(data));
        if (message.type === 'step2') {
          Y.applyUpdate(doc, message.update);
          resolve();
        }
        if (message.type === 'update') answers.updates++;
      });
      flooder.send(step1Frame(Y.encodeStateVector(doc)));
    });
    doc.on('update', (update: Uint8Array) => flooder.send(updateFrame(update)));
    const MESSAGES = 10_000;
    const begun = performance.now();
    for (let at = 0; at < MESSAGES / 2; at++) {
      typeWords(doc, block, 'y', 0);
      erase(doc, block, 0, 1);
    }
    const times: number[] = [];
    for (let at = 0; at < 50; at++) times.push(await editMs());
    const seconds = (performance.now() - begun) / 1000;
    times.sort((a, b) => a - b);
    process.stdout.write(`Y4: edits of others median ${times[25]?.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(0)} ms\n`);
    expect(answers.updates).toBeLessThan(LIMITS.textMessagesBurst + LIMITS.textMessagesPerSecond * seconds + 60);
    expect(times[25]).toBeLessThan(200);
    flooder.terminate();
  });
});
