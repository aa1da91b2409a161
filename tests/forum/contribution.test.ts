import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { type Contribution, contributionsDue } from '../../shared/forum/contribution.ts';
import { documentNumber } from '../../shared/forum/document.ts';
import { sectionOf, unknownSections } from '../../shared/forum/section.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { actor, base, code, DAY, IEG_1, run } from './world.ts';

type File = Extract<ForumCommand, { do: 'file-contribution' }>;
const file = (more: Partial<File> = {}): File => ({
  do: 'file-contribution',
  meeting: 'ieg-1',
  of: null,
  title: 'On rural sites',
  language: 'en',
  source: 'arl',
  sections: ['2.1'],
  passages: [],
  ...more,
});
const last = ({ contributions, documents }: ForumState): Contribution & { readonly number: string } => {
  const found = [...contributions].at(-1);
  const document = found && documents.get(found[0]);
  if (found === undefined || document === undefined) throw new Error('no contribution');
  return { ...found[1], number: documentNumber(document) };
};
const due = (id: string, at: number, meeting: string | null): ForumCommand => ({
  do: 'set-deadline',
  deadline: id,
  kind: 'contributions',
  names: { en: 'Contributions' },
  at,
  meeting,
  decision: null,
});

describe('contributions', () => {
  it('F6.1 are filed for the own entity, by the secretariat for any, and are documents of kind C', () => {
    expect(['arl-1', 'arl-2', OFFICE_SEAT].map((seat) => code(file(), seat))).toEqual([null, null, null]);
    expect(['bru-1', 'riv-1', 'chair-1'].map((seat) => code(file(), seat))).toEqual(Array(3).fill('not-your-contribution'));
    expect(code(file({ source: 'chair' }), 'chair-1')).toBe('not-a-contributor');
    expect(code(file({ source: 'secretariat' }), OFFICE_SEAT)).toBe('not-a-contributor');
    expect(code(file({ source: 'zzz' }), OFFICE_SEAT)).toBe('no-such-entity');
    expect(code(file({ meeting: 'zzz' }), 'arl-1')).toBe('no-such-meeting');
    const first = run(base, file(), actor('arl-1'));
    expect(last(first).number).toBe('WTPF/IEG-1/C/1');
    const revised = run(first, file({ of: { document: 'ieg-1_c-1', as: 'revision' }, meeting: null }), actor('arl-2'));
    expect(last(revised).number).toBe('WTPF/IEG-1/C/1(Rev.1)');
    const of = { document: 'ieg-1_c-1', as: 'revision' } as const;
    expect(code(file({ of, source: 'bru' }), 'bru-1', first)).toBe('not-your-contribution');
    expect(code(file({ of: { document: 'zzz', as: 'revision' } }), 'arl-1', first)).toBe('no-such-document');
    expect(last(run(revised, file({ source: 'bru' }), actor('bru-1'))).number).toBe('WTPF/IEG-1/C/2');
  });

  it('F6.1 have editions that are contributions, and never plain documents', () => {
    const first = run(base, file(), actor('arl-1'));
    const plain = (document: string): ForumCommand => ({
      do: 'register-document',
      kind: 'C',
      meeting: null,
      of: { document, as: 'revision' },
      title: 'On rural sites',
      language: 'en',
      source: 'arl',
      aliases: [],
      content: { in: 'payload' },
    });
    expect([OFFICE_SEAT, 'chair-1'].map((seat) => code(plain('ieg-1_c-1'), seat, first))).toEqual(Array(2).fill('is-contribution'));
    expect(code(plain('ieg-1_c-1'), 'arl-1', first)).toBe('not-registrar');
    const revised = run(first, file({ of: { document: 'ieg-1_c-1', as: 'revision' } }), actor('arl-1'));
    expect(code(plain('ieg-1_c-1_rev-1'), OFFICE_SEAT, revised)).toBe('is-contribution');
  });

  it('F6.2 are proposals or views by capacity', () => {
    const inputs = CAPACITIES.map((capacity) => {
      const id = `e-${capacity}`;
      const state = run(base, { do: 'admit-entity', id, code: id.toUpperCase(), names: { en: id }, capacity });
      const refused = code(file({ source: id }), OFFICE_SEAT, state);
      return [capacity, refused ?? last(run(state, file({ source: id }), actor(OFFICE_SEAT))).input];
    });
    expect(inputs).toEqual([
      ['member-state', 'proposal'],
      ['state-observer', 'view'],
      ['sector-member', 'proposal'],
      ['associate', 'view'],
      ['academia', 'view'],
      ['observer', 'view'],
      ['stakeholder', 'view'],
      ['chair', 'not-a-contributor'],
      ['secretariat', 'not-a-contributor'],
      ['follower', 'not-a-contributor'],
    ]);
  });

  it('F6.3 name paragraphs of drafts on the docket', () => {
    const passages = [{ opinion: 'a', block: 'b123456789' }];
    expect(code(file({ passages }), 'arl-1')).toBe('no-such-draft');
    const presented = { number: '1', title: 'T', topic: null, entity: 'arl', meeting: null, contribution: null, descent: null };
    const state = run(base, { do: 'present-draft', draft: 'a', ...presented }, actor(OFFICE_SEAT));
    expect(last(run(state, file({ passages }), actor('arl-1')))).toMatchObject({ passages, sections: ['2.1'] });
  });

  it('F6.3 name sections that the report has', () => {
    expect(code(file({ unknown: ['9.9'] }), 'arl-1')).toBe('no-such-section');
    expect(code(file({ unknown: [] }), 'arl-1')).toBe(null);
    expect(['1 Purpose', '2.1 Most', '§ 3.4) x', '٢٫١', '٢.١ نص', '2021', 'Annex'].map(sectionOf)).toEqual([
      '1',
      '2.1',
      '3.4',
      null,
      '2.1',
      '2021',
      null,
    ]);
    expect(unknownSections(['2.1', '9', 'many'], ['1 Purpose', '2.1 Most'])).toEqual(['9', 'many']);
    expect(unknownSections(['2.1', '9', 'many'], null)).toEqual(['many']);
  });

  it('F6.4 that are late are taken and marked, by the deadline as it was', () => {
    const at = base.at + DAY;
    const state = run(run(base, due('general', at - 9, null)), due('ieg-1', at, 'ieg-1'));
    const late = (asked: Partial<File>, now: number, from = state): boolean => last(run(from, file(asked), actor('arl-1'), now)).late;
    expect([late({}, at), late({}, at + 1)]).toEqual([false, true]);
    expect([late({ meeting: null }, at - 9), late({ meeting: null }, at - 8)]).toEqual([false, true]);
    const other = run(state, { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' });
    expect([late({ meeting: 'ieg-2' }, at - 9, other), late({ meeting: 'ieg-2' }, at, other)]).toEqual([false, true]);
    expect(late({}, at * 2, base)).toBe(false);
    const filed = run(state, file(), actor('arl-1'), at + 1);
    const moved = run(filed, due('ieg-1', at + DAY, 'ieg-1'));
    expect(contributionsDue(moved.deadlines.values(), 'ieg-1')).toBe(at + DAY);
    expect(last(moved).late).toBe(true);
    // a revision counts for the meeting of what it revises
    expect(late({ meeting: null, of: { document: 'ieg-1_c-1', as: 'revision' } }, moved.at, moved)).toBe(false);
  });
});

describe('contributions over HTTP', () => {
  const post = async (stage: Stage, seat: string, body: object = {}) =>
    stage.as(await stage.signIn(seat), 'post', '/api/contributions').send({
      uuid: randomUUID(),
      meeting: null,
      of: null,
      title: 'On access',
      language: 'en',
      sections: [],
      passages: [],
      text: 'Some words.',
      ...body,
    });

  it('F6.2 come from every seat that may comment, each as what its capacity makes of it', async () => {
    const stage = await startStage();
    for (const capacity of CAPACITIES) {
      const { status, body } = await post(stage, seatOf(capacity));
      const none = ['chair', 'secretariat', 'follower'].includes(capacity);
      const input = ['member-state', 'sector-member'].includes(capacity) ? 'proposal' : 'view';
      expect([capacity, status, none ? body.code : body.input]).toEqual([capacity, none ? 409 : 201, none ? 'not-a-contributor' : input]);
    }
    const forAnother = await post(stage, seatOf('stakeholder'), { source: 'e-member-state' });
    expect([forAnother.status, forAnother.body.code]).toEqual([403, 'not-your-contribution']);
    await stage.close();
  });

  it('F6.3 are listed with the paragraphs that they speak to, and none speaks to what is not there', async () => {
    const stage = await startStage();
    const opinion = await stage.createOpinion();
    const cookie = await stage.signIn(seatOf('academia'));
    const { paragraphs } = (await stage.as(cookie, 'get', `/api/opinions/${opinion}/register`)).body;
    const passages = [{ opinion, block: paragraphs[3].id }];
    const made = await post(stage, seatOf('academia'), { passages, sections: ['3'] });
    await post(stage, seatOf('member-state'));
    const about = (await stage.as(cookie, 'get', `/api/documents?opinion=${opinion}`)).body;
    expect(about).toHaveLength(1);
    expect(about[0]).toMatchObject({
      id: made.body.id,
      kind: 'C',
      contribution: { input: 'view', late: false, passages, sections: ['3'] },
    });
    expect((await stage.as(cookie, 'get', `/api/documents/${made.body.id}`)).body.text).toBe('Some words.');
    expect((await post(stage, seatOf('academia'), { passages: [{ opinion, block: 'b000000000' }] })).status).toBe(404);
    expect((await post(stage, seatOf('academia'), { passages: [{ opinion: 'none', block: paragraphs[3].id }] })).status).toBe(404);
    await stage.close();
  });

  it('F6.3 name the sections as the newest report has them, in figures of any script', async () => {
    const stage = await startStage();
    const registered = { uuid: randomUUID(), kind: 'R', meeting: null, of: null, title: 'Report', language: 'en', aliases: [] };
    const office = await stage.signIn(OFFICE_SEAT);
    const report = (text: string) =>
      stage.as(office, 'post', '/api/documents').send({ ...registered, uuid: randomUUID(), content: { in: 'payload', text } });
    expect((await post(stage, seatOf('academia'), { sections: ['7'] })).status).toBe(201);
    await report('1 Purpose\n\n7 Old');
    await report('1 Purpose\n\n2.1 Many sites fall silent.');
    const good = await post(stage, seatOf('academia'), { sections: ['§ 2.1', '٢.١', '1.'] });
    expect(good.status).toBe(201);
    const cookie = await stage.signIn(seatOf('academia'));
    const { document } = (await stage.as(cookie, 'get', `/api/documents/${good.body.id}`)).body;
    expect(document.contribution.sections).toEqual(['2.1', '1']);
    const bad = await post(stage, seatOf('academia'), { sections: ['2.1', '7', 'lorem'] });
    expect([bad.status, bad.body.code, bad.body.sections]).toEqual([409, 'no-such-section', ['7', 'lorem']]);
    await stage.close();
  });
});
