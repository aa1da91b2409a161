/** A meeting as it is held: sittings, who presides, and the rules that this meeting has set for itself. */
import type { Policy } from '../opinion/entry.ts';
import type { ForumFacts } from '../opinion/ruling/ground.ts';
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { MeetingId, MeetingPlan } from './plan.ts';
import { clockIn } from './zone.ts';

export const MEETING_ACCESS = ['members', 'public'] as const;

/** Settings of a meeting. The first part is brought to every opinion on its docket; a State's objection is never limited by any of it. */
export interface MeetingPolicy extends Policy {
  readonly remoteMayEdit: boolean;
  readonly remoteMayTakeFloor: boolean;
  /** A proposal needs the support of one more delegation (SPEC F4.6). */
  readonly requireSupporter: boolean;
  /** Withdrawals wait for the head of delegation. */
  readonly headConfirms: boolean;
  /** `public`: anybody may follow, with counts instead of names unless the chair releases them. */
  readonly access: (typeof MEETING_ACCESS)[number];
}

export interface Sitting {
  /** 1, 2, 3 … in each meeting. */
  readonly number: number;
  readonly state: 'open' | 'suspended' | 'closed';
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Member States whose last seat was closed while it was open: the chair has to be told. */
  readonly left: readonly EntityId[];
}

export interface Meeting extends MeetingPlan {
  readonly cancelled: boolean;
  readonly sittings: readonly Sitting[];
  /** null: the defaults hold. */
  readonly policy: MeetingPolicy | null;
  /** Where in the log it was set; 0 = never. */
  readonly policySeq: number;
  /** null: it was never closed. */
  readonly report: MeetingReport | null;
}

/** What became last of the chairman's report of a meeting, in which is printed what is said for the record (SPEC F3.8). */
export interface MeetingReport {
  readonly closed: boolean;
  readonly at: number;
  /** Why it was opened again; null where it is closed. */
  readonly reason: string | null;
}

export type MeetingAct =
  | { readonly type: 'meeting.policy-set'; readonly meeting: MeetingId; readonly policy: MeetingPolicy }
  /** From now on the opinion lies on the table of this meeting, and of no other. */
  | { readonly type: 'opinion.taken-up'; readonly meeting: MeetingId; readonly opinion: string }
  | { readonly type: 'sitting.opened'; readonly meeting: MeetingId; readonly sitting: number }
  | { readonly type: 'sitting.suspended'; readonly meeting: MeetingId; readonly sitting: number }
  | { readonly type: 'sitting.resumed'; readonly meeting: MeetingId; readonly sitting: number }
  | { readonly type: 'sitting.closed'; readonly meeting: MeetingId; readonly sitting: number }
  | { readonly type: 'meeting.report-closed'; readonly meeting: MeetingId }
  | { readonly type: 'meeting.report-reopened'; readonly meeting: MeetingId; readonly reason: string }
  /** A deputy asks for the gavel, because the line of whoever presides has died. */
  | { readonly type: 'gavel.asked'; readonly seat: SeatId }
  | { readonly type: 'gavel.handed'; readonly to: SeatId };

export type MeetingCommand =
  | { readonly do: 'set-meeting-policy'; readonly meeting: MeetingId; readonly policy: MeetingPolicy }
  | { readonly do: 'take-up'; readonly meeting: MeetingId; readonly opinion: string }
  | { readonly do: 'open-sitting'; readonly meeting: MeetingId }
  | { readonly do: 'suspend-sitting'; readonly meeting: MeetingId }
  | { readonly do: 'resume-sitting'; readonly meeting: MeetingId }
  | { readonly do: 'close-sitting'; readonly meeting: MeetingId }
  | { readonly do: 'close-meeting-report'; readonly meeting: MeetingId }
  | { readonly do: 'reopen-meeting-report'; readonly meeting: MeetingId; readonly reason: string }
  | { readonly do: 'ask-for-gavel' }
  | { readonly do: 'hand-gavel'; readonly to: SeatId };

/** On whose table an opinion lies, and since where in the log. */
export interface Place {
  readonly meeting: MeetingId;
  readonly seq: number;
}

/** Does it ever sit? An event is shown beside the meetings, and what was cancelled is over. */
export const sits = ({ cancelled, kind }: Pick<Meeting, 'cancelled' | 'kind'>): boolean => !cancelled && kind !== 'event';

/** Is `now`, ms UTC, on a day before the meeting begins, or after it ends, where it is held? */
export function isOffItsDays({ from, to, zone }: Pick<MeetingPlan, 'from' | 'to' | 'zone'>, now: number): boolean {
  const { day } = clockIn(zone, now);
  return day < from || day > to;
}

/** The sitting that is open or suspended, if any. */
export const sittingOf = ({ sittings }: Pick<Meeting, 'sittings'>): Sitting | null =>
  sittings.find(({ state }) => state !== 'closed') ?? null;

/** How a meeting sits now, for what is asked of the room; null where it never does. */
export const sitsNow = (meeting: Pick<Meeting, 'kind' | 'sittings'>): Sitting['state'] | null =>
  meeting.kind === 'event' ? null : (sittingOf(meeting)?.state ?? 'closed');

/** What the rules of an opinion must know of the meeting on whose table it lies; null: it lies on none. */
export const meetingFacts = (meeting: Pick<Meeting, 'kind' | 'sittings' | 'report'> | null): Pick<ForumFacts, 'sitting' | 'reported'> => ({
  sitting: meeting && sitsNow(meeting),
  reported: meeting?.report?.closed === true,
});
