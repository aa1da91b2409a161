/**
 * T31 over sockets: real text, presence and step 1, changed at random, from a delegation and from a reader. After each case the server lives,
 * whoever stayed is still there, and who joins reads what they read; in the end so does who comes after the server was killed.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLOSE } from '../../shared/wire/close.ts';
import { step1Frame } from '../../shared/wire/frame.ts';
import { check } from '../history/checker.ts';
import { readLog } from '../history/clients.ts';
import { blockIds, type as typeWords, wordsOfAll } from '../support/blocks.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { honestBytes, hostileFrame } from '../support/hostile-frames.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { Stage } from './stage.ts';

/** Nobody waits longer: what takes so long does not end. An answer is expected within 100 ms, which is counted. */
const HANG_MS = 20_000;
const SOON_MS = 100;

let stage: Stage;
let chair: HttpClient;
let honest: HttpClient;
let attackers: readonly HttpClient[];

beforeAll(async () => {
  stage = await Stage.set();
  chair = await stage.signIn(stage.chair);
  honest = await stage.signIn(stage.state(1));
  const reader = stage.seats.find(({ capacity }) => capacity !== 'member-state' && capacity !== 'chair' && capacity !== 'secretariat');
  if (reader === undefined) throw new Error('the demo has no reader');
  attackers = [await stage.signIn(stage.state(0)), await stage.signIn(reader)];
});
afterAll(() => stage.close());

async function alive(): Promise<number> {
  const began = performance.now();
  const { status } = await fetch(`${stage.server.origin}/livez`, { signal: AbortSignal.timeout(patient(HANG_MS)) });
  expect(status).toBe(200);
  return performance.now() - began;
}

/** What becomes of a frame: it closes its sender, or what is asked after it is answered. */
async function said(evil: CollabClient, frame: Uint8Array): Promise<string> {
  const answered = new Promise<string>((resolve) => {
    evil.socket.on('message', () => resolve('answered'));
  });
  evil.socket.send(frame);
  evil.socket.send(step1Frame(Uint8Array.of(0)));
  const end = evil.closed.then((code) => `closed ${code}`);
  // an answer to what was sent before may have come first
  return Promise.race([end, answered.then(() => Promise.race([end, alive().then(() => 'answered')]))]);
}

it('T31 nobody else notices, whatever is sent over a socket', { timeout: patient(count(600_000, 3_600_000, 7_200_000)) }, async () => {
  const rng = seeded('T31 over sockets');
  const tally = new Map<string, number>();
  const opinion = await stage.opinion(4);
  const witness = stage.editor(honest, opinion);
  await witness.synced;
  const wanted = count(500, 20_000, 100_000);
  let evil: CollabClient | null = null;
  let bytes = honestBytes(witness.doc);
  let head = witness.head?.seq;
  let soon = 0;
  let worstMs = 0;
  for (let done = 0; done < wanted; done++) {
    if (evil === null) {
      evil = stage.editor(rng.pick(attackers), opinion);
      await evil.synced;
    }
    if (witness.head?.seq !== head) {
      head = witness.head?.seq;
      bytes = honestBytes(witness.doc);
    }
    const { kind, frame } = hostileFrame(witness.doc, bytes, rng);
    const where = `NEMCON_SEED=${rng.seed}, case ${done}, ${kind} ${Buffer.from(frame).toString('hex')}`;
    const what: string = await said(evil, frame);
    tally.set(`${kind}: ${what}`, (tally.get(`${kind}: ${what}`) ?? 0) + 1);
    expect(what, where).not.toBe(`closed ${CLOSE.storage}`);
    const ms = await alive();
    worstMs = Math.max(worstMs, ms);
    if (ms <= SOON_MS) soon++;
    const joiner = stage.editor(honest, opinion);
    await joiner.synced;
    await until(where, () => wordsOfAll(joiner.doc) === wordsOfAll(witness.doc));
    joiner.close();
    expect(witness.socket.readyState, where).toBe(witness.socket.OPEN);
    if (what !== 'answered') {
      evil.close();
      evil = null;
    }
  }
  evil?.close();
  process.stdout.write(
    `T31 over sockets: ${soon} of ${wanted} within ${SOON_MS} ms, worst ${worstMs.toFixed(0)} ms, ${JSON.stringify(Object.fromEntries([...tally].sort()))}\n`,
  );
  // whoever stayed still writes, and all of it is what the log says
  await witness.edit((doc) => typeWords(doc, blockIds(doc).at(-1) ?? '', ' goes on'));
  expect(check({ events: [], log: await readLog(chair, opinion), refolds: [], seats: new Map() })).toEqual([]);
  const words = wordsOfAll(witness.doc);
  await stage.server.down('SIGKILL');
  await stage.server.up();
  const after = stage.editor(honest, opinion);
  await after.synced;
  expect(wordsOfAll(after.doc)).toBe(words);
  for (const kind of ['text', 'step1', 'presence', 'frame'])
    expect(tally.get(`${kind}: closed ${CLOSE.malformed}`), kind).toBeGreaterThan(3);
  for (const kind of ['text', 'step1', 'presence']) expect(tally.get(`${kind}: answered`), kind).toBeGreaterThan(3);
  // a machine with others on it is slow now and then; a server that hangs is slow for everybody
  expect(soon).toBeGreaterThan(wanted / 2);
});
