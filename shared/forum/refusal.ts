import type { EntityId, SeatId, SessionId } from '../opinion/vocabulary.ts';
import type { CircularId } from './circular.ts';
import type { DraftId } from './docket.ts';
import type { DocumentId } from './document.ts';
import type { GroupId } from './people.ts';
import type { DeadlineId, MeetingId } from './plan.ts';

/** As in the rules of an opinion: a refusal is a normal answer with a code from a closed list. */
export const FORUM_REFUSAL_CODES = [
  'uuid-reused', // not by the rules: the same uuid came with another command
  'not-secretariat',
  'not-presiding', // only whoever holds the gavel
  'not-deputy', // only a deputy asks for the gavel
  'not-your-delegation', // a focal point seats its own delegation, and gives the functions of a delegation only
  'no-forum',
  'forum-exists',
  'entity-exists', // the id or the code is taken
  'no-such-entity',
  'entity-dismissed',
  'seat-exists', // ids of seats are never used twice, closed ones included
  'no-such-seat',
  'office-stays', // the first seat of the secretariat and its entity are never closed, or nobody could open another
  'date-not-allowed', // it has passed already, or ends before it begins
  'group-exists',
  'no-such-group',
  'meeting-exists', // the id or the code is taken
  'no-such-meeting',
  'meeting-cancelled',
  'meeting-held', // it has sat: what has happened is not cancelled
  'timetable-not-empty', // a template fills an empty one
  'no-sittings', // an event is shown in the timetable and never sits
  'no-such-deadline',
  'sitting-open',
  'no-sitting',
  'meeting-not-held', // it has never sat, so there is nothing to report
  'report-closed', // that of the meeting
  'report-open',
  'reason-missing',
  'sitting-suspended',
  'not-suspended',
  'item-exists', // two items of one agenda have one name
  'no-such-item',
  'not-under-item', // the agenda names this opinion under another item, or under none
  'no-floor', // the chair directs, and who follows read-only does not speak
  'remote-not-allowed', // in this meeting nobody takes the floor from afar
  'list-closed', // points of order and replies alone
  'already-asked',
  'already-chosen', // the seat has it so
  'no-such-request', // or it waits, or speaks, no more
  'not-your-request',
  'not-of-group', // one speaks for a group of which one is a member
  'gavel-not-asked', // the secretariat hands the gavel only to a deputy who asked for it
  'not-registrar', // only the secretariat and the chair give numbers to documents
  'no-such-document',
  'report-exists', // a forum has one report of the Secretary-General
  'report-final', // no draft of it is numbered any more
  'not-an-opinion', // of the report there is no restricted session
  'after-cut-off', // no new draft opinion by anybody: what comes now is a contribution
  'draft-exists',
  'no-such-draft',
  'draft-merged', // another draft has taken its place
  'draft-adopted', // nothing takes the place of an opinion that was adopted, or is split from it
  'no-descent', // a merger is of two drafts or more, a part of one
  'not-a-proposer', // Member States and Sector Members
  'own-draft', // support comes from another delegation
  'already-supported',
  'not-your-contribution', // everybody files for the own entity, the secretariat for any
  'is-contribution', // an edition of a contribution is filed, and not registered as a plain document
  'no-such-section', // the newest report has none of that number
  'not-a-contributor', // chair, secretariat and followers have no contributions of their own
  'notice-exists', // of this silence procedure there is one already
  'no-such-notice', // or it was not for this seat
  'notice-accepted', // nothing is sent twice after it was accepted
  'not-due', // it waits already, is under way, or is not tried again yet
  'policy-not-allowed', // a setting outside its range
  'call-too-short', // below the least minimum time of a call
  'not-a-member-state', // only Member States move, and answer the roll
  'opinion-over', // one of them is adopted or closed
  'motion-open', // one of these opinions is in a motion or a restricted session already
  'no-motion', // there is none of that id that waits for the roll
  'not-your-motion',
  'no-roll',
  'no-quorum', // too few of the accredited delegations have answered
  'already-answered', // each State answers once
  'no-session', // there is no restricted session of that id under way
  'consultation-exists', // each document is consulted upon once; the date can be moved
  'no-such-consultation',
  'not-a-snapshot', // a numbered text of an opinion is consulted upon, or one that was handed in and is no contribution
  'consultation-closed', // the date has come
  'not-in-the-text', // there is no such paragraph in the text that is consulted upon
  'queue-full', // too many comments wait to be read
  'no-such-comment',
  'no-mail', // this server sends none, so no address can be confirmed
  'address-needed', // comments need an address here
  'already-confirmed',
  'confirmation-late', // the link has run out
  'not-confirmed', // nobody reads a comment before its address is confirmed
  'reason-needed', // a comment is refused for a reason from the list, and for nothing else is one given
  'verdict-stands', // all of them stand so already
  'circular-exists', // there is a circular letter of this number
  'no-such-circular',
  'file-exists', // these bytes are attached already
  'no-such-file', // none of this hash is attached to the document
  'too-many-files', // of one document, or of all together
  'no-such-reply',
  'not-an-editor', // "not here" is for those who may change the text
  'no-such-exception', // or it was taken back
  'wording-full', // too many words or exceptions
  'term-missing', // a word is replaced by another one
  'precedent-empty', // it has no words
  'precedent-too-long', // one earlier text
  'precedents-full', // all of them together
  'no-such-precedent', // or it was withdrawn
] as const;
export type ForumRefusalCode = (typeof FORUM_REFUSAL_CODES)[number];

export interface ForumRefusal {
  readonly code: ForumRefusalCode;
  readonly entity?: EntityId;
  readonly seat?: SeatId;
  readonly group?: GroupId;
  readonly meeting?: MeetingId;
  readonly deadline?: DeadlineId;
  readonly document?: DocumentId;
  readonly circular?: CircularId;
  readonly draft?: DraftId;
  /** Milliseconds UTC, with `after-cut-off`. */
  readonly date?: number;
  readonly session?: SessionId;
  /** With `no-such-section`. */
  readonly sections?: readonly string[];
  /** Seconds, with `call-too-short`. */
  readonly least?: number;
}
