/** The forum folded to a log position. */
import type { EntityId, Hash, Language, SeatId, SessionId } from '../opinion/vocabulary.ts';
import type { Attached } from './attachment.ts';
import { ALL_ON, type Switches } from './automatic.ts';
import type { CallMailChoice } from './call-mail.ts';
import type { Circular, CircularId } from './circular.ts';
import type { Contribution } from './contribution.ts';
import type { Draft, DraftId } from './docket.ts';
import type { DocumentId, Registered } from './document.ts';
import type { MeetingFloor } from './floor.ts';
import type { Meeting, Place } from './meeting.ts';
import type { Notice, NoticeId } from './notice.ts';
import type { Entity, Group, GroupId, Seat } from './people.ts';
import type { Deadline, DeadlineId, MeetingId, PlanAct, Profile } from './plan.ts';
import type { Precedent, PrecedentId } from './precedent.ts';
import type { Denominator, RestrictedSession } from './restricted.ts';
import { NO_WORDING, type Wording } from './wording.ts';

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
  /** Who wants a mail when the own body is called upon beside a text; asked by `wantsCallMail`. */
  readonly callMail: ReadonlyMap<SeatId, CallMailChoice>;
  readonly wording: Wording;
  /** Earlier texts that stand, in the order in which they were added. */
  readonly precedents: ReadonlyMap<PrecedentId, Precedent>;
  /** Who was last given the gavel, and the deputy who asks for it. */
  readonly gavel: { readonly seat: SeatId | null; readonly askedBy: SeatId | null };
}

export interface PlanChange {
  readonly seq: number;
  readonly at: number;
  readonly act: PlanAct;
}

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
  callMail: new Map(),
  wording: NO_WORDING,
  precedents: new Map(),
  gavel: { seat: null, askedBy: null },
};
