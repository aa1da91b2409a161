/**
 * The gavel falls in the same moment in which a State objects, or a letter is typed: over real sockets, within 5 ms of
 * each other, at one server or with everybody at another one. Whatever the order turns out to be, it is one order: no paragraph is declared over an
 * objection or on other words, every objection stands, what is closed keeps its words, and all servers say the same.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import type { Target } from '../../shared/opinion/entry.ts';
import { check } from '../history/checker.ts';
import { Recorder, readLog } from '../history/clients.ts';
import type { History } from '../history/history.ts';
import { type as typeWords } from '../support/blocks.ts';
import type { DemoSeat, HttpClient } from '../support/http-client.ts';
import type { Rng } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { refold, stateDigest } from './refold.ts';
import { itemOf, items, type Stage } from './stage.ts';

/** Half of their keystrokes are healed away, and a connection that is healed too often is reset. */
export const TYPISTS = 20;
/** An opinion has so many paragraphs at most. */
const BATCH = 250;
const MIN_CALL_SECONDS = 1;
const MOST_HEAD_START_MS = 100;

export interface Racers {
  /** Where opinions are made. */
  readonly stage: Stage;
  readonly chair: HttpClient;
  /** Objectors, and the seat each acts from. */
  readonly states: readonly (readonly [seat: DemoSeat, client: HttpClient])[];
  readonly typists: readonly HttpClient[];
  /** One at each server. */
  readonly readers: readonly HttpClient[];
}

interface Raced {
  /** How many gavels came first, and how many were refused. */
  readonly first: number;
  readonly refused: number;
  /** Of the last opinion. */
  readonly history: History;
}

/** 4.1, 9.1 */
export async function gavelsAgainstObjections(racers: Racers, races: number, rng: Rng): Promise<Raced> {
  const { stage, chair, states } = racers;
  const outcomes = { first: 0, refused: 0 };
  let history: History | null = null;
  for (let done = 0; done < races; done += BATCH) {
    const opinion = await stage.opinion(Math.min(BATCH, races - done));
    const targets = await called(racers, opinion);
    const recorder = new Recorder();
    const head = new HeadStart();
    for (const [at, target] of targets.entries()) {
      const [seat, client] = states[at % states.length] ?? [stage.chair, chair];
      const offsetMs = head.ms + rng.between(-5, 5);
      const { seq: seen } = await chair.register(opinion);
      const gavel = async () => {
        if (offsetMs > 0) await pause(offsetMs);
        return recorder.act('chair', chair, opinion, { do: 'declare', target }, { seen, ...shownOf(target) });
      };
      const objection = async () => {
        if (offsetMs < 0) await pause(-offsetMs);
        return recorder.act(seat.entity, client, opinion, { do: 'raise-objection', ...target }, { seen });
      };
      const [declared, objected] = await Promise.all([gavel(), objection()]);
      expect(objected.kind).toBe('ok');
      head.next(declared.kind === 'ok');
      if (declared.kind === 'ok') outcomes.first++;
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
    const seats = new Map([['chair', stage.chair.id], ...states.map(([seat]) => [seat.entity, seat.id] as const)]);
    history = await historyOf(racers, opinion, recorder, seats);
    expect(check(history)).toEqual([]);
  }
  if (history === null) throw new Error('nobody raced');
  return { ...outcomes, history };
}

/** 4.1, T9 */
export async function gavelsAgainstKeystrokes(racers: Racers, races: number, rng: Rng): Promise<Raced> {
  const { stage, chair, typists } = racers;
  const outcomes = { first: 0, refused: 0 };
  let history: History | null = null;
  for (let done = 0; done < races; done += BATCH) {
    const opinion = await stage.opinion(Math.min(BATCH, races - done));
    await stage.setPolicy(opinion, { minCallSeconds: MIN_CALL_SECONDS });
    const targets = (await items(chair, opinion)).map(({ id, hash }) => ({ block: id, hash }));
    const editors = typists.map((typist) => stage.editor(typist, opinion));
    await Promise.all(editors.map(({ synced }) => synced));
    const recorder = new Recorder();
    const head = new HeadStart();
    let turn = 0;

    /** The chair acts on these words while somebody types into them. */
    async function race(target: Target, command: Command): ReturnType<Recorder['act']> {
      const at = turn++ % typists.length;
      const editor = editors[at];
      if (editor === undefined) throw new Error('nobody types');
      const offsetMs = head.ms + rng.between(-5, 5);
      const { seq: seen } = await chair.register(opinion);
      const gavel = async () => {
        if (offsetMs > 0) await pause(offsetMs);
        return recorder.act('chair', chair, opinion, command, { seen, ...shownOf(target) });
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
    const callable: Target[] = [];
    for (const target of targets) {
      const answer = await race(target, { do: 'call', targets: [target] });
      head.next(answer.kind === 'ok');
      if (answer.kind === 'ok') callable.push(target);
      else expect(answer).toEqual({ kind: 'fail', code: 'text-changed' });
    }
    const last = callable.at(-1)?.block ?? '';
    await until('the last call to be ripe', async () => (await itemOf(chair, opinion, last)).call?.ripe, 30_000);
    for (const target of callable) expect((await race(target, { do: 'declare', target })).kind).toBe('ok');
    outcomes.first += callable.length;
    outcomes.refused += targets.length - callable.length;

    const served = await chair.register(opinion);
    const agreed = new Map(callable.map(({ block, hash }) => [block, hash]));
    for (const { id, status, hash } of served.paragraphs.filter(({ kind }) => kind === 'operative-item')) {
      expect({ id, status }).toEqual({ id, status: agreed.has(id) ? 'agreed' : 'open' });
      if (agreed.has(id)) expect(hash).toBe(agreed.get(id));
    }
    history = await historyOf(racers, opinion, recorder, new Map([['chair', stage.chair.id]]));
    expect(check(history)).toEqual([]);
    for (const editor of editors) editor.close();
  }
  if (history === null) throw new Error('nobody raced');
  return { ...outcomes, history };
}

/** All its paragraphs under one call that is ripe, and what the gavel needs. */
async function called({ stage, chair }: Racers, opinion: string): Promise<readonly Target[]> {
  await stage.setPolicy(opinion, { minCallSeconds: MIN_CALL_SECONDS });
  const targets = (await items(chair, opinion)).map(({ id, hash }) => ({ block: id, hash }));
  expect((await chair.command(opinion, { do: 'call', targets })).status).toBe(200);
  const first = targets[0]?.block ?? '';
  await until('the call to be ripe', async () => (await itemOf(chair, opinion, first)).call?.ripe, 30_000);
  return targets;
}

/** Of the other one before the gavel: whoever was first the last time begins a little later, so that on every machine it is close. */
class HeadStart {
  ms = 0;
  next(wasGavelFirst: boolean): void {
    this.ms = Math.max(-MOST_HEAD_START_MS, Math.min(MOST_HEAD_START_MS, this.ms + (wasGavelFirst ? 1 : -1)));
  }
}

const shownOf = ({ hash }: Target): { readonly shown?: string } => (hash === null ? {} : { shown: hash });

/** As each server tells it, once all of them have come to its end. */
export async function historyOf(
  { readers }: Pick<Racers, 'readers'>,
  opinion: string,
  recorder: Recorder,
  seats: History['seats'],
): Promise<History> {
  const [first] = readers;
  if (first === undefined) throw new Error('nobody reads');
  const log = await readLog(first, opinion);
  for (const [at, reader] of readers.entries()) {
    await until('it is the end there too', async () => (await reader.register(opinion)).seq >= log.length);
    const served = await reader.register(opinion);
    recorder.read(`reader ${at}`, served.seq, stateDigest(served));
    expect((await readLog(reader, opinion)).map(({ hash }) => hash)).toEqual(log.map(({ hash }) => hash));
  }
  const refolds = [{ where: 'the test', seq: log.length, state: stateDigest(refold(opinion, log)) }];
  return { events: recorder.events, log, refolds, seats };
}
