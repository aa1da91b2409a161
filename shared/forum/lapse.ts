/** Nothing changes by the clock alone: when an accreditation has run out, the server writes that into the log. */
import type { PeopleAct } from './people.ts';
import type { ForumState } from './state.ts';

/** Acts that the server appends at `now` (ms UTC). */
export const due = (state: ForumState, now: number): readonly PeopleAct[] =>
  running(state)
    .filter(({ until }) => until <= Math.max(now, state.at))
    .map(({ seat }) => ({ type: 'seat.lapsed', seat }));

/** When something will next be due, ms UTC; null when nothing will. */
export const nextDue = (state: ForumState): number | null =>
  running(state).reduce<number | null>((next, { until }) => (next === null || until < next ? until : next), null);

const running = ({ seats }: ForumState): readonly { readonly seat: string; readonly until: number }[] =>
  [...seats.values()].flatMap(({ seat, open, until }) => (open && until !== undefined ? [{ seat, until }] : []));
