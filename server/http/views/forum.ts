/** The forum as those who are signed in see it. */

import { isOffice } from '../../../shared/forum/context.ts';
import { placesOf } from '../../../shared/forum/facts.ts';
import { EMPTY_LIST, type FloorRequest, type MeetingFloor, queueOf, speakerOf } from '../../../shared/forum/floor.ts';
import { planHistory } from '../../../shared/forum/history.ts';
import { keepsSeats } from '../../../shared/forum/people.ts';
import { isUnderWay } from '../../../shared/forum/restricted.ts';
import { chairSeats, presiding } from '../../../shared/forum/who.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { SeatRow, ShownForum } from '../../../shared/wire/forum.ts';
import type { Session } from '../../auth/sessions.ts';
import type { Forum } from '../../forum/forum.ts';

export function showForum({ state, holders }: Pick<Forum, 'state' | 'holders'>): ShownForum {
  const { name = '', theme = null, place = null, basis = null, prefix = '', demo = false } = state.forum ?? {};
  return {
    seq: state.seq,
    at: state.at,
    ...{ name, theme, place, basis, prefix, demo },
    meetings: [...state.meetings.values()].sort((one, other) => (one.from < other.from ? -1 : 1)),
    floors: [...state.floors].map(([meeting, floor]) => showFloor(meeting, floor)),
    tables: [...placesOf(state)].map(([opinion, { meeting }]) => ({ opinion, meeting })),
    underWay: [...state.restricted.sessions.values()]
      .filter(isUnderWay)
      .map(({ session, meeting, opinions, state: at }) => ({ session, meeting, opinions, state: at })),
    merged: [...state.drafts.values()].flatMap(({ draft: opinion, mergedInto: into }) =>
      into === null ? [] : [{ opinion, into, number: state.drafts.get(into)?.number ?? into }],
    ),
    deadlines: [...state.deadlines.values()].sort((one, other) => one.at - other.at),
    groups: [...state.groups.values()],
    presiding: {
      seat: presiding(state),
      askedBy: state.gavel.askedBy,
      chairs: chairSeats(state).map(({ seat }) => ({ seat, name: holders.of(seat).name })),
    },
    changes: [...planHistory(state.changes)],
  };
}
function showFloor(meeting: string, { agenda, at, lists }: MeetingFloor): ShownForum['floors'][number] {
  const list = (at && lists.get(at.item)) ?? EMPTY_LIST;
  const shown = ({ state: _, spokenMs: __, ...request }: FloorRequest) => request;
  const speaker = speakerOf(list);
  const { closed, seconds } = list;
  return { meeting, agenda, at, closed, seconds, speaker: speaker && shown(speaker), queue: queueOf(list).map(shown) };
}
/** The seats that `actor` may see. How to reach people, and whether they are signed in, is for those who keep their seats. */
export function showSeats(forum: Forum, sessions: readonly Session[], actor: Actor): readonly SeatRow[] {
  const { state, holders } = forum;
  const signedIn = new Set<SeatId>();
  // who holds a seat is asked for each seat, and not for each of thousands who have signed in
  for (const { kind, seat, tenure } of sessions)
    if (kind === 'browser' && !signedIn.has(seat) && forum.holds(seat, tenure)) signedIn.add(seat);
  const seats = [...state.seats.values()].filter(({ entity }) => isOffice(actor) || entity === actor.entity);
  return seats.map(({ tenure: _, ...seat }) => {
    const { name, contact } = holders.of(seat.seat);
    if (!keepsSeats(actor)) return { ...seat, name, contact: null };
    return { ...seat, name, contact, ...(signedIn.has(seat.seat) && { signedIn: true }) };
  });
}
