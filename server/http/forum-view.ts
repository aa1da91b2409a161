/** The forum as those who are signed in see it. */

import type { PlanAct } from '../../shared/forum/plan.ts';
import { type ForumState, presiding } from '../../shared/forum/state.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';

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
