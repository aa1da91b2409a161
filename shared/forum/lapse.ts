/**
 * Nothing changes by the clock alone: when an accreditation has run out, or a notice is due that goes out by itself, the server writes that
 * into the log. `mails`: does it send any? Where it does not, no notice is due.
 */
import { dueNotices, noticeMoments } from './automatic.ts';
import type { NoticeAct } from './notice.ts';
import type { PeopleAct } from './people.ts';
import type { ForumState } from './state.ts';

/** Acts that the server appends at `now` (ms UTC). */
export function due(state: ForumState, now: number, mails = false): readonly (PeopleAct | NoticeAct)[] {
  const time = Math.max(now, state.at);
  const lapsed = running(state).filter(({ until }) => until <= time);
  return [...lapsed.map(({ seat }): PeopleAct => ({ type: 'seat.lapsed', seat })), ...(mails ? dueNotices(state, time) : [])];
}

/** When something will next be due, ms UTC; not after `now`: it is. null when nothing will. */
export function nextDue(state: ForumState, now: number, mails = false): number | null {
  const moments = [...running(state).map(({ until }) => until), ...(mails ? noticeMoments(state, Math.max(now, state.at)) : [])];
  return moments.length === 0 ? null : Math.min(...moments);
}

const running = ({ seats }: ForumState): readonly { readonly seat: string; readonly until: number }[] =>
  [...seats.values()].flatMap(({ seat, open, until }) => (open && until !== undefined ? [{ seat, until }] : []));
