import { unreachable } from '../../lib/assert.ts';
import type { PlanAct } from '../plan.ts';
import type { ForumState } from '../state.ts';
import { changed, without } from './map.ts';

/** Numbers of documents begin so until the secretariat says otherwise. */
const PREFIX = 'WTPF';

const UNHELD = { cancelled: false, sittings: [], policy: null, policySeq: 0, report: null } as const;

/** `state` stands at this entry already. */
export function foldPlan(state: ForumState, act: PlanAct): ForumState {
  return { ...planned(state, act), changes: [...state.changes, { seq: state.seq, at: state.at, act }] };
}

function planned(state: ForumState, act: PlanAct): ForumState {
  switch (act.type) {
    case 'forum.created':
      return {
        ...state,
        forum: { name: act.name, demo: act.demo, theme: null, place: null, basis: null, prefix: PREFIX },
        restricted: { ...state.restricted, quorum: act.quorum ?? false },
      };
    case 'forum.changed': {
      const { type: _, decision: __, ...profile } = act;
      return state.forum === null ? state : { ...state, forum: { ...state.forum, ...profile } };
    }
    case 'meeting.planned': {
      const { type: _, decision: __, ...plan } = act;
      return {
        ...state,
        meetings: new Map(state.meetings).set(plan.meeting, { ...plan, ...UNHELD }),
      };
    }
    case 'meeting.changed': {
      const { type: _, decision: __, ...plan } = act;
      return { ...state, meetings: changed(state.meetings, plan.meeting, plan) };
    }
    case 'meeting.cancelled':
      return { ...state, meetings: changed(state.meetings, act.meeting, { cancelled: true }) };
    case 'deadline.set': {
      const { type: _, decision: __, ...deadline } = act;
      return { ...state, deadlines: new Map(state.deadlines).set(deadline.deadline, deadline) };
    }
    case 'deadline.dropped':
      return { ...state, deadlines: without(state.deadlines, act.deadline) };
    default:
      return unreachable(act);
  }
}
