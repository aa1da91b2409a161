/**
 * The timetable: what the forum is, its meetings and deadlines. All of it is data with history (SPEC F2.1, §§8-9 of the preparation
 * report): each act names the decision that set the value, and nothing is a constant.
 * What the forum is and when it meets: set and changed by the secretariat on a decision that the act names.
 */

import { unreachable } from '../lib/assert.ts';
import { type Context, noMeeting, notOffice, type Rulings, sameCode, unless, when } from './context.ts';
import { changed, without } from './map.ts';
import type { Names } from './people.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

export type MeetingId = string;
export type DeadlineId = string;
/** A day at the place of the meeting, `2030-05-17`. */
export type Day = string;

/**
 * `ieg`: a meeting of the Informal Expert Group · `forum`: the Forum itself · `group`: a drafting or ad hoc group
 * `event`: shown beside them (the WSIS Forum, a Council session); it never sits here.
 */
export const MEETING_KINDS = ['ieg', 'forum', 'group', 'event'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export interface MeetingPlan {
  readonly meeting: MeetingId;
  readonly kind: MeetingKind;
  /** As numbers of documents say it: `IEG-2`. Unique without regard to case. */
  readonly code: string;
  readonly names: Names;
  readonly place: string | null;
  readonly from: Day;
  readonly to: Day;
  /** IANA name of the time zone of the place. */
  readonly zone: string;
}

/** `drafts`: no new draft opinion is presented after it (§4, SPEC F4.2) · `contributions` · `consultation`: the public one closes · `other`. */
export const DEADLINE_KINDS = ['drafts', 'contributions', 'consultation', 'other'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export interface Deadline {
  readonly deadline: DeadlineId;
  readonly kind: DeadlineKind;
  readonly names: Names;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly meeting: MeetingId | null;
}

export interface Profile {
  readonly name: string;
  readonly theme: Names | null;
  readonly place: string | null;
  /** The resolution that governs it, with its revision: "Resolution 2 (Rev. Dubai, 2018)". */
  readonly basis: string | null;
  /** How numbers of documents begin: `WTPF-26`. */
  readonly prefix: string;
}

/** The decision that set a value ("Decision 611 (2019)"); null where none was named. */
interface Decided {
  readonly decision: string | null;
}

export const PLAN_CHANGES = [
  'forum.created',
  'forum.changed',
  'meeting.planned',
  'meeting.changed',
  'meeting.cancelled',
  'deadline.set',
  'deadline.dropped',
] as const satisfies readonly PlanAct['type'][];

export type PlanAct =
  /**
   * `demo`: anybody may step into any seat; a real forum never becomes one, nor the other way round. `quorum`: rolls need one from the
   * beginning; older logs do not say: no.
   */
  | { readonly type: 'forum.created'; readonly name: string; readonly demo: boolean; readonly quorum?: true }
  | ({ readonly type: 'forum.changed' } & Profile & Decided)
  | ({ readonly type: 'meeting.planned' } & MeetingPlan & Decided)
  | ({ readonly type: 'meeting.changed' } & MeetingPlan & Decided)
  | ({ readonly type: 'meeting.cancelled'; readonly meeting: MeetingId } & Decided)
  | ({ readonly type: 'deadline.set' } & Deadline & Decided)
  | ({ readonly type: 'deadline.dropped'; readonly deadline: DeadlineId } & Decided);

export type PlanCommand =
  | { readonly do: 'create-forum'; readonly name: string; readonly demo: boolean }
  | ({ readonly do: 'change-forum' } & Profile & Decided)
  | ({ readonly do: 'plan-meeting' } & MeetingPlan & Decided)
  | ({ readonly do: 'change-meeting' } & MeetingPlan & Decided)
  | ({ readonly do: 'cancel-meeting'; readonly meeting: MeetingId } & Decided)
  | ({ readonly do: 'set-deadline' } & Deadline & Decided)
  | ({ readonly do: 'drop-deadline'; readonly deadline: DeadlineId } & Decided);

export const PLAN_RULINGS: Rulings<PlanCommand> = {
  'create-forum': (context, forum) =>
    unless([notOffice(context), when(context.state.forum !== null, { code: 'forum-exists' })], {
      type: 'forum.created',
      ...forum,
      quorum: true,
    }),
  'change-forum': (context, profile) => unless([notOffice(context)], { type: 'forum.changed', ...profile }),
  'plan-meeting': (context, plan) =>
    unless(
      [
        notOffice(context),
        when(context.state.meetings.has(plan.meeting), { code: 'meeting-exists', meeting: plan.meeting }),
        ...ofPlan(context, plan),
      ],
      { type: 'meeting.planned', ...plan },
    ),
  'change-meeting': (context, plan) =>
    unless([notOffice(context), noMeeting(context, plan.meeting), ...ofPlan(context, plan)], { type: 'meeting.changed', ...plan }),
  'cancel-meeting': (context, { meeting, decision }) =>
    unless([notOffice(context), noMeeting(context, meeting), held(context, meeting)], { type: 'meeting.cancelled', meeting, decision }),
  'set-deadline': (context, deadline) =>
    unless([notOffice(context), deadline.meeting === null ? null : noMeeting(context, deadline.meeting)], {
      type: 'deadline.set',
      ...deadline,
    }),
  'drop-deadline': (context, { deadline, decision }) =>
    unless([notOffice(context), when(!context.state.deadlines.has(deadline), { code: 'no-such-deadline', deadline })], {
      type: 'deadline.dropped',
      deadline,
      decision,
    }),
};

function ofPlan({ state }: Context, plan: MeetingPlan): readonly (ForumRefusal | null)[] {
  const other = [...state.meetings.values()].find((one) => one.meeting !== plan.meeting && sameCode(one, plan));
  return [
    other ? { code: 'meeting-exists', meeting: other.meeting } : null,
    when(plan.to < plan.from, { code: 'date-not-allowed', meeting: plan.meeting }),
  ];
}

const held = ({ state }: Context, meeting: string): ForumRefusal | null =>
  when((state.meetings.get(meeting)?.sittings.length ?? 0) > 0, { code: 'meeting-held', meeting });

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
