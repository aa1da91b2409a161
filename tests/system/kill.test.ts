/**
 * K1: the server is killed under load, again and again. Nothing that was acknowledged may be lost or doubled, whether words or acts; the
 * chain must hold, and the log folded here must be what the restarted server serves.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { check } from '../history/checker.ts';
import { Recorder, readLog } from '../history/clients.ts';
import { type as typeWords, wordsOfAll } from '../support/blocks.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { refold, stateDigest } from './refold.ts';
import { items, Stage } from './stage.ts';

const ROUNDS = count(10, 200, 1000);
const WRITERS = 10;
const OBJECTORS = 4;
/** How much is acknowledged in a round before the kill. */
const MOST_ACKS = 120;
/** An opinion takes only so much text. */
const ROUNDS_AN_OPINION = 20;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.close());

it(
  `K1 loses nothing acknowledged in ${ROUNDS} kills under load`,
  async () => {
    const rng = seeded('K1');
    const people = await Promise.all(Array.from({ length: WRITERS + OBJECTORS }, (_, at) => stage.signIn(stage.state(at))));
    for (let round = 0; round < ROUNDS; round += ROUNDS_AN_OPINION) {
      await campaign(rng, people, Math.min(ROUNDS_AN_OPINION, ROUNDS - round));
    }
  },
  patient(ROUNDS * 30_000),
);

async function campaign(rng: Rng, people: readonly HttpClient[], rounds: number): Promise<void> {
  const opinion = await stage.opinion(20);
  const [reader] = people;
  if (reader === undefined) throw new Error('nobody signed in');
  const blocks = (await items(reader, opinion)).map(({ id }) => id);
  const recorder = new Recorder();
  const documents = new Map<number, Y.Doc>();

  /** Types until the connection ends; goes on with the document it had before, as a page does, or with a new one, as a new page. */
  async function write(person: HttpClient, at: number, round: number): Promise<void> {
    const doc = rng.chance(0.3) ? new Y.Doc() : (documents.get(at) ?? new Y.Doc());
    documents.set(at, doc);
    const client = stage.editor(person, opinion, { doc });
    const proc = `writer ${at} of round ${round}`;
    try {
      await client.synced;
      while ((await recorder.edit(proc, client, (one, mark) => typeWords(one, rng.pick(blocks), mark))) === 'ok') {
        if (client.head !== null) recorder.read(proc, client.head.seq);
        await pause(rng.below(40)); // people pause
      }
    } catch {
      // killed before this one was in step: it has written nothing
    } finally {
      client.close();
    }
  }

  /** Objects and withdraws until an answer stays out. */
  async function object(person: HttpClient, at: number, round: number): Promise<void> {
    const block = blocks[(round * OBJECTORS + at) % blocks.length] ?? null;
    for (;;) {
      const raised = await recorder.act(`objector ${at}`, person, opinion, { do: 'raise-objection', block, hash: null });
      if (raised.kind !== 'ok') return;
      await pause(rng.below(60));
      const withdrawn = await recorder.act(`objector ${at}`, person, opinion, { do: 'withdraw', position: `p${raised.seq}` });
      if (withdrawn.kind !== 'ok') return;
      await pause(rng.below(60));
    }
  }

  const acknowledged = (): number => recorder.events.filter(({ kind }) => kind === 'ok').length;
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const work = people.map((person, at) => (at < WRITERS ? write(person, at, round) : object(person, at, round)));
    const before = acknowledged();
    const enough = rng.between(5, MOST_ACKS);
    await until('the load of this round', () => acknowledged() - before >= enough, 60_000);
    await stage.server.down('SIGKILL');
    await Promise.all(work);
    starts.push(await stage.server.up());
  }

  const log = await readLog(reader, opinion);
  const served = await reader.register(opinion);
  const seats = new Map(Array.from({ length: OBJECTORS }, (_, at) => [`objector ${WRITERS + at}`, stage.state(WRITERS + at).id]));
  recorder.read('reader', served.seq, stateDigest(served));
  const refolds = [{ where: 'the test', seq: log.length, state: stateDigest(refold(opinion, log)) }];
  expect(check({ events: recorder.events, log, refolds, seats })).toEqual([]);

  const last = stage.editor(reader, opinion);
  await last.synced;
  const words = wordsOfAll(last.doc);
  last.close();
  const marks = log.flatMap(({ edits }) => edits);
  expect(marks.filter((mark) => words.split(mark).length !== 2)).toEqual([]);

  const unknown = recorder.events.filter(({ kind }) => kind === 'info').length;
  process.stdout.write(
    `K1: ${rounds} kills, ${acknowledged()} acknowledged, ${unknown} unknown, ${log.length} entries, slowest start ${Math.max(...starts).toFixed(0)} ms\n`,
  );
  expect(unknown).toBeGreaterThan(rounds / 2);
}
