/**
 * T8, Y2 over the socket: every hostile update of the fixtures, from a signed-in delegation. A witness on the same opinion must never notice:
 * nothing reaches it but what the server's own document says.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../shared/wire/close.ts';
import { readMessage, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { check } from '../history/checker.ts';
import { readLog } from '../history/clients.ts';
import { blockIds, type as typeWords, wordsOf, wordsOfAll } from '../support/blocks.ts';
import type { CollabClient } from '../support/collab-client.ts';
import type { HttpClient } from '../support/http-client.ts';
import { stockClient } from '../support/stock-client.ts';
import { bytesOf, CLOSED, type Fixture, ground, updates } from './ground.ts';
import { Stage } from './stage.ts';

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

/** What the attacker is answered: a close code, or the first message that answers these very bytes. */
function answerTo(evil: CollabClient, bytes: Uint8Array): Promise<string> {
  const own = evil.sent + 1;
  const answered = new Promise<string>((resolve) => {
    evil.socket.on('message', (data: ArrayBuffer) => {
      const message = readMessage(new Uint8Array(data));
      if (message.type === 'step1') resolve('resync');
      if (message.type === 'own' && message.number === MESSAGE.ack && (message.body as { n: number }).n >= own) resolve('recorded');
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

describe('T8 hostile updates over the socket', () => {
  it.each(updates.map((fixture) => [fixture.name, fixture] as const))('T8 %s', async (_name, fixture) => {
    const { opinion, witness } = await ground(stage, chair, honest);
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
    const { opinion, witness } = await ground(stage, chair, honest);
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
