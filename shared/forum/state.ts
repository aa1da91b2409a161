/** The forum folded to a log position, and who acts there. */
import type { Actor } from '../opinion/actor.ts';
import type { BroughtPolicy } from '../opinion/follow.ts';
import type { ForumFacts } from '../opinion/ruling/ground.ts';
import type { EntityId, Hash, Language, SeatFunction, SeatId, SessionId } from '../opinion/vocabulary.ts';
import type { Attached } from './attachment.ts';
import { ALL_ON, type Switches } from './automatic.ts';
import type { Circular, CircularId } from './circular.ts';
import type { Contribution } from './contribution.ts';
import type { Draft, DraftId } from './docket.ts';
import type { DocumentId, Registered } from './document.ts';
import type { MeetingFloor } from './floor.ts';
import { type Meeting, meetingFacts, type Place } from './meeting.ts';
import { type Notice, type NoticeId, silencesOf } from './notice.ts';
import type { Entity, Group, GroupId, Seat } from './people.ts';
import type { Deadline, DeadlineId, MeetingId, PlanAct, Profile } from './plan.ts';
import { lastDraft, REPORT } from './report.ts';
import { type Denominator, type RestrictedSession, readRestrictedId } from './restricted.ts';

export interface ForumState {
  readonly seq: number;
  readonly at: number;
  /** null until it is created. */
  readonly forum: (Profile & { readonly demo: boolean }) | null;
  readonly entities: ReadonlyMap<EntityId, Entity & { readonly dismissed: boolean }>;
  readonly seats: ReadonlyMap<SeatId, Seat & { readonly open: boolean; readonly tenure: number }>;
  readonly groups: ReadonlyMap<GroupId, Group>;
  readonly meetings: ReadonlyMap<MeetingId, Meeting>;
  /** Agenda and speakers, of the meetings that have any. */
  readonly floors: ReadonlyMap<MeetingId, MeetingFloor>;
  readonly deadlines: ReadonlyMap<DeadlineId, Deadline>;
  /** By opinion: the meeting that took it up last. */
  readonly tables: ReadonlyMap<string, Place>;
  /** Every change of the timetable, oldest first: what was said when. */
  readonly changes: readonly PlanChange[];
  /** In the order in which they were registered. */
  readonly documents: ReadonlyMap<DocumentId, Registered>;
  /** Files of documents, by the hash of their bytes. */
  readonly attachments: ReadonlyMap<Hash, Attached>;
  /** Those of the documents that are contributions, and what each speaks to. */
  readonly contributions: ReadonlyMap<DocumentId, Contribution>;
  /** Letters to the membership, in the order in which they were registered. */
  readonly circulars: ReadonlyMap<CircularId, Circular>;
  /** The docket, in the order in which they were presented. */
  readonly drafts: ReadonlyMap<DraftId, Draft>;
  readonly restricted: {
    /** Of the rolls that are opened from now on. */
    readonly denominator: Denominator;
    readonly quorum: boolean;
    /** Every motion ever made, in that order. */
    readonly sessions: ReadonlyMap<SessionId, RestrictedSession>;
  };
  /** In the order in which they were sent. */
  readonly notices: ReadonlyMap<NoticeId, Notice>;
  /** Which notices go out by themselves. */
  readonly switches: Switches;
  /** In which people want to be written to. */
  readonly languages: ReadonlyMap<SeatId, Language>;
  /** Who was last given the gavel, and the deputy who asks for it. */
  readonly gavel: { readonly seat: SeatId | null; readonly askedBy: SeatId | null };
}

export interface PlanChange {
  readonly seq: number;
  readonly at: number;
  readonly act: PlanAct;
}

/** The seat that the server opens at its first start. Whoever runs the server can always make a link to it. */
export const OFFICE_SEAT: SeatId = 'secretariat';

export const emptyForum: ForumState = {
  seq: 0,
  at: 0,
  forum: null,
  entities: new Map(),
  seats: new Map(),
  groups: new Map(),
  meetings: new Map(),
  floors: new Map(),
  deadlines: new Map(),
  tables: new Map(),
  changes: [],
  documents: new Map(),
  attachments: new Map(),
  contributions: new Map(),
  circulars: new Map(),
  drafts: new Map(),
  restricted: { denominator: 'present', quorum: false, sessions: new Map() },
  notices: new Map(),
  switches: ALL_ON,
  languages: new Map(),
  gavel: { seat: null, askedBy: null },
};

/** Counts those who held a seat one after another: what one of them had open is nothing to the next. */
export const tenureOf = (state: ForumState, id: SeatId): number => state.seats.get(id)?.tenure ?? 0;

/** Who acts from this seat now; null where it is not open. */
export function actorOf(state: ForumState, id: SeatId): Actor | null {
  const seat = state.seats.get(id);
  const entity = seat && state.entities.get(seat.entity);
  if (seat === undefined || !seat.open || entity === undefined) return null;
  if (entity.dismissed) return { seat: id, entity: entity.id, ...LIFTING, remote: seat.remote, operatorFor: null };
  const functions = entity.capacity === 'chair' ? ofChair(state, seat) : seat.functions;
  return { seat: id, entity: entity.id, capacity: entity.capacity, functions, remote: seat.remote, operatorFor: null };
}

/** Of the seat that a dismissed State keeps: it has no part in anything any more, whatever its seat was for. */
const LIFTING = { capacity: 'follower', functions: [], dismissed: true } as const;

/** One presides at a time: the others of the chair are its deputies, whatever their seats say. */
function ofChair(state: ForumState, { seat, functions }: Seat): readonly SeatFunction[] {
  const others = functions.filter((one) => one !== 'deputy-chair');
  return presiding(state) === seat ? others : [...others, 'deputy-chair'];
}

/** The open seats of the chair, in the order in which they were opened. */
export const chairSeats = ({ seats, entities }: ForumState): readonly Seat[] =>
  [...seats.values()].filter(({ open, entity }) => open && entities.get(entity)?.capacity === 'chair');

/** Who holds the gavel: the last to whom it was handed, else the first seat of the chair that is not a deputy's. */
export function presiding(state: ForumState): SeatId | null {
  const ofTheChair = chairSeats(state);
  const handed = ofTheChair.find(({ seat }) => seat === state.gavel.seat);
  return (handed ?? ofTheChair.find(({ functions }) => !functions.includes('deputy-chair')))?.seat ?? null;
}

/** By opinion: the meeting on whose table it lies. That is the one which took it up last, else the one at which it was presented. */
export function placesOf({ tables, drafts }: Pick<ForumState, 'tables' | 'drafts'>): ReadonlyMap<string, Place> {
  const presented = [...drafts.values()].flatMap(({ draft, meeting, seq }) =>
    meeting === null ? [] : [[draft, { meeting, seq }] as const],
  );
  return new Map([...presented, ...tables]);
}

/** The policy of the meeting on whose table the opinion lies, where that has set one. */
export function policyOf(state: ForumState, opinion: string): BroughtPolicy | null {
  const place = placesOf(state).get(opinion);
  const meeting = place && state.meetings.get(place.meeting);
  if (place === undefined || meeting === undefined || meeting.policy === null) return null;
  const { remoteMayTakeFloor: _, requireSupporter: __, access: ___, ...policy } = meeting.policy;
  return { policy, from: { meeting: meeting.meeting, seq: Math.max(place.seq, meeting.policySeq) } };
}

/** Seconds: in a real forum a room needs that long to speak up; a demonstration, and a test, need not wait. */
const LEAST_CALL = { real: 10, demo: 1 };

export const leastCallSeconds = ({ forum }: { readonly forum: { readonly demo: boolean } | null }): number =>
  forum?.demo === true ? LEAST_CALL.demo : LEAST_CALL.real;

/** Those that take part now. */
export const memberStates = ({ entities }: ForumState): readonly EntityId[] =>
  [...entities.values()].filter(({ capacity, dismissed }) => capacity === 'member-state' && !dismissed).map(({ id }) => id);

/** The meeting on whose table the opinion lies, or in which its restricted session began. */
export function meetingFor(state: ForumState, id: string): Meeting | null {
  const named = readRestrictedId(id);
  const where = named === null ? placesOf(state).get(id) : state.restricted.sessions.get(named.session);
  return (where && state.meetings.get(where.meeting)) ?? null;
}

/** Those of them that have an open seat. */
export function accreditedStates(state: ForumState): readonly EntityId[] {
  const seated = new Set([...state.seats.values()].flatMap(({ open, entity }) => (open ? [entity] : [])));
  return memberStates(state).filter((id) => seated.has(id));
}

/** Whose answer a roll waits for: with or without a quorum, everybody sees who has not said anything. */
export function unansweredStates(
  state: ForumState,
  { state: at, answers }: Pick<RestrictedSession, 'state' | 'answers'>,
): readonly EntityId[] {
  return at === 'roll' ? accreditedStates(state).filter((id) => !answers.has(id)) : [];
}

function draftOf({ documents }: ForumState): Hash | null {
  const content = lastDraft(documents.values())?.content;
  return content?.in === 'opinion' ? content.textHash : null;
}

/** What the rules of an opinion, or of the document of a restricted session, must know of it. */
export const forumFacts = (state: ForumState, opinion: string): ForumFacts => ({
  ...meetingFacts(meetingFor(state, opinion)),
  memberStates: new Set([...state.entities.values()].filter(({ capacity }) => capacity === 'member-state').map(({ id }) => id)),
  leastCallSeconds: leastCallSeconds(state),
  silences: state.forum?.demo === true ? null : silencesOf(state, opinion),
  draft: opinion === REPORT ? draftOf(state) : null,
  merged: (state.drafts.get(readRestrictedId(opinion)?.opinion ?? opinion)?.mergedInto ?? null) !== null,
});
