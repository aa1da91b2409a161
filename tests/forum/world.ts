/** A small forum for tests of its rules: a secretariat, a chair with a deputy, two States, one of them with a focal point, a company. */

import type { ForumCommand } from '../../shared/forum/command.ts';
import { CUSTOMARY_POLICY } from '../../shared/forum/customary-policy.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import type { MeetingPolicy } from '../../shared/forum/meeting.ts';
import type { MeetingPlan } from '../../shared/forum/plan.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { Capacity, SeatFunction } from '../../shared/opinion/vocabulary.ts';

export const DAY = 86_400_000;

const admit = (id: string, capacity: Capacity): ForumCommand => ({
  do: 'admit-entity',
  id,
  code: id.toUpperCase(),
  names: { en: id },
  capacity,
});
const seat = (id: string, entity: string, functions: readonly SeatFunction[] = []): ForumCommand => ({
  do: 'open-seat',
  seat: id,
  entity,
  functions,
  remote: false,
});

export const IEG_1: MeetingPlan & { readonly decision: string | null } = {
  meeting: 'ieg-1',
  kind: 'ieg',
  code: 'IEG-1',
  names: { en: 'First meeting' },
  place: 'Geneva',
  from: '2029-09-03',
  to: '2029-09-04',
  zone: 'Europe/Zurich',
  decision: 'Decision 611',
};

export const POLICY: MeetingPolicy = CUSTOMARY_POLICY;

export function run(state: ForumState, command: ForumCommand, actor: Actor = SERVER, now = state.at + 1): ForumState {
  const decision = decide(state, command, actor, now);
  if (!decision.ok) throw new Error(decision.reason.code);
  return fold(state, decision.value, actor, now);
}

export const fold = (state: ForumState, fact: ForumAct, by: Actor = SERVER, at = state.at + 1): ForumState =>
  evolve(state, { seq: state.seq + 1, at, by, uuid: '', fact });

export const base: ForumState = [
  { do: 'create-forum', name: 'Test Forum', demo: false } as const,
  admit('secretariat', 'secretariat'),
  admit('chair', 'chair'),
  admit('arl', 'member-state'),
  admit('bru', 'member-state'),
  admit('rivernet', 'sector-member'),
  seat(OFFICE_SEAT, 'secretariat'),
  seat('chair-1', 'chair'),
  seat('chair-2', 'chair', ['deputy-chair']),
  seat('arl-1', 'arl', ['focal-point']),
  seat('arl-2', 'arl'),
  seat('bru-1', 'bru', ['head']),
  seat('riv-1', 'rivernet'),
  { do: 'plan-meeting', ...IEG_1 } as const,
].reduce<ForumState>((state, command) => run(state, command), emptyForum);

export function actor(id: string, state: ForumState = base): Actor {
  const found = actorOf(state, id);
  if (found === null) throw new Error(`nobody acts from ${id}`);
  return found;
}

/** The code of the refusal; null where it is allowed. */
export function code(command: ForumCommand, by: string, state: ForumState = base, now = state.at + 1): string | null {
  const decision = decide(state, command, actor(by, state), now);
  return decision.ok ? null : decision.reason.code;
}
