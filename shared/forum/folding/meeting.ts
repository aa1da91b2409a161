import { unreachable } from '../../lib/assert.ts';
import type { MeetingAct, Sitting } from '../meeting.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumState } from '../state.ts';
import { endSpeaking } from './floor.ts';
import { changed } from './map.ts';
import { endWithSitting } from './restricted.ts';

/** `state` stands at this entry already. */
export function foldMeeting(state: ForumState, fact: MeetingAct): ForumState {
  switch (fact.type) {
    case 'meeting.policy-set':
      return { ...state, meetings: changed(state.meetings, fact.meeting, { policy: fact.policy, policySeq: state.seq }) };
    case 'opinion.taken-up':
      return { ...state, tables: new Map(state.tables).set(fact.opinion, { meeting: fact.meeting, seq: state.seq }) };
    case 'sitting.opened': {
      const before = state.meetings.get(fact.meeting)?.sittings ?? [];
      const sitting: Sitting = { number: fact.sitting, state: 'open', openedAt: state.at, closedAt: null, left: [] };
      return { ...state, meetings: changed(state.meetings, fact.meeting, { sittings: [...before, sitting] }) };
    }
    case 'sitting.suspended':
      return endSpeaking(turned(state, fact, { state: 'suspended' }), fact.meeting);
    case 'sitting.resumed':
      return turned(state, fact, { state: 'open' });
    case 'sitting.closed':
      return endSpeaking(endWithSitting(turned(state, fact, { state: 'closed', closedAt: state.at }), fact), fact.meeting);
    case 'meeting.report-closed':
      return { ...state, meetings: changed(state.meetings, fact.meeting, { report: { closed: true, at: state.at, reason: null } }) };
    case 'meeting.report-reopened': {
      const report = { closed: false, at: state.at, reason: fact.reason };
      return { ...state, meetings: changed(state.meetings, fact.meeting, { report }) };
    }
    case 'gavel.asked':
      return { ...state, gavel: { ...state.gavel, askedBy: fact.seat } };
    case 'gavel.handed':
      return { ...state, gavel: { seat: fact.to, askedBy: null } };
    default:
      return unreachable(fact);
  }
}

function turned(state: ForumState, at: { readonly meeting: MeetingId; readonly sitting: number }, news: Partial<Sitting>): ForumState {
  const sittings = state.meetings.get(at.meeting)?.sittings.map((one) => (one.number === at.sitting ? { ...one, ...news } : one));
  return sittings === undefined ? state : { ...state, meetings: changed(state.meetings, at.meeting, { sittings }) };
}
