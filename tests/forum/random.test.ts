/** Random lives of a forum: whatever is asked by whomever, in any order, the rules answer and these things stay true. */
import { expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { type ContributionCommand, inputOf } from '../../shared/forum/contribution.ts';
import { decide } from '../../shared/forum/decide.ts';
import { ancestryOf, cutOffOf, DESCENTS, type DocketCommand } from '../../shared/forum/docket.ts';
import { DOCUMENT_KINDS, type DocumentCommand, documentNumber, EDITIONS } from '../../shared/forum/document.ts';
import { FLOOR_KINDS, type FloorCommand, queueOf } from '../../shared/forum/floor.ts';
import { due } from '../../shared/forum/lapse.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT, presiding } from '../../shared/forum/who.ts';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { base, DAY, fold, IEG_1, POLICY } from './world.ts';

const LIVES = 400;
const STEPS = 60;

const ENTITIES = ['arl', 'bru', 'cor', 'rivernet', 'chair', 'secretariat', 'zzz'];
const DRAFTS = ['a', 'b', 'c', 'd', 'e', 'f'];
const MEETINGS = ['ieg-1', 'ieg-2', 'wsis'];

function someDocument(rng: Rng, state: ForumState, source: string, meeting: string): DocumentCommand {
  const known = [...state.documents.keys()];
  const of = rng.chance(0.5) ? { document: rng.pick([...known, 'zzz']), as: rng.pick(EDITIONS) } : null;
  const described = { title: 'D', language: 'en', source, aliases: [], content: { in: 'elsewhere' } } as const;
  return { do: 'register-document', kind: rng.pick(DOCUMENT_KINDS), meeting: rng.chance(0.5) ? meeting : null, of, ...described };
}

function someContribution(rng: Rng, state: ForumState, source: string, meeting: string): ContributionCommand {
  const known = [...state.contributions.keys(), ...state.documents.keys(), 'zzz'];
  const of = rng.chance(0.3) ? { document: rng.pick(known), as: rng.pick(EDITIONS) } : null;
  const passages = rng.chance(0.3) ? [{ opinion: rng.pick(DRAFTS), block: 'b000000000' }] : [];
  const described = { title: 'C', language: 'en', source, sections: ['1'], passages } as const;
  return { do: 'file-contribution', meeting: rng.chance(0.5) ? meeting : null, of, ...described };
}

function someDraft(rng: Rng, state: ForumState, entity: string, meeting: string): DocketCommand {
  const of = rng.shuffle([...DRAFTS]).slice(0, rng.below(3));
  const descent = of.length === 0 ? null : { how: rng.pick(DESCENTS), of };
  const contribution = rng.chance(0.3) ? rng.pick([...state.documents.keys(), 'zzz']) : null;
  const named = { number: 'N', title: 'T', topic: null };
  return {
    do: 'present-draft',
    draft: rng.pick(DRAFTS),
    ...named,
    entity,
    meeting: rng.chance(0.5) ? meeting : null,
    contribution,
    descent,
  };
}

/** Of the floor of a meeting: the item is on its agenda more often than not. */
function someFloor(rng: Rng, state: ForumState, meeting: string, entity: string): FloorCommand {
  const item = rng.pick(['i1', 'i2']);
  const requests = state.floors.get(meeting)?.lists.get(item)?.requests ?? [];
  const on = { meeting, item, request: rng.pick([...requests.map(({ request }) => request), 1]) };
  const items = [{ item, title: 'I', opinions: rng.shuffle([...DRAFTS]).slice(0, 2) }];
  return rng.pick<FloorCommand>([
    { do: 'set-agenda', meeting, items: rng.chance(0.1) ? [...items, ...items] : items },
    { do: 'take-item', meeting, at: rng.chance(0.2) ? null : { item, opinion: rng.pick([...DRAFTS, null]) } },
    {
      do: 'ask-floor',
      ...{ meeting, item, kind: rng.pick(FLOOR_KINDS) },
      entity: rng.chance(0.2) ? entity : null,
      onBehalf: rng.chance(0.2) ? 'north' : null,
    },
    { do: 'leave-floor', ...on },
    { do: 'give-floor', ...on },
    { do: 'end-floor', ...on },
    { do: 'move-request', ...on, before: rng.pick([...requests.map(({ request }) => request), null]) },
    { do: 'set-list', meeting, item, closed: rng.chance(0.5), seconds: rng.pick([null, 5, 180]) },
  ]);
}

function someCommand(rng: Rng, state: ForumState, now: number): ForumCommand {
  const seat = rng.chance(0.8) ? rng.pick([...state.seats.keys()]) : `s${rng.below(30)}`;
  const entity = rng.pick(ENTITIES);
  const meeting = rng.pick(MEETINGS);
  const functions = rng.shuffle([...SEAT_FUNCTIONS]).slice(0, rng.below(3));
  const until = rng.chance(0.3) ? { until: now + rng.between(-DAY, DAY) } : {};
  const plan = { ...IEG_1, meeting, code: rng.pick(['IEG-1', 'IEG-2', 'W']), kind: rng.pick(['ieg', 'event', 'forum'] as const) };
  const group = { group: rng.pick(['north', 'south']), code: rng.pick(['N', 'S']), names: { en: 'G' }, members: [entity] };
  return rng.pick<ForumCommand>([
    { do: 'admit-entity', id: entity, code: rng.pick(['ARL', 'COR', 'Q']), names: { en: entity }, capacity: 'member-state' },
    { do: 'change-entity', id: entity, code: rng.pick(['ARL', 'COR', 'Q']), names: { en: entity } },
    { do: 'dismiss-entity', id: entity },
    { do: 'open-seat', seat: `s${rng.below(30)}`, entity, functions, remote: rng.chance(0.5), ...until },
    { do: 'change-seat', seat, functions, remote: rng.chance(0.5), ...until },
    { do: 'hand-over-seat', seat },
    { do: 'close-seat', seat },
    { do: 'form-group', ...group },
    { do: 'change-group', ...group },
    { do: 'dissolve-group', group: group.group },
    { do: 'plan-meeting', ...plan },
    { do: 'change-meeting', ...plan },
    { do: 'cancel-meeting', meeting, decision: null },
    { do: 'set-deadline', deadline: 'd', kind: 'drafts', names: { en: 'D' }, at: now, meeting, decision: null },
    { do: 'set-deadline', deadline: 'c', kind: 'contributions', names: { en: 'C' }, at: now, meeting, decision: null },
    { do: 'drop-deadline', deadline: rng.pick(['c', 'd']), decision: null },
    { do: 'set-meeting-policy', meeting, policy: { ...POLICY, minCallSeconds: rng.below(20) } },
    { do: 'open-sitting', meeting },
    { do: 'suspend-sitting', meeting },
    { do: 'resume-sitting', meeting },
    { do: 'close-sitting', meeting },
    { do: 'close-meeting-report', meeting },
    { do: 'reopen-meeting-report', meeting, reason: rng.pick(['R', ' ']) },
    someFloor(rng, state, meeting, entity),
    someFloor(rng, state, 'ieg-1', entity),
    { do: 'ask-for-gavel' },
    { do: 'hand-gavel', to: seat },
    { do: 'create-forum', name: 'Again', demo: true },
    { do: 'change-forum', name: 'F', theme: null, place: null, basis: null, prefix: rng.pick(['W', 'X']), decision: null },
    someDocument(rng, state, entity, meeting),
    someDocument(rng, state, 'arl', meeting),
    someDraft(rng, state, entity, meeting),
    someDraft(rng, state, 'arl', meeting),
    someContribution(rng, state, entity, meeting),
    { do: 'rename-draft', draft: rng.pick(DRAFTS), title: rng.pick(['T', 'U']), topic: rng.pick(['x', null]) },
    { do: 'support-draft', draft: rng.pick(DRAFTS) },
    { do: 'alias-document', document: rng.pick([...state.documents.keys(), 'zzz']), aliases: ['A'] },
  ]);
}

/** What holds in every state that can be reached. */
function check(state: ForumState): void {
  const codes = [...state.entities.values()].map(({ code }) => code.toUpperCase());
  expect(new Set(codes).size).toBe(codes.length);
  expect(actorOf(state, OFFICE_SEAT)).not.toBeNull();
  for (const { sittings, cancelled, report } of state.meetings.values()) {
    expect(sittings.filter((one) => one.state !== 'closed').length).toBeLessThanOrEqual(1);
    expect(sittings.map(({ number }) => number)).toEqual(sittings.map((_, i) => i + 1));
    if (cancelled) expect(sittings).toEqual([]);
    if (report?.closed) expect(sittings.map((one) => one.state)).toEqual(sittings.map(() => 'closed'));
  }
  for (const [meeting, { agenda, at, lists }] of state.floors) {
    expect(at === null || agenda.some(({ item }) => item === at.item)).toBe(true);
    const speaking = [...lists.values()].flatMap(({ requests }) => requests.filter((one) => one.state === 'speaking'));
    const running = state.meetings.get(meeting)?.sittings.some((one) => one.state === 'open') === true;
    expect(speaking.length).toBeLessThanOrEqual(running ? 1 : 0);
    for (const list of lists.values()) {
      expect(queueOf(list).map(({ request }) => request)).toEqual(
        expect.arrayContaining(list.requests.flatMap((one) => (one.state === 'waiting' ? [one.request] : []))),
      );
      const kinds = queueOf(list).map(({ kind }) => kind === 'point-of-order');
      expect(kinds).toEqual([...kinds].sort((one, other) => Number(other) - Number(one)));
    }
  }
  const numbers = [...state.documents.values()].map((one) => documentNumber(one));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const [id, { input, passages }] of state.contributions) {
    const { source = '', kind } = state.documents.get(id) ?? {};
    expect([kind, input]).toEqual(['C', inputOf(state.entities.get(source)?.capacity ?? 'follower')]);
    for (const { opinion } of passages) expect(state.drafts.has(opinion)).toBe(true);
  }
  for (const { draft, seq, entity, supporters, mergedInto } of state.drafts.values()) {
    expect(supporters).not.toContain(entity);
    // what a draft comes from was there before it
    for (const ancestor of ancestryOf(state.drafts, draft)) expect(ancestor.seq).toBeLessThan(seq);
    if (mergedInto !== null) expect(ancestryOf(state.drafts, mergedInto).map((one) => one.draft)).toContain(draft);
  }
  const acting = [...state.seats.keys()].flatMap((id) => actorOf(state, id) ?? []);
  for (const { entity, capacity, dismissed = false } of acting) {
    const found = state.entities.get(entity);
    expect(dismissed).toBe(found?.dismissed);
    if (!dismissed) continue;
    expect([found?.capacity, capacity]).toEqual(['member-state', 'follower']);
    expect(acting.filter((one) => one.entity === entity)).toHaveLength(1);
  }
  const withTheGavel = acting.filter(({ capacity, functions }) => RIGHTS[capacity].chair && !functions.includes('deputy-chair'));
  expect(withTheGavel.map(({ seat }) => seat)).toEqual([presiding(state)].filter((one) => one !== null));
}

it('answers everything, and keeps what must stay true', () => {
  const rng = rngOf(freshSeed('lives of a forum'));
  const happened = new Set<string>();
  const refused = new Set<string>();
  for (let life = 0; life < LIVES; life += 1) {
    let state = base;
    for (let step = 0; step < STEPS; step += 1) {
      const now = state.at + rng.below(DAY);
      for (const act of due(state, now)) state = fold(state, act, undefined, now);
      const command = someCommand(rng, state, now);
      const by = rng.pick([...state.seats.keys()].flatMap((id) => actorOf(state, id) ?? []));
      const before = JSON.stringify([...state.seats]);
      const decision = decide(state, command, by, now);
      if (!decision.ok) {
        refused.add(decision.reason.code);
        continue;
      }
      const next = fold(state, decision.value, by, now);
      expect(JSON.stringify([...state.seats])).toBe(before);
      for (const [id, one] of state.documents) expect(documentNumber(next.documents.get(id) ?? one)).toBe(documentNumber(one));
      expect([...next.documents.keys()].slice(0, state.documents.size)).toEqual([...state.documents.keys()]);
      // no new draft after the cut-off that stood where it was presented, and none leaves the docket
      const cutOff = cutOffOf(state.deadlines.values());
      const fresh = decision.value.type === 'draft.presented' && decision.value.descent === null;
      if (fresh && cutOff !== null) expect(now).toBeLessThanOrEqual(cutOff.at);
      for (const [id, { mergedInto }] of state.drafts) if (mergedInto !== null) expect(next.drafts.get(id)?.mergedInto).toBe(mergedInto);
      expect([...next.drafts.keys()].slice(0, state.drafts.size)).toEqual([...state.drafts.keys()]);
      happened.add(decision.value.type);
      state = next;
    }
    check(state);
  }
  expect(happened.size).toBeGreaterThanOrEqual(20);
  expect(refused.size).toBeGreaterThanOrEqual(20);
});
