/**
 * 4.1, 9.1, T9: the gavel falls in the same moment in which a State objects, or a letter is typed. Over real sockets, offsets of up to 5 ms either
 * way. Whatever the order turns out to be, it is one order: no paragraph is declared over an objection or on other words, every objection
 * stands, and what is closed keeps its words.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import type { Target } from '../../shared/opinion/entry.ts';
import { check } from '../history/checker.ts';
import { Recorder, readLog } from '../history/clients.ts';
import { type as typeWords } from '../support/blocks.ts';
import type { DemoSeat, HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { refold, stateDigest } from './refold.ts';
import { itemOf, items, Stage } from './stage.ts';

const RACES = count(250, 20_000, 100_000);
const BATCH = 250;
const MIN_CALL_SECONDS = 1;
/** Half of their keystrokes are healed away, and a connection that is healed too often is reset. */
const TYPISTS = 20;

let stage: Stage;
let chair: HttpClient;
/** Objectors, and the seat each acts from. */
let states: readonly (readonly [seat: DemoSeat, client: HttpClient])[];

beforeAll(async () => {
  stage = await Stage.set();
  chair = await stage.signIn(stage.chair);
  states = await Promise.all(stage.states.slice(0, 3).map(async (seat) => [seat, await stage.signIn(seat)] as const));
});
afterAll(() => stage.close());

/** An opinion with all its paragraphs under one call that is ripe, and what the gavel needs. */
async function called(): Promise<{ readonly opinion: string; readonly targets: readonly { block: string; hash: string | null }[] }> {
  const opinion = await stage.opinion(BATCH);
  await stage.setPolicy(opinion, { minCallSeconds: MIN_CALL_SECONDS });
  const targets = (await items(chair, opinion)).map(({ id, hash }) => ({ block: id, hash }));
  const call = await chair.command(opinion, { do: 'call', targets });
  expect(call.status).toBe(200);
  const first = targets[0]?.block ?? '';
  await until('the call to be ripe', async () => (await itemOf(chair, opinion, first)).call?.ripe, 30_000);
  return { opinion, targets };
}

it(
  `4.1 9.1 ${RACES} gavels against objections: every objection stands, none is declared over`,
  async () => {
    const rng = seeded('gavel and objection');
    const outcomes = { declared: 0, refused: 0 };
    for (let done = 0; done < RACES; done += BATCH) {
      const { opinion, targets } = await called();
      const recorder = new Recorder();

      for (const [at, target] of targets.entries()) {
        const [seat, client] = states[at % states.length] ?? [stage.chair, chair];
        const offsetMs = rng.between(-5, 5);
        const { seq: seen } = await chair.register(opinion);
        const gavel = async () => {
          if (offsetMs > 0) await pause(offsetMs);
          const shown = target.hash === null ? {} : { shown: target.hash };
          return recorder.act('chair', chair, opinion, { do: 'declare', target }, { seen, ...shown });
        };
        const objection = async () => {
          if (offsetMs < 0) await pause(-offsetMs);
          return recorder.act(seat.entity, client, opinion, { do: 'raise-objection', ...target }, { seen });
        };
        const [declared, objected] = await Promise.all([gavel(), objection()]);
        expect(objected.kind).toBe('ok');
        if (declared.kind === 'ok') outcomes.declared++;
        else {
          expect(declared).toEqual({ kind: 'fail', code: 'objection-stands' });
          outcomes.refused++;
        }
      }

      const served = await chair.register(opinion);
      for (const { id, status, positions } of served.paragraphs.filter(({ kind }) => kind === 'operative-item')) {
        expect({ id, status, objections: positions.filter(({ kind, late }) => kind === 'objection' && !late).length }).toEqual({
          id,
          status: 'objected',
          objections: 1,
        });
      }
      const log = await readLog(chair, opinion);
      recorder.read('reader', served.seq, stateDigest(served));
      const refolds = [{ where: 'the test', seq: log.length, state: stateDigest(refold(opinion, log)) }];
      const seats = new Map([['chair', stage.chair.id], ...states.map(([seat]) => [seat.entity, seat.id] as const)]);
      expect(check({ events: recorder.events, log, refolds, seats })).toEqual([]);
    }
    process.stdout.write(`gavel and objection: ${outcomes.declared} declared before the objection, ${outcomes.refused} refused\n`);
    expect(Math.min(outcomes.declared, outcomes.refused)).toBeGreaterThan(RACES / 50);
  },
  60_000 + RACES * 1_000,
);

it(
  `4.1 T9 ${RACES} gavels against keystrokes: what is declared is what the chair saw, and stays`,
  async () => {
    const rng = seeded('gavel and keystroke');
    const outcomes = { called: 0, refused: 0, declared: 0 };
    const typists = await Promise.all(Array.from({ length: TYPISTS }, () => stage.signIn(stage.state(0))));
    for (let done = 0; done < RACES; done += BATCH) {
      const opinion = await stage.opinion(BATCH);
      await stage.setPolicy(opinion, { minCallSeconds: MIN_CALL_SECONDS });
      const targets = (await items(chair, opinion)).map(({ id, hash }) => ({ block: id, hash }));
      const editors = typists.map((typist) => stage.editor(typist, opinion));
      await Promise.all(editors.map(({ synced }) => synced));
      const recorder = new Recorder();
      let turn = 0;

      /** The chair acts on these words while somebody types into them. */
      async function race(target: Target, command: Command): ReturnType<Recorder['act']> {
        const at = turn++ % TYPISTS;
        const editor = editors[at];
        if (editor === undefined) throw new Error('nobody types');
        const offsetMs = rng.between(-5, 5);
        const { seq: seen } = await chair.register(opinion);
        const gavel = async () => {
          if (offsetMs > 0) await pause(offsetMs);
          const shown = target.hash === null ? {} : { shown: target.hash };
          return recorder.act('chair', chair, opinion, command, { seen, ...shown });
        };
        const keystroke = async () => {
          if (offsetMs < 0) await pause(-offsetMs);
          return recorder.edit(`typist ${at}`, editor, (doc, mark) => typeWords(doc, target.block, mark));
        };
        const [gavelled, typed] = await Promise.all([gavel(), keystroke()]);
        expect(typed).toBe('ok');
        return gavelled;
      }

      // A call closes the paragraph, so this is where words and chair can meet; the declaration then meets closed words.
      const called: Target[] = [];
      for (const target of targets) {
        const answer = await race(target, { do: 'call', targets: [target] });
        if (answer.kind === 'ok') called.push(target);
        else expect(answer).toEqual({ kind: 'fail', code: 'text-changed' });
      }
      const last = called.at(-1)?.block ?? '';
      await until('the last call to be ripe', async () => (await itemOf(chair, opinion, last)).call?.ripe, 30_000);
      for (const target of called) expect((await race(target, { do: 'declare', target })).kind).toBe('ok');
      outcomes.called += called.length;
      outcomes.refused += targets.length - called.length;
      outcomes.declared += called.length;

      const served = await chair.register(opinion);
      const agreed = new Map(called.map(({ block, hash }) => [block, hash]));
      for (const { id, status, hash } of served.paragraphs.filter(({ kind }) => kind === 'operative-item')) {
        expect({ id, status }).toEqual({ id, status: agreed.has(id) ? 'agreed' : 'open' });
        if (agreed.has(id)) expect(hash).toBe(agreed.get(id));
      }
      const log = await readLog(chair, opinion);
      recorder.read('reader', served.seq, stateDigest(served));
      const refolds = [{ where: 'the test', seq: log.length, state: stateDigest(refold(opinion, log)) }];
      expect(check({ events: recorder.events, log, refolds, seats: new Map([['chair', stage.chair.id]]) })).toEqual([]);
      for (const editor of editors) editor.close();
    }
    process.stdout.write(
      `gavel and keystroke: ${outcomes.called} called before the keystroke, ${outcomes.refused} refused, ${outcomes.declared} declared\n`,
    );
    expect(Math.min(outcomes.called, outcomes.refused)).toBeGreaterThan(RACES / 50);
  },
  60_000 + RACES * 1_000,
);
