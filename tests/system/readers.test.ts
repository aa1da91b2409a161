/** A4 over the socket: whoever may not type changes nothing, by any message. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { readLog } from '../history/clients.ts';
import { type as typeWords, wordsOfAll } from '../support/blocks.ts';
import type { HttpClient } from '../support/http-client.ts';
import { bytesOf, ground } from './ground.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let chair: HttpClient;
let honest: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  chair = await stage.signIn(stage.chair);
  honest = await stage.signIn(stage.state(1));
});
afterAll(() => stage.close());

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

describe('A4 readers', () => {
  it('A4 changes nothing by any message of anybody who may not type', async () => {
    const { opinion, witness } = await ground(stage, chair, honest);
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
