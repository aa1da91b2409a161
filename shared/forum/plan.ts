/**
 * The timetable: what the forum is, its meetings and deadlines. All of it is data with history (SPEC F2.1, §§8-9 of the preparation
 * report): each act names the decision that set the value, and nothing is a constant.
 */
import type { Names } from './people.ts';

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
