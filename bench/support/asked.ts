/**
 * What people ask of a server over HTTP, where its opinion is long, much is held against it, and thousands have signed in. The server is the one
 * that production starts. Each question is the first that it gets after a start, three starts one after another, and then comes three times more.
 */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteKeys } from '../../server/auth/sqlite-keys.ts';
import { EventStream } from '../../tests/support/event-stream.ts';
import { http } from '../../tests/support/http.ts';
import { HttpClient } from '../../tests/support/http-client.ts';
import { freePort } from '../../tests/support/port.ts';
import { ServerProcess } from '../../tests/support/server-process.ts';
import { until } from '../../tests/support/until.ts';
import { Crowd } from './crowd.ts';
import { openToAll } from './open-to-all.ts';
import { blocksOf } from './opinion.ts';
import { type Turns, WATCHED, WatchedTurns } from './turns.ts';

/** Who has signed in: 5,000 people, on one device each. */
const SESSIONS = 5_000;
/** Paragraphs that each of these holds. */
const HELD = 25;
const STATES = ['arl-head', 'bru-head', 'cor-head', 'del-head'];
/** Paragraphs of an earlier text. */
const EARLIER = 300;
/** Paragraphs that are taken out, and come back together. */
const REMOVED = 50;
const AGAIN = 3;
/** Starts before each question: where a collection of garbage falls is chance, so the median of its first times is taken. */
const STARTS = 3;
/** After it listens a server rehearses (server/room/rehearsal.ts): that is measured by itself. */
const REHEARSED_MS = 500;
const WORDS = 'that the time a site can work without mains power is a useful measure of its resilience';

interface Asked {
  readonly origin: string;
  readonly metrics: string;
  readonly opinion: string;
  readonly meeting: string;
  readonly delegate: HttpClient;
  readonly chair: HttpClient;
  readonly secretariat: HttpClient;
}

export interface Answered {
  readonly cold: Turns;
  /** The longest of those that came after. */
  readonly warm: Turns;
}

type Question = (asked: Asked) => Promise<unknown>;
type Found = (what: string, answered: Answered) => void;

const QUESTIONS: Readonly<Record<string, Question>> = {
  'somebody signs in': ({ origin }) => HttpClient.stepIn(origin, 'bru-expert'),
  'the own sessions': read(() => '/api/sessions'),
  'the seats, with who is signed in': read(() => '/api/seats', 'secretariat'),
  'the list of opinions': read(() => '/api/opinions'),
  'the forum': read(() => '/api/forum'),
  'the feed of the forum': stream(() => '/api/forum/news'),
  'the calendar': read(() => '/calendar.ics'),
  notices: read(() => '/api/notices', 'secretariat'),
  'calls upon one': read(() => '/api/threads/to-answer'),
  'a letter': letter,
  'the first HTML of an opinion': page(({ opinion }) => `/o/${opinion}`),
  'the page that prints': page(({ opinion }) => `/o/${opinion}/print`),
  'Word out': read(({ opinion }) => `/api/opinions/${opinion}/word`),
  'the register': read(({ opinion }) => `/api/opinions/${opinion}/register`),
  'the table of positions': read(({ opinion }) => `/api/opinions/${opinion}/progress`, 'chair'),
  'the day sheet': page(({ meeting }) => `/meetings/${meeting}/day-sheet?day=${new Date().toISOString().slice(0, 10)}`),
  'the hand-over page': page(() => '/delegation/hand-over'),
  'what changed, for a program': read(({ opinion }) => `/api/opinions/${opinion}/changes?since=tabled`),
  'what changed, in the whole text': page(({ opinion }) => `/o/${opinion}/since?since=tabled&view=whole`),
  'a step of the record': page(({ opinion }) => `/o/${opinion}/steps?at=1000`),
  'the page of a follower': page(({ opinion }) => `/live/${opinion}?lang=en`),
  'the first event of a follower': stream(({ opinion }) => `/api/live/${opinion}?lang=en`),
  'agreed language, nearest': ({ delegate }) => posted(delegate, '/api/agreed/nearest', { words: WORDS, language: 'en', except: null }),
  'agreed language, a search': ({ delegate }) => posted(delegate, '/api/agreed/search', { words: 'mains power', language: 'en' }),
  metrics: ({ metrics }) => http(metrics),
};

/** On `dir`, a store in which the demo has begun and the opinion lies. */
export async function askAll(dir: string, opinion: string, found: Found): Promise<void> {
  await signedIn(dir);
  const port = await freePort();
  const server = await ServerProcess.start({ dataDir: dir, env: { ...WATCHED, NEMCON_METRICS_PORT: String(port) } });
  try {
    const asked = await prepared(server.origin, `http://127.0.0.1:${port}/metrics`, opinion);
    const afterStart = async (): Promise<WatchedTurns> => {
      await server.restart('SIGTERM');
      await pause(REHEARSED_MS);
      return new WatchedTurns(server);
    };
    for (const [what, ask] of Object.entries(QUESTIONS)) {
      const all: Answered[] = [];
      for (let left = STARTS; left > 0; left -= 1) all.push(await repeated(await afterStart(), () => ask(asked)));
      found(what, { cold: medianOf(all.map(({ cold }) => cold)), warm: medianOf(all.map(({ warm }) => warm)) });
    }
    found('paragraphs come back together', await comeBack(asked, await afterStart()));
    found('followers while somebody types', await followed(asked, await afterStart()));
  } finally {
    await server.down();
  }
}

async function repeated(turns: WatchedTurns, ask: () => Promise<unknown>): Promise<Answered> {
  const cold = await turns.of(ask);
  const again: Turns[] = [];
  for (let left = AGAIN; left > 0; left -= 1) again.push(await turns.of(ask));
  return { cold, warm: longestOf(again) };
}

const longestOf = (all: readonly Turns[]): Turns => ranked(all, 0);
const medianOf = (all: readonly Turns[]): Turns => ranked(all, Math.floor(all.length / 2));

/** By their longest turn, the longest first. */
function ranked(all: readonly Turns[], at: number): Turns {
  const one = all.toSorted((a, b) => b.longestMs - a.longestMs)[at];
  if (one === undefined) throw new Error('something was asked');
  return one;
}

/** At one seat, one after another: who signs in elsewhere, or lists the seats, has to do with all of them. */
async function signedIn(dir: string): Promise<void> {
  const keys = await SqliteKeys.open(join(dir, 'keys.db'));
  const now = Date.now();
  const session = (at: number): readonly [string, string] => {
    const who = { kind: 'browser', seat: 'rivernet', tenure: 1, person: 'A bench', label: 'A browser', how: 'demo' };
    // a second after each other
    const times = { createdAt: now - at * 1_000, seenAt: now };
    return [createHash('sha256').update(String(at)).digest('hex'), JSON.stringify({ ...who, ...times })];
  };
  await keys.putAll('session', new Map(Array.from({ length: SESSIONS }, (_, at) => session(at))));
  await keys.close();
}

/** The opinion lies on the table of a meeting, is held by some, and there is an earlier text. */
async function prepared(origin: string, metrics: string, opinion: string): Promise<Asked> {
  const [delegate, chair, secretariat] = await Promise.all(
    ['arl-expert', 'chair', 'secretariat'].map((seat) => HttpClient.stepIn(origin, seat)),
  );
  if (delegate === undefined || chair === undefined || secretariat === undefined) throw new Error('three have stepped in');
  const meeting = await openToAll(origin, opinion);
  for (const [at, seat] of STATES.entries()) {
    const state = await HttpClient.stepIn(origin, seat);
    const { paragraphs } = await state.register(opinion);
    const mine = paragraphs.filter(({ kind, hash }) => kind === 'preamble-item' && hash !== null).slice(at * HELD, (at + 1) * HELD);
    for (const { id, hash } of mine) {
      const { status, body } = await state.command(opinion, { do: 'raise-objection', block: id, hash: hash ?? '', reason: 'a bench' });
      if (status !== 200) throw new Error(`no objection: ${status} ${JSON.stringify(body)}`);
    }
  }
  const text = blocksOf(EARLIER, 430)
    .map((block) => block.text)
    .join('\n\n');
  await posted(secretariat, '/api/precedents', {
    uuid: randomUUID(),
    title: 'An earlier text',
    symbol: 'X/1',
    date: '2021-12-16',
    language: 'en',
    text,
  });
  return { origin, metrics, opinion, meeting, delegate, chair, secretariat };
}

/** Of a past that is not folded yet it is told how far that is, and asked again: five minutes at most. */
async function answered(asked: Asked, path: string, person: HttpClient, accept: string, left = 600): Promise<void> {
  const { status, text } = await http(`${asked.origin}${path}`, { headers: { ...person.headers, accept } });
  if (status === 503 && left > 0) {
    await pause(500);
    return answered(asked, path, person, accept, left - 1);
  }
  if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`);
}

function page(path: (asked: Asked) => string): Question {
  return (asked) => answered(asked, path(asked), asked.delegate, 'text/html');
}

function read(path: (asked: Asked) => string, who: 'delegate' | 'chair' | 'secretariat' = 'delegate'): Question {
  return (asked) => answered(asked, path(asked), asked[who], '*/*');
}

/** Until its first event has come. */
function stream(path: (asked: Asked) => string): Question {
  return async (asked) => {
    const one = new EventStream(`${asked.origin}${path(asked)}`, asked.delegate.headers);
    const { status } = await one.opened;
    if (status !== 200) throw new Error(`${path(asked)}: ${status}`);
    await one.next();
    one.close();
  };
}

/** Somebody comes, and types until it is recorded. */
async function letter({ origin, opinion }: Asked): Promise<void> {
  const crowd = new Crowd(origin, opinion);
  await crowd.addEditors(1);
  for (const one of crowd.editors) {
    one.type(0);
    await until('a letter to be recorded', () => one.recordedMs.length > 0);
  }
  crowd.close();
}

async function posted(person: HttpClient, path: string, body: unknown): Promise<void> {
  const answer = await person.post(path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** A delegate takes many out at once, and the whole of that is undone. */
async function comeBack({ delegate, opinion }: Asked, turns: WatchedTurns): Promise<Answered> {
  const all: Turns[] = [];
  for (let left = AGAIN + 1; left > 0; left -= 1) {
    const { paragraphs } = await delegate.register(opinion);
    const there = paragraphs.flatMap(({ id, kind, exact }) => (kind === 'preamble-item' && exact !== null ? [{ block: id, exact }] : []));
    const removed = await delegate.command(opinion, { do: 'remove-paragraphs', targets: there.slice(-REMOVED) });
    const of = removed.body.seq;
    if (of === undefined) throw new Error(`nothing was taken out: ${JSON.stringify(removed.body)}`);
    all.push(
      await turns.of(async () => {
        const { status, body } = await delegate.command(opinion, { do: 'restore-deletion', of });
        if (status !== 200) throw new Error(`nothing comes back: ${JSON.stringify(body)}`);
      }),
    );
  }
  const [cold, ...warm] = all;
  if (cold === undefined) throw new Error('something came back');
  return { cold, warm: longestOf(warm) };
}

/** A hundred follow; the cold one is the first change that they hear of. */
async function followed({ origin, opinion }: Asked, turns: WatchedTurns): Promise<Answered> {
  const crowd = new Crowd(origin, opinion);
  await crowd.addEditors(1);
  const streams = Array.from(
    { length: 100 },
    () => new EventStream(`${origin}/api/live/${opinion}?lang=en`, { 'accept-encoding': 'gzip' }),
  );
  await Promise.all(streams.map(({ opened }) => opened));
  const typed = async (): Promise<void> => {
    await crowd.type(1);
    await pause(1_500);
  };
  const found = await repeated(turns, typed);
  for (const one of streams) one.close();
  crowd.close();
  return found;
}
