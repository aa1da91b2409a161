/**
 * A1: every address of an opinion, every message of a socket and every command, times every role, times every state of an opinion, in the
 * open and around a restricted session; own seat, another of the own State, and another State's. Held against tables that people review;
 * what no table allows must be stopped.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { tableOfRoutes } from '../../server/http/table.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Command, CommandName } from '../../shared/opinion/command.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { awarenessFrame, type Message, readMessage, step1Frame, updateFrame } from '../../shared/wire/frame.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { type } from '../support/blocks.ts';
import { portOf } from '../support/port.ts';
import { Stream } from '../support/stream.ts';
import { COMMANDS } from './commands.ts';
import { type Method, ORIGIN, seatOf } from './stage.ts';

const STATES = ['tabled', 'drafting', 'called', 'adoption-called', 'adopting', 'adopted', 'closed'] as const;
type State = (typeof STATES)[number];
const BEFORE_THE_END: readonly State[] = ['tabled', 'drafting', 'called', 'adoption-called'];
const DRAFTING: readonly State[] = ['drafting', 'called', 'adoption-called'];

const [SECOND_SEAT, DEPUTY] = ['s-member-state-2', 'chair-2'];
const SEATS = [...CAPACITIES.map(seatOf), OTHER_STATE, SECOND_SEAT, DEPUTY];
const STATE_SEATS = [STATE, SECOND_SEAT, OTHER_STATE];
const INSIDE = [...STATE_SEATS, CHAIR];
const OFFICE = seatOf('secretariat');
const TYPISTS = [...STATE_SEATS, seatOf('sector-member'), seatOf('associate'), seatOf('academia'), OFFICE];
const COMMENTERS = SEATS.filter((seat) => ![CHAIR, DEPUTY, OFFICE, seatOf('follower')].includes(seat));

/** Reviewed by people: whose seat, and which state of the opinion, is not what stands in the way. */
const REVIEWED: Readonly<
  Record<
    Exclude<CommandName, 'withdraw' | 'confirm' | 'disown' | 'drop-carried' | 'withdraw-appeal' | 'contradict-appeal'>,
    readonly [seats: readonly string[], states: readonly State[]]
  >
> = {
  'open-discussion': [[CHAIR], ['tabled']],
  focus: [[CHAIR, OFFICE], BEFORE_THE_END],
  'set-policy': [[CHAIR, OFFICE], BEFORE_THE_END],
  'raise-objection': [STATE_SEATS, [...BEFORE_THE_END, 'adopting', 'closed']],
  'ask-time': [STATE_SEATS, DRAFTING],
  reserve: [STATE_SEATS, BEFORE_THE_END],
  'make-conditional': [STATE_SEATS, BEFORE_THE_END],
  abstain: [STATE_SEATS, DRAFTING],
  'await-instructions': [STATE_SEATS, DRAFTING],
  support: [COMMENTERS, BEFORE_THE_END],
  'record-concern': [COMMENTERS, BEFORE_THE_END],
  'note-withdrawal': [[CHAIR], DRAFTING],
  dissociate: [STATE_SEATS, [...BEFORE_THE_END, 'adopting', 'adopted']],
  'make-statement': [SEATS.filter((seat) => seat !== seatOf('follower')), STATES],
  call: [[CHAIR], DRAFTING],
  'extend-call': [[CHAIR], DRAFTING],
  'cancel-call': [[CHAIR], DRAFTING],
  refer: [[CHAIR], DRAFTING],
  recall: [[CHAIR], DRAFTING],
  declare: [[CHAIR], DRAFTING],
  // of an adoption: that it can be undone is about which entry, not about the seat
  undo: [[CHAIR], DRAFTING],
  'ask-reopen': [STATE_SEATS, DRAFTING],
  reopen: [[CHAIR], DRAFTING],
  restore: [TYPISTS, DRAFTING],
  'restore-deletion': [TYPISTS, DRAFTING],
  'remove-paragraphs': [TYPISTS, DRAFTING],
  settle: [[CHAIR, OFFICE], DRAFTING],
  'propose-editorial': [[OFFICE], DRAFTING],
  'confirm-editorial': [[CHAIR], DRAFTING],
  'decline-editorial': [[CHAIR, OFFICE], DRAFTING],
  'contest-editorial': [STATE_SEATS, DRAFTING],
  'withhold-words': [STATE_SEATS, BEFORE_THE_END],
  ...({ 'propose-withholding': [[OFFICE], BEFORE_THE_END], 'confirm-withholding': [[CHAIR], BEFORE_THE_END] } as const),
  'decline-withholding': [[CHAIR, OFFICE], BEFORE_THE_END],
  appeal: [STATE_SEATS, [...BEFORE_THE_END, 'adopting', 'closed']],
  // of an opinion that was adopted: that no appeal is pending there is about the appeal
  'record-appeal': [[OFFICE], STATES],
  'call-adoption': [[CHAIR], DRAFTING],
  adopt: [[CHAIR], DRAFTING],
  'close-without-adoption': [[CHAIR], BEFORE_THE_END],
  // of an opinion nobody asks that: tests/forum/report-final.test.ts
  'finish-report': [[], []],
  'reopen-report': [[], []],
};
const NOT_INSIDE: readonly CommandName[] = [
  ...(['dissociate', 'make-statement', 'refer', 'recall', 'open-discussion', 'set-policy', 'call-adoption', 'adopt'] as const),
  ...([
    'close-without-adoption',
    'record-appeal',
    'contradict-appeal',
    'propose-editorial',
    'confirm-editorial',
    'decline-editorial',
    'contest-editorial',
    'withhold-words',
  ] as const),
  ...(['propose-withholding', 'confirm-withholding', 'decline-withholding'] as const),
];
const NAMES = Object.keys(REVIEWED) as (keyof typeof REVIEWED)[];

/** What says that the seat or the state stands in the way. */
const STOPPED = new Set([
  ...['not-chair', 'chair-is-neutral', 'not-a-member-state', 'not-your-position', 'read-only', 'head-decides', 'restricted-session'],
  ...['not-secretariat', 'editorial-needs-two', 'withholding-needs-two', 'not-in-drafting', 'adoption-open', 'opinion-adopted'],
  ...['opinion-closed', 'already-open', 'not-a-report', 'not-found', 'signed-out'],
]);

let stage: SessionStage;
const opinions = new Map<State, string>();
let inside: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  stage = await sessionStage();
  await stage.asks(SERVER.seat, { do: 'open-seat', seat: SECOND_SEAT, entity: 'e-member-state', functions: [], remote: false });
  for (const seat of SEATS) cookies.set(seat, await stage.signIn(seat));
  cookies.set('nobody', '');
  for (const state of STATES) opinions.set(state, await make(state));
  inside = await stage.begin();
});
afterAll(() => stage.close());

const must = async (seat: string, id: string, command: Command): Promise<void> => {
  const { status, body } = await stage.command(seat, id, command);
  if (status !== 200) throw new Error(`${command.do}: ${body.code}`);
};

/** A new opinion in this state. */
async function make(state: State): Promise<string> {
  const id = await stage.createOpinion(state === 'tabled' ? 'tabled' : 'drafting');
  if (state === 'tabled' || state === 'drafting') return id;
  if (state === 'closed') {
    await must(CHAIR, id, { do: 'close-without-adoption', outcome: 'time-ran-out' });
    return id;
  }
  const { paragraphs, docHash, textHash, policy } = await stage.register(STATE, id);
  // all opinions here have one clock
  if (state === 'adopting') await must(CHAIR, id, { do: 'set-policy', policy: { ...policy, adoptionSeconds: 3600 } });
  const targets = paragraphs.flatMap(({ id: block, hash, status }) => (status === null ? [] : [{ block, hash }]));
  await must(CHAIR, id, { do: 'call', targets });
  if (state === 'called') return id;
  stage.clock.advance(15_000);
  for (const target of targets) await must(CHAIR, id, { do: 'declare', target });
  const whole = { docHash: docHash ?? '', textHash: textHash ?? '' };
  await must(CHAIR, id, { do: 'call-adoption', ...whole });
  if (state === 'adoption-called') return id;
  stage.clock.advance(15_000);
  await must(CHAIR, id, { do: 'adopt', ...whole });
  if (state === 'adopting') return id;
  stage.clock.advance(60_000);
  return id;
}

const of = (state: State): string => opinions.get(state) ?? '';
/** What would change the opinion for those who come after is asked of a new one. */
const lasting = (name: CommandName): boolean => name === 'open-discussion' || name === 'close-without-adoption';

async function passing(seat: string, id: string, names = NAMES): Promise<readonly string[]> {
  const passed: string[] = [];
  for (const name of names) {
    const { status, body } = await stage.command(seat, id, COMMANDS[name]);
    expect([200, 403, 404, 409]).toContain(status);
    if (!STOPPED.has(body.code ?? '')) passed.push(name);
  }
  return passed;
}

describe('A1 commands by seat and state', () => {
  it.each(STATES)('let through what the table says of an opinion that is %s, and nothing else', async (state) => {
    for (const seat of SEATS) {
      const may = NAMES.filter((name) => REVIEWED[name][0].includes(seat) && REVIEWED[name][1].includes(state));
      const kept = NAMES.filter((name) => !(lasting(name) && may.includes(name)));
      const found = [...(await passing(seat, of(state), kept))];
      for (const name of may.filter(lasting)) found.push(...(await passing(seat, await make(state), [name])));
      expect([seat, found.sort()]).toEqual([seat, may.sort()]);
    }
  });

  it('let an opinion that is closed off hear the objections of States alone, and a session its own people', async () => {
    for (const seat of SEATS) {
      const objection = STATE_SEATS.includes(seat) ? ['raise-objection'] : [];
      expect([seat, await passing(seat, stage.opinion)]).toEqual([seat, objection]);
      const may = NAMES.filter(
        (name) => REVIEWED[name][0].includes(seat) && REVIEWED[name][1].includes('drafting') && !NOT_INSIDE.includes(name),
      );
      expect([seat, await passing(seat, inside)]).toEqual([seat, INSIDE.includes(seat) ? may : []]);
      expect([seat, await passing(seat, 'r2-onothere')]).toEqual([seat, []]);
    }
  });

  it('F4.4 let nothing come of what was adopted', async () => {
    const office = await stage.signIn(OFFICE_SEAT);
    const merge = async (number: string, of: readonly string[]) => {
      const docket = { topic: null, meeting: null, contribution: null, descent: { how: 'merged', of } };
      const asked = { number, language: 'en', venue: 'ieg', phase: 'tabled', sponsor: 'e-member-state', source: null, meeting: null };
      const { status, body } = await stage.as(office, 'post', '/api/opinions').send({ ...asked, text: 'A TITLE', docket });
      return [status, body.code];
    };
    const drafts = [await make('drafting'), await make('drafting')];
    for (const state of ['adopting', 'adopted'] as const) expect(await merge('M1', [of(state), ...drafts])).toEqual([409, 'draft-adopted']);
    expect(await merge('M2', drafts)).toEqual([201, undefined]);
  });

  it('lift a position from any seat of its State, and from no other', async () => {
    const id = await make('drafting');
    const { paragraphs } = await stage.register(STATE, id);
    const { id: block, hash } = paragraphs.find(({ label }) => label === 'a)') ?? { id: '', hash: null };
    const raise = async (): Promise<string> => {
      const { body } = await stage.command(STATE, id, { do: 'raise-objection', block, hash });
      return `p${body.seq}`;
    };
    let position = await raise();
    for (const seat of SEATS) {
      const { status, body } = await stage.command(seat, id, { do: 'withdraw', position });
      const own = [STATE, SECOND_SEAT].includes(seat);
      expect([seat, status, own ? undefined : body.code]).toEqual([seat, own ? 200 : 403, own ? undefined : 'not-your-position']);
      if (own) position = await raise();
    }
    for (const seat of SEATS.filter((one) => ![STATE, SECOND_SEAT].includes(one)))
      expect([seat, (await stage.command(seat, id, { do: 'drop-carried', position, block })).status]).not.toEqual([seat, 200]);
  });
});

/** Every address that has the id of an opinion in it. */
const READING = [
  '/api/opinions/:id/register',
  '/api/opinions/:id/changes',
  '/api/opinions/:id/changes/word',
  '/api/opinions/:id/changes/text',
  '/api/opinions/:id/authors',
  '/api/opinions/:id/progress',
  '/api/opinions/:id/text',
  '/api/opinions/:id/word',
  '/api/opinions/:id/record',
  '/api/opinions/:id/threads',
  '/api/opinions/:id/wording',
  '/o/:id/print',
  '/o/:id/since',
  '/o/:id/steps',
  ...['/o/:id/at/:position', '/o/:id/withhold', '/o/:id/personal-data'],
];

async function status(seat: string, method: Method, path: string): Promise<number> {
  return (await stage.as(cookies.get(seat) ?? '', method, path)).status;
}

describe('A1 reading by seat and place', () => {
  it('is looked at for every address that there is', () => {
    const own = tableOfRoutes(stage.app.tools).filter(({ path }) => path.startsWith('/api/opinions/:id') || path.startsWith('/o/:id'));
    // commands above; whose first HTML has the text: F9.5; what was released of a public consultation, whatever the state
    const released = ['get /api/opinions/:id/comment-counts', 'get /api/opinions/:id/comments'];
    // of one paragraph of one opinion: tests/http/past.test.ts
    const stories = ['get /api/opinions/:id/story/:block', 'get /o/:id/story/:block'];
    // who writes there: tests/comments, tests/forum/wording.test.ts, tests/http/last-here.test.ts, tests/http/withhold.test.ts,
    // tests/http/personal-data.test.ts
    const beside = [
      'put /api/opinions/:id/here',
      'post /api/opinions/:id/threads/commands',
      'post /api/opinions/:id/wording',
      'post /o/:id/withhold',
      'post /o/:id/personal-data',
    ];
    const other = [...beside, 'post /api/opinions/:id/commands', 'get /o/:id', ...released, ...stories];
    expect(own.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...READING.map((path) => `get ${path}`), ...other].sort());
  });

  it('is for everybody who sits here, whatever the state and though a session goes on; of the session for those inside', async () => {
    for (const seat of [...SEATS, 'nobody'])
      for (const path of READING) {
        const at = (id: string): Promise<number> => status(seat, 'get', path.replace(':id', id).replace(':position', '2'));
        const there = seat === 'nobody' ? 401 : 200;
        for (const state of STATES) expect([seat, path, state, await at(of(state))]).toEqual([seat, path, state, there]);
        expect([seat, path, await at(stage.opinion)]).toEqual([seat, path, there]);
        const hidden = seat === 'nobody' ? 401 : INSIDE.includes(seat) ? 200 : 404;
        expect([seat, path, await at(inside)]).toEqual([seat, path, hidden]);
        expect([seat, path, await at(`r2-${stage.opinion}`)]).toEqual([seat, path, seat === 'nobody' ? 401 : 404]);
      }
  });
});

interface Knock {
  /** The status of a refused upgrade, the code of a close, or 101. */
  readonly answer: number;
  /** Entries that the update made. */
  readonly wrote: number;
}

/** Opens a connection, has the text, says where the caret is and writes; then what became of that. */
async function knock(seat: string, id: string, block: string, way: Way): Promise<Knock> {
  const before = await head(id);
  const doc = new Y.Doc();
  let step2s = 0;
  const hear = (message: Message, send: (...frames: readonly Uint8Array[]) => void, judged: () => void): void => {
    if (message.type === 'update') Y.applyUpdate(doc, message.update);
    if (message.type !== 'step2') return;
    Y.applyUpdate(doc, message.update);
    step2s += 1;
    if (step2s === 2) return judged();
    const had = Y.encodeStateVector(doc);
    type(doc, block, ' more');
    const words = updateFrame(Y.encodeStateAsUpdate(doc, had));
    // the last in its turn: answered when the update has been judged
    send(awarenessFrame(new Uint8Array([1, 1, 1, 2, 0x7b, 0x7d])), words, step1Frame(Y.encodeStateVector(doc)));
  };
  const headers = { cookie: cookies.get(seat) ?? '', origin: ORIGIN };
  const first = step1Frame(Y.encodeStateVector(doc));
  const answer = await (way === 'socket' ? bySocket : byStream)(portOf(stage.app.httpServer), `/collab/${id}`, headers, first, hear);
  return { answer, wrote: (await head(id)) - before };
}

const WAYS = ['socket', 'stream'] as const;
type Way = (typeof WAYS)[number];
const KNOCKS = SEATS.flatMap((seat) => WAYS.map((way) => [seat, way] as const));
type Hear = (message: Message, send: (...frames: readonly Uint8Array[]) => void, judged: () => void) => void;

async function bySocket(port: number, path: string, headers: Record<string, string>, first: Uint8Array, hear: Hear): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?dx=1&schema=1`, { headers });
  socket.binaryType = 'arraybuffer';
  const send = (...frames: readonly Uint8Array[]): void => frames.forEach((frame) => void socket.send(frame));
  const answer = await new Promise<number>((resolve, reject) => {
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
    socket.on('open', () => send(first));
    socket.on('message', (data: ArrayBuffer) => hear(readMessage(new Uint8Array(data)), send, () => resolve(101)));
  });
  socket.terminate();
  return answer;
}

async function byStream(port: number, path: string, headers: Record<string, string>, first: Uint8Array, hear: Hear): Promise<number> {
  const stream = await Stream.open(`http://127.0.0.1:${port}`, path, headers, '?dx=1&schema=1');
  if (stream.status !== 200) return stream.status;
  const judged = new Promise<number>((resolve) => {
    const send = (...frames: readonly Uint8Array[]): void => void stream.send(...frames);
    stream.onMessage((message) => hear(message, send, () => resolve(101)));
  });
  await Promise.race([stream.introduced(), stream.ended]);
  void stream.send(first);
  const answer = await Promise.race([judged, stream.ended.then(({ code }) => code)]);
  stream.close();
  return answer;
}

async function head(id: string): Promise<number> {
  const { rooms } = stage.app.tools;
  const insider = stage.app.tools.forum.actor(STATE);
  const room = insider === null ? null : await rooms.enter(id, insider);
  return (await room?.look(({ seq }) => seq)) ?? 0;
}

const openBlock = ({ paragraphs }: Register): string => paragraphs.find(({ label }) => label === 'a)')?.id ?? '';

describe('A1 connections by seat, state and place, with WebSocket and without', () => {
  it('carry words into the log for those who type, in drafting alone', async () => {
    for (const state of STATES) {
      const id = of(state);
      const block = openBlock(await stage.register(STATE, id));
      for (const [seat, way] of KNOCKS) {
        const { answer, wrote } = await knock(seat, id, block, way);
        expect([seat, way, state, answer]).toEqual([seat, way, state, 101]);
        // while a call or an adoption is open what is typed is taken out again in the same entry
        const may = TYPISTS.includes(seat) && (DRAFTING.includes(state) || state === 'adopting');
        expect([seat, way, state, wrote > 0]).toEqual([seat, way, state, may]);
      }
    }
    for (const way of WAYS) expect((await knock('nobody', of('drafting'), '', way)).answer).toBe(401);
  });

  it('are closed where a session goes on with the opinion, and open to nobody but those inside where it goes on', async () => {
    const block = openBlock(await stage.register(STATE, stage.opinion));
    for (const [seat, way] of KNOCKS) {
      expect([seat, way, await knock(seat, stage.opinion, block, way)]).toEqual([seat, way, { answer: CLOSE.restricted, wrote: 0 }]);
      const { answer, wrote } = await knock(seat, inside, block, way);
      expect([seat, way, answer]).toEqual([seat, way, INSIDE.includes(seat) ? 101 : 404]);
      expect([seat, way, wrote > 0]).toEqual([seat, way, STATE_SEATS.includes(seat)]);
    }
  });

  it('of a session that is over are closed to those inside and not there for all others; what it was is read inside', async () => {
    await stage.end();
    const block = openBlock(await stage.register(STATE, stage.opinion));
    for (const [seat, way] of KNOCKS) {
      const { answer, wrote } = await knock(seat, inside, block, way);
      expect([seat, way, answer, wrote]).toEqual([seat, way, INSIDE.includes(seat) ? CLOSE.restricted : 404, 0]);
      expect([seat, await status(seat, 'get', `/api/opinions/${inside}/register`)]).toEqual([seat, INSIDE.includes(seat) ? 200 : 404]);
      const objection = STATE_SEATS.includes(seat) ? ['raise-objection'] : [];
      expect([seat, await passing(seat, inside)]).toEqual([seat, objection]);
    }
  });
});
