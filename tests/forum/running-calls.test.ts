/** Calls, and what waits for the own State, are told in the list of opinions, which every page asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Target } from '../../shared/opinion/entry.ts';
import { type ListedOpinion, listedOpinion } from '../../shared/wire/opinion.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from './session.ts';

let stage: SessionStage;

beforeAll(async () => {
  stage = await sessionStage();
});
afterAll(() => stage.close());

const listed = async (seat = OTHER_STATE): Promise<readonly ListedOpinion[]> => {
  const { body } = await stage.as(await stage.signIn(seat), 'get', '/api/opinions');
  expect(z.array(listedOpinion).safeParse(body)).toMatchObject({ success: true });
  return body;
};

const target = async (label: string, id = stage.opinion): Promise<Target> => {
  const found = (await stage.register(CHAIR, id)).paragraphs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no paragraph ${label}`);
  return { block: found.id, hash: found.hash };
};

describe('what the list says to each', () => {
  it('P18 is what waits for the own State, what is ready and what is under discussion; another State’s it tells nobody', async () => {
    const { paragraphs } = await stage.register(CHAIR, stage.opinion);
    const open = paragraphs.filter(({ status }) => status === 'open').length;
    expect((await listed())[0]).toMatchObject({ focus: null, yours: [], ready: { call: open, declare: 0 } });
    const until = stage.clock.now() + 86_400_000;
    const [b, one] = [await target('b)'), await target('1')];
    await stage.acts(STATE, { do: 'ask-time', ...b, until });
    await stage.acts(CHAIR, { do: 'raise-objection', ...one, enteredFor: { entity: 'bru', via: 'floor' } });
    await stage.acts(CHAIR, { do: 'focus', block: b.block, view: 'clean' });
    const named = { id: b.block, kind: 'preamble-item', label: 'b)', heading: 'considering', removed: false };
    const asked = { why: 'time', paragraph: named, until, since: null };
    const entered = { why: 'confirm', paragraph: expect.objectContaining({ id: one.block, label: '1' }), until: null, since: null };
    const told = async (seat: string) => (await listed(seat)).map(({ yours, focus, ready }) => ({ yours, focus, ready }));
    const rest = { focus: named, ready: { call: open - 2, declare: 0 } };
    expect(await told(STATE)).toEqual([{ ...rest, yours: [asked] }]);
    expect(await told(OTHER_STATE)).toEqual([{ ...rest, yours: [entered] }]);
    expect(await told(CHAIR)).toEqual([{ ...rest, yours: [] }]);
  });

  it('P18 6.7 tells a State that holds on a paragraph which another has deleted, and nobody else', async () => {
    const { paragraphs } = await stage.register(CHAIR, stage.opinion);
    const gone = paragraphs.find(({ label }) => label === '1');
    if (gone === undefined) throw new Error('no paragraph 1');
    const { id: block, hash, exact } = gone;
    await stage.acts(STATE, { do: 'raise-objection', block, hash });
    await stage.acts(OTHER_STATE, { do: 'remove-paragraphs', targets: [{ block, exact: exact ?? '' }] });
    const told = async (seat: string) => (await listed(seat))[0]?.yours.filter(({ why }) => why === 'gone');
    const since = (await listed())[0]?.seq;
    expect(await told(STATE)).toMatchObject([{ paragraph: { id: block, removed: true }, until: null, since }]);
    expect(await told(OTHER_STATE)).toEqual([]);
    await stage.acts(OTHER_STATE, { do: 'restore-deletion', of: since ?? 0 });
    expect(await told(STATE)).toEqual([]);
    const { paragraphs: back } = await stage.register(STATE, stage.opinion);
    const own = back.flatMap(({ id, positions }) => positions.filter(({ toConfirm }) => id === block && !toConfirm));
    for (const { id: position } of own) await stage.acts(STATE, { do: 'withdraw', position });
  });
});

describe('calls that run', () => {
  it('F3.7 are told with their paragraphs and the time that is left, and of a restricted session nothing is', async () => {
    expect((await listed()).map(({ calls }) => calls)).toEqual([[]]);
    const called = await stage.command(CHAIR, stage.opinion, {
      do: 'call',
      targets: [await target('a)'), await target('2')],
      minSeconds: 60,
    });
    expect(called.status).toBe(200);
    stage.clock.advance(20_000);
    const during = await listed();
    expect(during[0]?.calls).toEqual([
      {
        seq: called.body.seq,
        deadline: null,
        leftMs: 40_000,
        said: [],
        paragraphs: [
          { id: (await target('a)')).block, kind: 'preamble-item', label: 'a)', heading: 'considering', removed: false },
          { id: (await target('2')).block, kind: 'operative-item', label: '2', heading: 'is of the view', removed: false },
        ],
      },
    ]);
    // P18: what a State says there is told to it alone, whose turn to answer that was
    const a = await target('a)');
    await stage.acts(STATE, { do: 'support', ...a });
    const said = async (seat: string) => (await listed(seat))[0]?.calls.map((one) => one.said);
    expect([await said(STATE), await said(OTHER_STATE), await said(CHAIR)]).toEqual([[[{ block: a.block, kind: 'support' }]], [[]], [[]]]);
    // what the chair has entered for a State that has not confirmed it is no answer of that State
    await stage.acts(CHAIR, { do: 'raise-objection', ...(await target('2')), enteredFor: { entity: 'bru', via: 'floor' } });
    expect(await said(OTHER_STATE)).toEqual([[]]);
    stage.clock.advance(60_000);
    expect((await listed())[0]?.calls.map(({ leftMs }) => leftMs)).toEqual([0]);
    const { block } = await target('a)');
    expect((await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: [block] })).status).toBe(200);
    const left = (await listed())[0]?.calls;
    expect(left?.map(({ paragraphs }) => paragraphs?.map(({ label }) => label))).toEqual([['2']]);

    const seats = [STATE, OTHER_STATE, CHAIR];
    const toEach = () => Promise.all(seats.map((seat) => listed(seat)));
    const before = await toEach();
    const inside = await stage.begin();
    expect((await stage.command(CHAIR, inside, { do: 'call', targets: [await target('a)', inside)] })).status).toBe(200);
    expect(
      (await stage.command(STATE, inside, { do: 'ask-time', ...(await target('1', inside)), until: stage.clock.now() + 1e8 })).status,
    ).toBe(200);
    expect(await toEach()).toEqual(before);
    expect(before.map(([one]) => one?.calls)).toEqual([left, left, left]);
  });
});
