// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { type ActAnswer, Acts, type Door, RAISING } from '../../../client/sync/acts.ts';
import { forgetKeptActs, KeptActs } from '../../../client/sync/kept-acts.ts';
import { forgetWords, KeptWords } from '../../../client/sync/kept-words.ts';
import { Raising } from '../../../client/sync/raising.ts';
import type { SyncState } from '../../../client/sync/recorded.ts';
import type { Command, Envelope } from '../../../shared/opinion/command.ts';
import { manualClock } from '../../support/clock.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';

const DECLARE: Command = { do: 'declare', target: { block: id(1), hash: 'h' } };
const OBJECT: Command = { do: 'raise-objection', block: id(1), hash: 'h', reason: 'because' };
const WITHDRAW: Command = { do: 'withdraw', position: 'p3' };
const SUPPORT: Command = { do: 'support', block: id(1), hash: 'h' };
const DONE = { status: 200, body: { seq: 13, act: null } } as const;
const AWAY: SyncState = { state: 'reconnecting', changes: 0, since: 0, paused: false };
const LIVE: SyncState = { state: 'recorded', at: null, seq: null };

afterEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

type Answer = { readonly status: number; readonly body: unknown } | 'lost';

const keptHere = (person = 'A. Delegate', seat = 'seat-1', opinion = 'op 1'): KeptActs => new KeptActs(localStorage, opinion, seat, person);
const raisingHere = async (door: Door): Promise<Raising> =>
  new Raising(door, new KeptActs(localStorage, 'op 1', 'seat-1', 'A. Delegate', door.shown));

function door(answers: readonly Answer[], sync: SyncState = LIVE, kept = new KeptWords(sessionStorage, 'op 1', 's')) {
  const sent: Envelope[] = [];
  const left = [...answers];
  const clock = manualClock();
  const acts = new Acts({
    opinion: 'op 1',
    seat: 'seat-1',
    kept,
    clock,
    sync: () => sync,
    seen: () => 12,
    raising: raisingHere,
    fetch: async (path, init) => {
      expect(path).toBe('/api/opinions/op%201/commands');
      expect(new Headers(init?.headers).get('nemcon-seat')).toBe('seat-1');
      sent.push(JSON.parse(String(init?.body)));
      const answer = left.shift();
      if (answer === undefined || answer === 'lost') throw new TypeError('network');
      return new Response(JSON.stringify(answer.body), { status: answer.status });
    },
  });
  /** Posts and lets every pause pass. */
  const post = async (command: Command, form?: string): Promise<ActAnswer> => {
    const answer = acts.post(command, form);
    for (let pause = 0; pause < 6; pause++) {
      await settle();
      clock.advance(5000);
    }
    return answer;
  };
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { acts, sent, post, clock, raised: acts.raised, pass };
}

it('posts an envelope with its own id and what was on the screen', async () => {
  const { sent, post } = door([
    { status: 200, body: { seq: 13, act: null } },
    { status: 200, body: { seq: 14, act: null } },
  ]);
  expect(await post(DECLARE)).toEqual({ ok: true, seq: 13, act: null });
  await post(DECLARE);
  expect(sent[0]).toMatchObject({ v: 1, seen: { seq: 12 }, command: DECLARE });
  expect(sent[0]?.uuid).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[0]?.uuid).not.toBe(sent[1]?.uuid);
});

it('asks again with the same id where the answer was lost', async () => {
  const { sent, post } = door(['lost', { status: 503, body: {} }, { status: 200, body: { seq: 13, act: null } }]);
  expect(await post(DECLARE)).toEqual({ ok: true, seq: 13, act: null });
  expect(new Set(sent.map(({ uuid }) => uuid)).size).toBe(1);
  expect(sent).toHaveLength(3);
});

it('says that it does not know after five attempts, and can ask again with the same id', async () => {
  const { sent, post } = door(['lost', 'lost', 'lost', 'lost', 'lost', { status: 200, body: { seq: 13, act: null } }]);
  const answer = await post(DECLARE);
  expect(answer).toMatchObject({ ok: false, why: 'unknown' });
  expect(sent).toHaveLength(5);
  if (answer.ok || answer.why !== 'unknown') throw new Error('not unknown');
  expect(await answer.again()).toMatchObject({ ok: true });
  expect(new Set(sent.map(({ uuid }) => uuid)).size).toBe(1);
});

it('a refusal is an answer with its lists, not tried again', async () => {
  const problem = { type: 'about:blank', status: 409, code: 'objection-stands', detail: 'x', entities: ['bru'], blocks: [id(1)] };
  const { sent, post } = door([{ status: 409, body: problem }]);
  expect(await post(DECLARE)).toEqual({
    ok: false,
    why: 'refused',
    refusal: { code: 'objection-stands', entities: ['bru'], blocks: [id(1)] },
  });
  expect(sent).toHaveLength(1);
});

it.each([
  [401, 'signed-out'],
  [403, 'no-right'],
  [404, 'not-found'],
  [429, 'too-many'],
])('%i is %s', async (status, why) => {
  const { post } = door([{ status, body: { detail: 'words' } }]);
  expect(await post(DECLARE)).toEqual({ ok: false, why });
});

it('P10 what was not understood is answered with what is wrong where, and without words of the server', async () => {
  const issues = [{ path: 'body.command.reason', message: 'Too big', fault: 'long', most: 4000 }];
  const { post } = door([{ status: 400, body: { detail: 'body.command.reason: Too big', issues } }]);
  expect(await post(DECLARE)).toEqual({ ok: false, why: 'not-understood', issues });
});

it.each(['not-recorded', 'reconnecting', 'stale', 'ended', 'reload', 'opening'] as const)(
  'N6 sends nothing that lifts or decides while %s; what is raised is tried at once',
  async (state) => {
    const { sent, post, raised } = door([{ status: 200, body: { seq: 13, act: null } }], { state } as SyncState);
    for (const command of [DECLARE, WITHDRAW]) expect(await post(command)).toEqual({ ok: false, why: 'not-live' });
    expect([sent, raised.getSnapshot(), localStorage.length]).toEqual([[], [], 0]);
    expect(await post(OBJECT)).toMatchObject({ ok: true });
  },
);

it('keeps a typed reason until the act is done', async () => {
  const { acts, post } = door([
    { status: 409, body: { code: 'opinion-adopted' } },
    { status: 200, body: { seq: 13, act: null } },
  ]);
  acts.keepReason('object b1', 'because');
  await post(OBJECT, 'object b1');
  expect(acts.reason('object b1')).toBe('because');
  await post(OBJECT, 'object b1');
  expect(acts.reason('object b1')).toBe('');
});

it('says that a fresh sign-in is wanted, and keeps the reason', async () => {
  const { acts, post } = door([{ status: 403, body: { code: 'step-up-needed' } }]);
  acts.keepReason('reopen', 'because');
  expect(await post(DECLARE, 'reopen')).toEqual({ ok: false, why: 'step-up' });
  expect(acts.reason('reopen')).toBe('because');
});

it('keeps it over a reload, for this seat and opinion alone, and forgets it at signing out', async () => {
  const after = (opinion: string, seat: string): string => new KeptWords(sessionStorage, opinion, seat).of('object b1');
  const { acts, post } = door([{ status: 200, body: { seq: 13, act: null } }]);
  acts.keepReason('object b1', 'because');
  expect([after('op 1', 's'), after('op 1', 'other'), after('op 2', 's')]).toEqual(['because', '', '']);
  await post(OBJECT, 'object b1');
  expect([after('op 1', 's'), sessionStorage.length]).toEqual(['', 0]);
  acts.keepReason('object b1', 'once more');
  new KeptWords(sessionStorage, 'op 2', 's').keep('object b1', 'there');
  sessionStorage.setItem('other', 'stays');
  forgetWords(sessionStorage);
  expect([after('op 1', 's'), after('op 2', 's'), sessionStorage.length]).toEqual(['', '', 1]);
});

it('N5 keeps what is raised without a connection, under its id and with what the screen showed, and sends it until it has an answer', async () => {
  const { acts, sent, clock, raised, pass } = door(['lost', 'lost', { status: 503, body: {} }, { status: 429, body: {} }, DONE], AWAY);
  acts.keepReason('object b1', 'because');
  expect(await acts.post(OBJECT, 'object b1')).toEqual({ ok: false, why: 'kept' });
  expect(acts.reason('object b1')).toBe('');
  expect(raised.getSnapshot()).toEqual([{ envelope: sent[0], at: clock.now(), no: null }]);
  expect(sent[0]).toMatchObject({ v: 1, seen: { seq: 12 }, command: OBJECT });
  for (const seconds of [1, 2, 4, 8]) {
    const before = sent.length;
    await pass(seconds * 1000 - 1);
    expect(sent).toHaveLength(before);
    await pass(1);
    expect(sent).toHaveLength(before + 1);
  }
  expect(new Set(sent.map((envelope) => JSON.stringify(envelope))).size).toBe(1);
  expect([raised.getSnapshot(), localStorage.length, clock.waiting()]).toEqual([[], 0, 0]);
});

it('N5 does not wait for an answer that does not come: three seconds, then it is kept', async () => {
  const clock = manualClock();
  const hang: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
  const acts = new Acts({
    opinion: 'op 1',
    seat: 'seat-1',
    clock,
    sync: () => AWAY,
    seen: () => 12,
    raising: raisingHere,
    kept: new KeptWords(sessionStorage, 'op 1', 's'),
    fetch: hang,
  });
  const answer = acts.post(OBJECT);
  await settle();
  clock.advance(3000);
  expect(await answer).toEqual({ ok: false, why: 'kept' });
  expect(acts.raised.getSnapshot()).toHaveLength(1);
  await acts.close();
});

it('N5 sends in the order in which it was raised, at once when the page is live', async () => {
  const { acts, sent, raised, pass } = door(['lost', 'lost', DONE, DONE], AWAY);
  await acts.post(OBJECT);
  await pass(10);
  await acts.post(SUPPORT);
  await acts.sendKept();
  expect(sent.slice(2).map(({ command }) => command.do)).toEqual(['raise-objection', 'support']);
  expect(raised.getSnapshot()).toEqual([]);
});

it('N5 survives the page: from before it is sent, for the same seat and person', async () => {
  const { acts, sent } = door([]);
  void acts.post(OBJECT);
  await settle();
  expect(sent).toHaveLength(1);
  const next = door(['lost', DONE], AWAY);
  await next.acts.prepare();
  await settle();
  expect(next.raised.getSnapshot()).toMatchObject([{ envelope: sent[0], no: null }]);
  await next.pass(1000);
  expect(next.sent).toEqual([...sent, ...sent]);
  expect(keptHere().getSnapshot()).toEqual([]);
});

it('N5 ends when they sign out, and is nothing for another person, seat or opinion', async () => {
  await door([], AWAY).acts.post(OBJECT);
  expect(keptHere('A. Delegate', 'seat-2').getSnapshot()).toEqual([]);
  expect(keptHere('A. Delegate', 'seat-1', 'op 2').getSnapshot()).toEqual([]);
  expect(keptHere().getSnapshot()).toHaveLength(1);
  expect(keptHere('B. Successor').getSnapshot()).toEqual([]);
  expect(keptHere().getSnapshot()).toEqual([]);
  await door([], AWAY).acts.post(OBJECT);
  localStorage.setItem('nemcon.other', 'stays');
  keptHere('A. Delegate', 'seat-2', 'op 2').add({ uuid: 'u2', v: 1, seen: { seq: 1 }, command: OBJECT }, 1);
  forgetKeptActs(localStorage, 'seat-1', 'A. Delegate');
  expect(keptHere().getSnapshot()).toEqual([]);
  expect(localStorage).toHaveLength(2);
});

it.each([
  [
    { status: 409, body: { code: 'opinion-adopted' } },
    { why: 'refused', refusal: { code: 'opinion-adopted' } },
  ],
  [{ status: 403, body: { detail: '' } }, { why: 'no-right' }],
  [{ status: 404, body: { detail: '' } }, { why: 'not-found' }],
] as const)('N5 shows a refusal that comes late until it was read, also over a reload: %j', async (answer, no) => {
  const { acts, raised, pass, clock } = door(['lost', answer], AWAY);
  await acts.post(OBJECT);
  await pass(1000);
  expect(raised.getSnapshot()).toMatchObject([{ no }]);
  expect(clock.waiting()).toBe(0);
  const [shown] = keptHere().getSnapshot();
  expect(shown).toMatchObject({ no });
  const next = door([], LIVE);
  await next.acts.prepare();
  await next.acts.sendKept();
  expect(next.sent).toEqual([]);
  await next.acts.dismiss(shown?.envelope.uuid ?? '');
  expect(keptHere().getSnapshot()).toEqual([]);
});

it('N5 answers as ever where there is a connection: nothing is shown as raised, and a refusal stays with the form', async () => {
  const { acts, raised, post } = door([DONE, { status: 409, body: { code: 'opinion-adopted' } }]);
  const shown: number[] = [];
  raised.subscribe(() => shown.push(raised.getSnapshot().length));
  expect(await post(OBJECT)).toMatchObject({ ok: true });
  acts.keepReason('f', 'because');
  expect(await post(SUPPORT, 'f')).toMatchObject({ why: 'refused' });
  expect(acts.reason('f')).toBe('because');
  expect(Math.max(0, ...shown)).toBe(0);
  expect(localStorage).toHaveLength(0);
});

it('1.7 keeps an objection that stands without the condition that it was given until its author has read so, and sends it no more', async () => {
  const answer = { status: 200, body: { seq: 13, unsaid: ['endsIf'] } };
  const given: Command = { ...OBJECT, endsIf: { deleted: true } };
  for (const sync of [LIVE, AWAY]) {
    const { acts, sent, post, raised, pass } = door(sync === LIVE ? [answer] : ['lost', answer], sync);
    await post(given);
    await pass(60_000);
    expect(raised.getSnapshot()).toMatchObject([{ envelope: sent[0], no: { why: 'without-end' } }]);
    expect(sent).toHaveLength(sync === LIVE ? 1 : 2);
    // it is in the record: nothing is kept over a reload, and nothing is in the way of signing out
    expect(localStorage.length).toBe(0);
    await acts.dismiss(sent[0]?.uuid ?? '');
    expect(raised.getSnapshot()).toEqual([]);
  }
  const { post, raised } = door([{ status: 200, body: { seq: 13, unsaid: ['reason'] } }]);
  await post(given);
  expect(raised.getSnapshot()).toEqual([]);
});

it('N5 N6 raising is exactly what SPEC.md says', () => {
  expect([...RAISING].sort()).toEqual([
    'abstain',
    'ask-time',
    'await-instructions',
    'make-conditional',
    'raise-objection',
    'record-concern',
    'reserve',
    'support',
  ]);
});

it('N5 without the code that keeps it, what is raised goes as any act, and the code is asked for once more', async () => {
  let asked = 0;
  const clock = manualClock();
  const raising = async (): Promise<never> => {
    asked++;
    throw new TypeError('no chunk');
  };
  const kept = new KeptWords(sessionStorage, 'op 1', 's');
  const fetch = async (): Promise<Response> => new Response(JSON.stringify(DONE.body));
  const acts = new Acts({ opinion: 'op 1', seat: 'seat-1', clock, sync: () => LIVE, seen: () => 12, kept, raising, fetch });
  expect(await acts.post(OBJECT)).toMatchObject({ ok: true });
  expect(await acts.post(OBJECT)).toMatchObject({ ok: true });
  expect(asked).toBe(2);
});
