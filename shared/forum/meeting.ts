/**
 * A meeting as it is held: sittings, who presides, and the rules that this meeting has set for itself.
 * Sittings, the gavel and the report. Whoever presides opens and closes sittings; the gavel changes hands visibly and never by itself.
 */

import { unreachable } from '../lib/assert.ts';
import { type ForumFacts, isGiven } from '../opinion/context.ts';
import type { Policy } from '../opinion/entry.ts';
import { adoptionSeconds, isAllowed } from '../opinion/policy.ts';
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import {
  type Context,
  type Decision,
  isOffice,
  isPresiding,
  meetingOf,
  noMeeting,
  notOffice,
  type Rulings,
  unless,
  when,
} from './context.ts';
import { changed } from './map.ts';
import type { MeetingId, MeetingPlan } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';
import { actorOf } from './who.ts';
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

export const MEETING_RULINGS: Rulings<MeetingCommand> = {
  'set-meeting-policy': (context, { meeting, policy }) =>
    unless(
      [
        notPresidingOrOffice(context),
        noMeeting(context, meeting),
        tooShort(context, policy.minCallSeconds),
        when(!isAllowed(policy) || adoptionSeconds(policy) < leastCallSeconds(context.state), { code: 'policy-not-allowed' }),
      ],
      { type: 'meeting.policy-set', meeting, policy },
    ),
  'take-up': (context, { meeting, opinion }) =>
    unless(
      [
        notPresidingOrOffice(context),
        noMeeting(context, meeting),
        when(meetingOf(context, meeting)?.kind === 'event', { code: 'no-sittings', meeting }),
      ],
      { type: 'opinion.taken-up', meeting, opinion },
    ),
  'open-sitting': openSitting,
  'suspend-sitting': (context, { meeting }) => turnSitting(context, meeting, 'open', 'sitting.suspended'),
  'resume-sitting': (context, { meeting }) => turnSitting(context, meeting, 'suspended', 'sitting.resumed'),
  'close-sitting': (context, { meeting }) => turnSitting(context, meeting, null, 'sitting.closed'),
  'close-meeting-report': (context, { meeting }) => {
    const found = meetingOf(context, meeting);
    return unless(
      [
        notOffice(context),
        noMeeting(context, meeting),
        when(found?.sittings.length === 0, { code: 'meeting-not-held', meeting }),
        when(found !== null && sittingOf(found) !== null, { code: 'sitting-open', meeting }),
        when(found?.report?.closed === true, { code: 'report-closed', meeting }),
      ],
      { type: 'meeting.report-closed', meeting },
    );
  },
  'reopen-meeting-report': (context, { meeting, reason }) =>
    unless(
      [
        notOffice(context),
        noMeeting(context, meeting),
        when(meetingOf(context, meeting)?.report?.closed !== true, { code: 'report-open', meeting }),
        when(!isGiven(reason), { code: 'reason-missing' }),
      ],
      { type: 'meeting.report-reopened', meeting, reason },
    ),
  'ask-for-gavel': ({ actor }) =>
    unless([when(actor.capacity !== 'chair' || !actor.functions.includes('deputy-chair'), { code: 'not-deputy' })], {
      type: 'gavel.asked',
      seat: actor.seat,
    }),
  'hand-gavel': (context, { to }) =>
    unless([notHandedBy(context, to), when(actorOf(context.state, to)?.capacity !== 'chair', { code: 'no-such-seat', seat: to })], {
      type: 'gavel.handed',
      to,
    }),
};

const notPresidingOrOffice = (context: Context): ForumRefusal | null =>
  when(!isOffice(context.actor) && !isPresiding(context), { code: 'not-presiding' });

function openSitting(context: Context, { meeting }: { readonly meeting: MeetingId }): Decision {
  const found = meetingOf(context, meeting);
  const now = found && sittingOf(found);
  return unless(
    [
      when(!isPresiding(context), { code: 'not-presiding' }),
      noMeeting(context, meeting),
      when(found?.kind === 'event', { code: 'no-sittings', meeting }),
      when(now !== null, { code: 'sitting-open', meeting }),
      // who has the floor may speak for the record
      when(found?.report?.closed === true, { code: 'report-closed', meeting }),
    ],
    { type: 'sitting.opened', meeting, sitting: (found?.sittings.length ?? 0) + 1 },
  );
}

/** `from`: what the sitting must be now; null: open or suspended. */
function turnSitting(
  context: Context,
  meeting: MeetingId,
  from: Sitting['state'] | null,
  type: Extract<MeetingAct['type'], `sitting.${'suspended' | 'resumed' | 'closed'}`>,
): Decision {
  const found = meetingOf(context, meeting);
  const sitting = found && sittingOf(found);
  const wrong = from !== null && sitting !== null && sitting.state !== from;
  return unless(
    [
      when(!isPresiding(context), { code: 'not-presiding' }),
      noMeeting(context, meeting),
      when(sitting === null, { code: 'no-sitting', meeting }),
      when(wrong, { code: from === 'open' ? 'sitting-suspended' : 'not-suspended', meeting }),
    ],
    { type, meeting, sitting: sitting?.number ?? 0 },
  );
}

/** Whoever presides hands it on; where that line has died, the deputy asks and the secretariat hands it over: the two together. */
function notHandedBy(context: Context, to: string): ForumRefusal | null {
  if (isPresiding(context)) return null;
  if (!isOffice(context.actor)) return { code: 'not-presiding' };
  return when(context.state.gavel.askedBy !== to, { code: 'gavel-not-asked', seat: to });
}

function tooShort({ state }: Context, seconds: number): ForumRefusal | null {
  const least = leastCallSeconds(state);
  return when(seconds < least, { code: 'call-too-short', least });
}

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
      return turned(state, fact, { state: 'suspended' });
    case 'sitting.resumed':
      return turned(state, fact, { state: 'open' });
    case 'sitting.closed':
      return turned(state, fact, { state: 'closed', closedAt: state.at });
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

/** Seconds: in a real forum a room needs that long to speak up; a demonstration, and a test, need not wait. */
const LEAST_CALL = { real: 10, demo: 1 };

export const leastCallSeconds = ({ forum }: { readonly forum: { readonly demo: boolean } | null }): number =>
  forum?.demo === true ? LEAST_CALL.demo : LEAST_CALL.real;
