// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { type ActAnswer, Acts } from '../../../client/sync/acts.ts';
import { forgetWords, KeptWords } from '../../../client/sync/kept-words.ts';
import type { SyncState } from '../../../client/sync/recorded.ts';
import type { Command, Envelope } from '../../../shared/opinion/command.ts';
import { manualClock } from '../../support/clock.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';

const DECLARE: Command = { do: 'declare', target: { block: id(1), hash: 'h' } };
const OBJECT: Command = { do: 'raise-objection', block: id(1), hash: 'h', reason: 'because' };
const LIVE: SyncState = { state: 'recorded', at: null, seq: null };

afterEach(() => sessionStorage.clear());

type Answer = { readonly status: number; readonly body: unknown } | 'lost';

function door(answers: readonly Answer[], sync: SyncState = LIVE, kept = new KeptWords(sessionStorage, 'op 1', 's')) {
  const sent: Envelope[] = [];
  const left = [...answers];
  const clock = manualClock();
  const acts = new Acts({
    opinion: 'op 1',
    kept,
    clock,
    sync: () => sync,
    seen: () => 12,
    fetch: async (path, init) => {
      expect(path).toBe('/api/opinions/op%201/commands');
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
  return { acts, sent, post };
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
  [400, 'not-understood'],
])('%i is %s', async (status, why) => {
  const { post } = door([{ status, body: { detail: 'words' } }]);
  expect(await post(DECLARE)).toEqual({ ok: false, why, detail: 'words' });
});

it.each(['not-recorded', 'reconnecting', 'stale', 'ended', 'reload', 'opening'] as const)(
  'sends nothing while %s, but a Member State may always try to object',
  async (state) => {
    const { sent, post } = door([{ status: 200, body: { seq: 13, act: null } }], { state } as SyncState);
    expect(await post(DECLARE)).toEqual({ ok: false, why: 'not-live' });
    expect(sent).toHaveLength(0);
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
