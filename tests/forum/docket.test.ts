import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { ancestryOf, cutOffOf, type Draft, isWaiting } from '../../shared/forum/docket.ts';
import { forumFacts } from '../../shared/forum/facts.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { actor, base, code, DAY, IEG_1, POLICY, run } from './world.ts';

const office = actor(OFFICE_SEAT);

/** A store that takes nothing more into the log of an opinion while it `fails`. */
class BrokenLog extends MemoryLog {
  fails = false;
  override append(...given: Parameters<MemoryLog['append']>): ReturnType<MemoryLog['append']> {
    return this.fails && given[0].kind === 'opinion' ? Promise.reject(new Error('power cut')) : super.append(...given);
  }
}

type Presented = Extract<ForumCommand, { do: 'present-draft' }>;
const draft = (id: string, more: Partial<Presented> = {}): Presented => ({
  do: 'present-draft',
  draft: id,
  number: id.toUpperCase(),
  title: `On ${id}`,
  topic: null,
  entity: 'arl',
  meeting: 'ieg-1',
  contribution: null,
  descent: null,
  ...more,
});
const present = (state: ForumState, id: string, more: Partial<Presented> = {}): ForumState => run(state, draft(id, more), office);
const of = (state: ForumState, id: string): Draft => {
  const found = state.drafts.get(id);
  if (found === undefined) throw new Error(`no draft ${id}`);
  return found;
};
const deadline = (at: number, id = 'drafts', kind: 'drafts' | 'contributions' = 'drafts'): ForumCommand => ({
  do: 'set-deadline',
  deadline: id,
  kind,
  names: { en: 'Cut-off' },
  at,
  meeting: null,
  decision: null,
});

describe('the docket', () => {
  it('F4.1 lists drafts that the secretariat presents, with entity, meeting and document', () => {
    expect(of(present(base, 'a'), 'a')).toMatchObject({
      entity: 'arl',
      meeting: 'ieg-1',
      by: OFFICE_SEAT,
      seq: base.seq + 1,
      title: 'On a',
    });
    for (const seat of ['chair-1', 'arl-1', 'riv-1']) expect(code(draft('a'), seat)).toBe('not-secretariat');
    expect(code(draft('a'), OFFICE_SEAT, present(base, 'a'))).toBe('draft-exists');
    expect(code(draft('a', { entity: 'zzz' }), OFFICE_SEAT)).toBe('no-such-entity');
    expect(code(draft('a'), OFFICE_SEAT, run(base, { do: 'dismiss-entity', id: 'arl' }))).toBe('entity-dismissed');
    expect(code(draft('a', { meeting: 'zzz' }), OFFICE_SEAT)).toBe('no-such-meeting');
    expect(code(draft('a', { meeting: null }), OFFICE_SEAT)).toBeNull();
    expect(code(draft('a', { contribution: 'zzz' }), OFFICE_SEAT)).toBe('no-such-document');
  });

  it('F4.2 takes no new draft from anybody after the cut-off; what was presented in time goes on', () => {
    const before = ['a', 'b'].reduce((state, id) => present(state, id), base);
    const cutOff = before.at + DAY;
    const state = [deadline(cutOff - 9, 'early'), deadline(cutOff), deadline(cutOff + DAY, 'other', 'contributions')].reduce(
      (all, command) => run(all, command, office),
      before,
    );
    expect(cutOffOf(state.deadlines.values())?.at).toBe(cutOff);
    expect(code(draft('c'), OFFICE_SEAT, state, cutOff)).toBeNull();
    expect(code(draft('c'), OFFICE_SEAT, state, cutOff + 1)).toBe('after-cut-off');
    const late = { ...state, at: cutOff + 1 };
    expect(code({ do: 'rename-draft', draft: 'a', title: 'New', topic: null }, 'chair-1', late)).toBeNull();
    expect(code({ do: 'support-draft', draft: 'a' }, 'bru-1', late)).toBeNull();
    expect(code(draft('c', { descent: { how: 'merged', of: ['a', 'b'] } }), OFFICE_SEAT, late)).toBeNull();
    expect(code(draft('c', { descent: { how: 'split', of: ['a'] } }), OFFICE_SEAT, late)).toBeNull();
    // a date that is moved by a decision opens it again
    expect(code(draft('c'), OFFICE_SEAT, run(late, deadline(cutOff + DAY), office))).toBeNull();
    expect(
      code(
        draft('c'),
        OFFICE_SEAT,
        run(run(late, { do: 'drop-deadline', deadline: 'drafts', decision: null }), {
          do: 'drop-deadline',
          deadline: 'early',
          decision: null,
        }),
      ),
    ).toBeNull();
  });

  it('F4.4 makes nothing of what was adopted', () => {
    const two = ['a', 'b'].reduce((state, id) => present(state, id), base);
    for (const descent of [{ how: 'merged', of: ['a', 'b'] } as const, { how: 'split', of: ['a'] } as const]) {
      expect(code(draft('c', { descent, adopted: ['a'] }), OFFICE_SEAT, two)).toBe('draft-adopted');
      expect(code(draft('c', { descent, adopted: [] }), OFFICE_SEAT, two)).toBeNull();
    }
  });

  it('F4.4 keeps what a draft comes from, through mergers and splits', () => {
    const three = ['a', 'b', 'c'].reduce((state, id) => present(state, id), base);
    const merged = present(three, 'd', { descent: { how: 'merged', of: ['a', 'b'] } });
    expect(['a', 'b', 'c', 'd'].map((id) => of(merged, id).mergedInto)).toEqual(['d', 'd', null, null]);
    // 7.8 rests on it, in a restricted session with the draft too
    expect(['a', 'r1-a', 'c', 'd'].map((id) => forumFacts(merged, id).merged)).toEqual([true, true, false, false]);
    const split = present(merged, 'e', { descent: { how: 'split', of: ['d'] } });
    expect(of(split, 'd').mergedInto).toBeNull();
    const again = present(split, 'f', { descent: { how: 'merged', of: ['e', 'c'] } });
    const renamed = run(again, { do: 'rename-draft', draft: 'd', title: 'Other', topic: 'power' }, office);
    expect(ancestryOf(renamed.drafts, 'f').map((one) => one.draft)).toEqual(['e', 'c', 'd', 'a', 'b']);
    expect(ancestryOf(renamed.drafts, 'a')).toEqual([]);
    const wrong = (how: 'merged' | 'split', ...ids: readonly string[]) =>
      code(draft('x', { descent: { how, of: ids } }), OFFICE_SEAT, merged);
    expect(wrong('merged', 'c')).toBe('no-descent');
    expect(wrong('merged', 'c', 'c')).toBe('no-descent');
    expect(wrong('split', 'c', 'd')).toBe('no-descent');
    expect(wrong('split', 'zzz')).toBe('no-such-draft');
    expect(wrong('merged', 'a', 'c')).toBe('draft-merged');
    expect(wrong('split', 'a')).toBe('draft-merged');
  });

  it('F4.5 lets secretariat and chair rename; earlier titles stay', () => {
    const rename = (title: string, topic: string | null = null): ForumCommand => ({ do: 'rename-draft', draft: 'a', title, topic });
    const state = [rename('One'), rename('One', 'power'), rename('Two', 'power')].reduce(
      (all, command) => run(all, command, office),
      present(base, 'a'),
    );
    expect(of(state, 'a')).toMatchObject({ title: 'Two', topic: 'power', titles: ['On a', 'One'] });
    expect(['chair-1', 'chair-2', 'arl-1'].map((seat) => code(rename('x'), seat, state))).toEqual([null, null, 'not-registrar']);
    expect(code(rename('x'), OFFICE_SEAT)).toBe('no-such-draft');
  });

  it('F4.6 lets a draft wait for a supporter where the meeting asks for one', () => {
    const asking = run(base, { do: 'set-meeting-policy', meeting: 'ieg-1', policy: { ...POLICY, requireSupporter: true } });
    const state = present(present(asking, 'a'), 'b', { meeting: null });
    expect(['a', 'b'].map((id) => isWaiting(of(state, id)))).toEqual([true, false]);
    const support: ForumCommand = { do: 'support-draft', draft: 'a' };
    expect(['arl-1', 'chair-1', OFFICE_SEAT].map((seat) => code(support, seat, state))).toEqual([
      'own-draft',
      'not-a-proposer',
      'not-a-proposer',
    ]);
    const supported = run(state, support, actor('riv-1'));
    expect(isWaiting(of(supported, 'a'))).toBe(false);
    expect(code(support, 'riv-1', supported)).toBe('already-supported');
    expect(of(run(supported, support, actor('bru-1')), 'a').supporters).toEqual(['rivernet', 'bru']);
    expect(code({ do: 'support-draft', draft: 'zzz' }, 'bru-1', state)).toBe('no-such-draft');
    // another policy later changes nothing for what was presented
    expect(isWaiting(of(run(state, { do: 'set-meeting-policy', meeting: 'ieg-1', policy: POLICY }), 'a'))).toBe(true);
  });
});

describe('the docket over HTTP', () => {
  const WISH = { language: 'en', venue: 'ieg', phase: 'drafting', sponsor: 'e-member-state', source: null, meeting: null } as const;
  const blocks = [{ kind: 'title', level: 0, text: 'On power' }];
  const post = async (stage: Stage, body: object, seat = OFFICE_SEAT) =>
    stage.as(await stage.signIn(seat), 'post', '/api/opinions').send({ ...WISH, number: '7', blocks, ...body });
  const docketOf = async (stage: Stage) => (await stage.as(await stage.signIn(seatOf('member-state')), 'get', '/api/docket')).body;
  const act = async (stage: Stage, command: object, seat = OFFICE_SEAT) =>
    stage.as(await stage.signIn(seat), 'post', '/api/forum/commands').send({ uuid: randomUUID(), command });

  it('F4.3 founds an opinion after its draft stands in the log of the forum, once for one request', async () => {
    const stage = await startStage();
    const uuid = randomUUID();
    const made = await post(stage, { uuid });
    expect((await post(stage, { uuid })).body).toEqual(made.body);
    expect((await post(stage, { uuid, number: '8' })).body.code).toBe('uuid-reused');
    expect((await post(stage, {})).body.code).toBe('number-taken');
    const { drafts } = await docketOf(stage);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ draft: made.body.id, number: '7', title: 'On power', entity: 'e-member-state', hasText: true });
    await stage.close();
  });

  it('lists drafts and opinions in the order of their numbers, whichever came first', async () => {
    const stage = await startStage();
    for (const number of ['10', '9', '11']) expect((await post(stage, { number })).status).toBe(201);
    const numbers = (list: readonly { readonly number: string }[]) => list.map(({ number }) => number);
    expect(numbers((await docketOf(stage)).drafts)).toEqual(['9', '10', '11']);
    const opinions = await stage.as(await stage.signIn(OFFICE_SEAT), 'get', '/api/opinions');
    expect(numbers(opinions.body)).toEqual(['9', '10', '11']);
    await stage.close();
  });

  it('F4.3 gives a draft whose founding was cut short its text when the same request comes again', async () => {
    const broken = new BrokenLog();
    const stage = await startStage({}, broken);
    const uuid = randomUUID();
    broken.fails = true;
    expect((await post(stage, { uuid })).status).toBe(500);
    expect((await docketOf(stage)).drafts[0]).toMatchObject({ number: '7', hasText: false });
    broken.fails = false;
    expect((await post(stage, {})).body.code).toBe('number-taken');
    // in time is when it was presented
    await act(stage, { ...deadline(stage.clock.now() + 1) });
    stage.clock.advance(DAY);
    expect((await post(stage, { uuid })).status).toBe(201);
    expect((await docketOf(stage)).drafts[0]).toMatchObject({ number: '7', hasText: true });
    await stage.close();
  });

  it('F4.2 refuses a late draft with the date, whatever else is asked, and a merger is none', async () => {
    const stage = await startStage();
    const [one, other] = [await post(stage, {}), await post(stage, { number: '8' })];
    const at = stage.clock.now() + DAY;
    await act(stage, deadline(at));
    stage.clock.advance(2 * DAY);
    const late = await post(stage, { number: '9' });
    expect([late.status, late.body.code, late.body.date, late.body.deadline]).toEqual([409, 'after-cut-off', at, 'drafts']);
    expect((await docketOf(stage)).cutOff).toEqual({ deadline: 'drafts', at });
    const of = [one.body.id, other.body.id];
    const docket = { topic: 'power', meeting: null, contribution: null, descent: { how: 'merged', of } };
    const merged = await post(stage, { number: '7 bis', docket });
    expect(merged.status).toBe(201);
    const { drafts } = await docketOf(stage);
    // 7, 7 bis, 8
    expect(drafts.map((each: { mergedInto: string | null }) => each.mergedInto)).toEqual([merged.body.id, null, merged.body.id]);
    expect(drafts[1].ancestry).toEqual(of);
    const register = await stage.as(await stage.signIn(OFFICE_SEAT), 'get', `/api/opinions/${merged.body.id}/register`);
    expect(register.status).toBe(200);
    await stage.close();
  });

  it('F4.7 brings the objections of its sources into a merger with the append that founds it, also after a crash between the two', async () => {
    const log = new BrokenLog();
    const stage = await startStage({}, log);
    const preamble = [
      { kind: 'preamble-heading', level: 0, text: 'noting' },
      { kind: 'preamble-item', level: 0, text: 'that sites fall silent' },
    ] as const;
    const words = [...blocks, ...preamble];
    const of = [(await post(stage, { blocks: words })).body.id, (await post(stage, { number: '8' })).body.id];
    const cookie = await stage.signIn(seatOf('member-state'));
    const registerOf = async (id: string) => (await stage.as(cookie, 'get', `/api/opinions/${id}/register`)).body;
    const give = async (id: string, command: object) =>
      stage
        .as(cookie, 'post', `/api/opinions/${id}/commands`)
        .send({ uuid: randomUUID(), v: 1, seen: { seq: (await registerOf(id)).seq }, command });
    const object = async (id: string, kind: string, reason: string) => {
      const { id: block, hash } = (await registerOf(id)).paragraphs.find((one: { kind: string }) => one.kind === kind);
      return give(id, { do: 'raise-objection', block, hash, reason });
    };
    for (const answer of [await object(of[0], 'preamble-item', 'too narrow'), await object(of[1], 'title', 'not this title')])
      expect(answer.status).toBe(200);
    const docket = { topic: null, meeting: null, contribution: null, descent: { how: 'merged', of } };
    const wish = {
      uuid: randomUUID(),
      number: '7 bis',
      docket,
      blocks: [{ kind: 'title', level: 0, text: 'Power for sites' }, ...preamble],
    };
    log.fails = true;
    expect((await post(stage, wish)).status).toBe(500);
    log.fails = false;
    const { id } = (await post(stage, wish)).body;
    expect((await post(stage, wish)).body.id).toBe(id);

    const shown = await registerOf(id);
    const [carried] = shown.paragraphs.find((one: { kind: string }) => one.kind === 'preamble-item').positions;
    expect(carried).toMatchObject({ kind: 'objection', entity: 'e-member-state', toConfirm: true, note: { reason: 'too narrow' } });
    expect(carried.inherited).toEqual([{ opinion: of[0], number: '7', position: 'p3' }]);
    expect(shown.positions).toMatchObject([
      { toConfirm: true, inherited: [{ opinion: of[1], number: '8' }], note: { reason: 'not this title' } },
    ]);
    // what is raised on a source afterwards stays there
    expect((await object(of[1], 'title', 'nor now')).status).toBe(200);
    expect((await registerOf(id)).positions).toEqual(shown.positions);
    expect((await give(id, { do: 'confirm', position: carried.id })).status).toBe(200);
    await stage.close();
  });

  it('F4.6 tables a draft that waits, and says so until it is supported', async () => {
    const stage = await startStage();
    await act(stage, { ...IEG_1, do: 'plan-meeting' });
    await act(stage, { do: 'set-meeting-policy', meeting: 'ieg-1', policy: { ...POLICY, requireSupporter: true } });
    const docket = { topic: null, meeting: 'ieg-1', contribution: null, descent: null };
    const { id } = (await post(stage, { docket })).body;
    const register = await stage.as(await stage.signIn(OFFICE_SEAT), 'get', `/api/opinions/${id}/register`);
    expect(register.body).toMatchObject({ phase: 'tabled' });
    for (const capacity of CAPACITIES) {
      const { status, body } = await act(stage, { do: 'support-draft', draft: id }, seatOf(capacity));
      const expected = capacity === 'member-state' ? 'own-draft' : capacity === 'sector-member' ? undefined : 'not-a-proposer';
      expect([capacity, body.code]).toEqual([capacity, expected]);
      expect(status).toBe(expected === undefined ? 200 : expected === 'own-draft' ? 409 : 403);
    }
    expect((await docketOf(stage)).drafts[0]).toMatchObject({ needsSupport: true, supporters: ['e-sector-member'] });
    await stage.close();
  });
});
