/** Random lives of consultations and circular letters: whatever is asked by whomever, the rules answer and these things stay true. */
import { expect, it } from 'vitest';
import type { CircularCommand } from '../../shared/forum/circular.ts';
import {
  COMMENT_REFUSALS,
  COMMENT_VERDICTS,
  type ConsultationCommand,
  type ConsultationState,
  decideConsultation,
  dueInConsultation,
  emptyConsultation,
  evolveConsultation,
  isReleased,
  nextDueInConsultation,
  VISITOR,
} from '../../shared/forum/consultation.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { actor, base, DAY, fold, run } from './world.ts';

const LIVES = 300;
const STEPS = 90;
const HASH = 'A'.repeat(43);
const BLOCKS = ['b000000001', 'b000000002', 'b000000003'];

const paper = { kind: 'DO', meeting: null, of: null, title: 'T', language: 'en', source: 'arl', aliases: [] } as const;
const snapshot = { in: 'opinion', opinion: 'one', at: 1, textHash: HASH, docHash: HASH } as const;
const forum = [snapshot, { in: 'payload' } as const, { in: 'elsewhere' } as const].reduce(
  (state, content) => run(state, { do: 'register-document', ...paper, content }, actor(OFFICE_SEAT)),
  base,
);
const everybody: readonly Actor[] = [VISITOR, ...[...forum.seats.keys()].flatMap((id) => actorOf(forum, id) ?? [])];

function someAsk(rng: Rng, { comments }: ConsultationState, now: number): ConsultationCommand {
  const chosen = Array.from({ length: rng.below(4) }, () => rng.between(1, comments.length + 1));
  return rng.pick<ConsultationCommand>([
    {
      do: 'open-consultation',
      document: rng.pick(['do-1', 'do-2', 'do-3', 'zzz']),
      blocks: BLOCKS.slice(0, 2),
      closesAt: now + rng.between(-5, 40),
      confirms: rng.chance(0.3),
    },
    { do: 'date-consultation', closesAt: now + rng.between(-5, 40) },
    { do: 'comment', block: rng.pick([...BLOCKS, null]), language: rng.pick(['zh', 'ar']), addressed: rng.chance(0.8) },
    { do: 'comment', block: null, language: 'fr', addressed: true },
    { do: 'require-confirmation', on: rng.chance(0.3) },
    { do: 'confirm-comment', comment: rng.between(1, comments.length + 1) },
    {
      do: 'judge-comments',
      comments: chosen,
      verdict: rng.pick(COMMENT_VERDICTS),
      reason: rng.chance(0.3) ? rng.pick(COMMENT_REFUSALS) : null,
    },
  ]);
}

function check({ consulted, comments, waiting, closesAt, at }: ConsultationState): void {
  expect(waiting).toBe(comments.filter(({ confirmed, judged }) => confirmed && judged === null).length);
  for (const { confirmed, judged } of comments) expect(confirmed || judged === null).toBe(true);
  expect(comments.map(({ number }) => number)).toEqual(comments.map((_, i) => i + 1));
  for (const { block, judged } of comments) {
    expect(block === null || consulted?.blocks.includes(block)).toBe(true);
    if (judged !== null) expect((judged.reason !== null) === (judged.verdict === 'refused')).toBe(true);
  }
  if (consulted !== null) expect([['do-1', 'do-2'].includes(consulted.document), closesAt > 0, at > 0]).toEqual([true, true, true]);
}

it('a consultation answers everything, and keeps what must stay true', () => {
  const rng = rngOf(freshSeed('lives of consultations'));
  const happened = new Set<string>();
  const refused = new Set<string>();
  let released = 0;
  for (let life = 0; life < LIVES; life += 1) {
    let state = emptyConsultation;
    let now = DAY;
    const record = (by: Actor, fact: Parameters<typeof evolveConsultation>[1]['fact']): void => {
      state = evolveConsultation(state, { seq: state.seq + 1, at: now, by, uuid: '', fact });
      happened.add(fact.type);
    };
    for (let step = 0; step < STEPS; step += 1) {
      now += rng.below(4);
      // the server may be late to write that the date has come
      if (rng.chance(0.5)) for (const fact of dueInConsultation(state, now)) record(SERVER, fact);
      const by = rng.chance(0.5) ? rng.pick(everybody) : actor(OFFICE_SEAT);
      const command = someAsk(rng, state, now);
      const decision = decideConsultation({ state, forum, actor: by, now }, command);
      if (!decision.ok) {
        refused.add(decision.reason.code);
        continue;
      }
      if (command.do === 'comment') expect(now).toBeLessThan(state.closesAt);
      else if (command.do !== 'confirm-comment') expect(RIGHTS[by.capacity].office).toBe(true);
      const before = JSON.stringify(state.comments);
      const earlier = state;
      record(by, decision.value);
      expect(JSON.stringify(earlier.comments)).toBe(before);
      expect(state.comments.length).toBeGreaterThanOrEqual(earlier.comments.length);
    }
    check(state);
    expect(nextDueInConsultation(state) === null).toBe(!state.open);
    released += state.comments.filter(isReleased).length;
  }
  expect(happened.size).toBe(7);
  expect(refused.size).toBeGreaterThanOrEqual(12);
  expect(released).toBeGreaterThan(LIVES / 6);
});

function someLetter(rng: Rng, now: number): CircularCommand {
  const circular = rng.pick(['cl-1', 'cl-2']);
  const entity = rng.pick(['arl', 'bru', 'rivernet', 'zzz']);
  return rng.pick<CircularCommand>([
    {
      do: 'issue-circular',
      number: rng.pick(['CL-1', 'cl 1', 'CL/2']),
      title: 'T',
      language: 'en',
      sentAt: now + rng.between(-9, 3),
      deadline: now + rng.between(-3, 9),
    },
    { do: 'date-circular', circular, deadline: now + rng.between(-9, 9) },
    { do: 'reply-to-circular', circular, entity, receivedAt: rng.chance(0.5) ? null : now + rng.between(-9, 3) },
    { do: 'reply-to-circular', circular, entity: 'arl', receivedAt: null },
    { do: 'strike-reply', circular, entity },
    { do: 'conclude-circular', circular, document: rng.pick(['do-1', 'zzz', null]) },
  ]);
}

it('a register of circular letters holds replies of Member States and nothing that nobody said', () => {
  const rng = rngOf(freshSeed('lives of circular letters'));
  const happened = new Set<string>();
  const refused = new Set<string>();
  for (let life = 0; life < LIVES; life += 1) {
    let state: ForumState = forum;
    const said = new Map<string, number>();
    for (let step = 0; step < STEPS; step += 1) {
      const now = state.at + rng.below(4);
      const by = rng.chance(0.5) ? actor(OFFICE_SEAT) : rng.pick(everybody.slice(1));
      const command = someLetter(rng, now);
      const decision = decide(state, command, by, now);
      if (!decision.ok) {
        refused.add(decision.reason.code);
        continue;
      }
      const fact = decision.value;
      happened.add(fact.type);
      if (fact.type === 'circular.replied') said.set(`${fact.circular} ${fact.entity}`, fact.receivedAt);
      if (fact.type === 'reply.struck') said.delete(`${fact.circular} ${fact.entity}`);
      if (fact.type === 'circular.replied' && !RIGHTS[by.capacity].office) expect([by.entity, fact.receivedAt]).toEqual([fact.entity, now]);
      state = fold(state, fact, by, now);
    }
    const held = [...state.circulars.values()].flatMap(({ circular, replies }) =>
      [...replies.values()].map(({ entity, receivedAt }) => [`${circular} ${entity}`, receivedAt] as const),
    );
    expect(new Map(held)).toEqual(said);
    for (const { replies, sentAt, deadline } of state.circulars.values()) {
      expect(deadline).toBeGreaterThanOrEqual(sentAt);
      for (const { entity, receivedAt } of replies.values()) {
        expect([state.entities.get(entity)?.capacity, receivedAt >= sentAt, receivedAt <= state.at]).toEqual(['member-state', true, true]);
      }
    }
  }
  expect(happened.size).toBe(5);
  expect(refused.size).toBeGreaterThanOrEqual(8);
});
