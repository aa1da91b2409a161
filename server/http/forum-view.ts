/** The forum as those who are signed in see it. */

import type { PlanAct } from '../../shared/forum/plan.ts';
import { isOffice } from '../../shared/forum/ruling/ground.ts';
import { keepsSeats } from '../../shared/forum/ruling/people.ts';
import { type ForumState, presiding } from '../../shared/forum/state.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { SeatRow, ShownForum } from '../../shared/wire/forum.ts';
import type { Forum } from '../forum/forum.ts';

export function showForum(state: ForumState): ShownForum {
  const { name = '', theme = null, place = null, basis = null, prefix = '', demo = false } = state.forum ?? {};
  return {
    seq: state.seq,
    ...{ name, theme, place, basis, prefix, demo },
    meetings: [...state.meetings.values()].sort((one, other) => (one.from < other.from ? -1 : 1)),
    deadlines: [...state.deadlines.values()].sort((one, other) => one.at - other.at),
    groups: [...state.groups.values()],
    presiding: { seat: presiding(state), askedBy: state.gavel.askedBy },
    changes: state.changes.map(({ seq, at, act }) => ({
      seq,
      at,
      what: act.type,
      of: ofWhat(act),
      decision: 'decision' in act ? act.decision : null,
    })),
  };
}

function ofWhat(act: PlanAct): string | null {
  if ('meeting' in act && act.type !== 'deadline.set') return act.meeting;
  return 'deadline' in act ? act.deadline : null;
}

/** The seats that `actor` may see. How to reach people is for those who keep their seats. */
export function showSeats({ state, holders }: Forum, actor: Actor): readonly SeatRow[] {
  const seats = [...state.seats.values()].filter(({ entity }) => isOffice(actor) || entity === actor.entity);
  return seats.map(({ tenure: _, ...seat }) => {
    const { name, contact } = holders.of(seat.seat);
    return { ...seat, name, contact: keepsSeats(actor) ? contact : null };
  });
}
