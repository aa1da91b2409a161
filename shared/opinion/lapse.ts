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

/** Acts that the server appends at `now` (ms UTC): requests for time that have run out, calls and adoptions whose time has passed. */
export function due(state: OpinionState, now: number): readonly Act[] {
  const time = Math.max(now, state.at);
  return pending(state)
    .filter(({ at }) => at <= time)
    .map(({ act }) => act);
}

/** When something will next be due, ms UTC; null when nothing will. */
export function nextDue(state: OpinionState): number | null {
  let next: number | null = null;
  for (const { at } of pending(state)) if (next === null || at < next) next = at;
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
  for (const { call } of state.blocks.values()) {
    if (call !== null && !call.ripe) calls.set(call.seq, Math.min(ripeAt(call), calls.get(call.seq) ?? Infinity));
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
