/**
 * Nothing changes by the clock alone: when a date has passed, the server writes that into the log. These questions say what is due,
 * so that no node needs to remember a timer.
 */

import { ripeAt } from './calls.ts';
import type { Act } from './entry.ts';
import type { OpinionState } from './state.ts';

interface Due {
  readonly at: number;
  readonly act: Act;
}

/**
 * Acts that the server appends at `now` (ms UTC): requests for time that have run out, calls, adoptions and editorial changes whose time has
 * passed. `closedOff`: a restricted session goes on with the opinion, which the forum knows; nobody can undo an editorial change meanwhile.
 */
export function due(state: OpinionState, now: number, closedOff = false): readonly Act[] {
  const time = Math.max(now, state.at);
  return pending(state)
    .filter(({ at, act }) => at <= time && !(closedOff && act.type === 'editorial.stood'))
    .map(({ act }) => act);
}

/** When something will next be due, ms UTC; null when nothing will. What a session keeps from being recorded waits for its end. */
export function nextDue(state: OpinionState, now = 0, closedOff = false): number | null {
  let next: number | null = null;
  for (const { at, act } of pending(state)) {
    const isKept = closedOff && act.type === 'editorial.stood' && at <= now;
    if (!isKept && (next === null || at < next)) next = at;
  }
  return next;
}

function pending(state: OpinionState): readonly Due[] {
  if (state.phase === 'adopting') return [closes(state) ?? []].flat();
  if (state.phase !== 'drafting') return [];
  const found: Due[] = [];
  for (const { id, until } of state.positions.values()) {
    if (until !== null) found.push({ at: until, act: { type: 'time.lapsed', position: id } });
  }
  const calls = new Map<number, number>();
  for (const { call, declared, hash: reads } of state.blocks.values()) {
    if (call !== null && !call.ripe) calls.set(call.seq, Math.min(ripeAt(call), calls.get(call.seq) ?? Infinity));
    if (declared?.stands !== true || state.restricted !== null) continue;
    for (const { seq, hash, standsAt, stood } of declared.successors)
      if (!stood && hash === reads) found.push({ at: standsAt, act: { type: 'editorial.stood', of: seq } });
  }
  if (state.adoptionCall !== null && !state.adoptionCall.ripe) calls.set(state.adoptionCall.seq, ripeAt(state.adoptionCall));
  for (const [of, at] of calls) found.push({ at, act: { type: 'call.ripe', of } });
  return found;
}

/** An adoption; everything that keeps it from closing stands here. What was upheld against the chair is the chair's to reverse. */
function closes({ adopting, appeals }: OpinionState): Due | null {
  if (adopting === null) return null;
  const { seq, closesAt } = adopting;
  const waits = appeals.some(({ ended }) => ended === null || (ended.end === 'upheld' && ended.seq > seq));
  return waits ? null : { at: closesAt, act: { type: 'adoption.closed', of: seq } };
}
