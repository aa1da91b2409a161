import type { BlockId, EditorialFault, EntityId, PositionId } from './vocabulary.ts';

/**
 * A refusal is a normal answer: a code from this closed list and the list that explains it.
 * The sentence shown to people comes from the catalogues (`refusal.<code>`), in their language.
 */
export const REFUSAL_CODES = [
  'objection-stands',
  'time-asked',
  'brackets-left',
  'suggestions-left',
  'text-changed',
  'no-call-open',
  'call-open',
  'call-too-short',
  'deadline-not-reached',
  'undo-too-late',
  'not-chair',
  'chair-is-neutral',
  'not-a-member-state',
  'entity-dismissed', // it lifts what it holds, and does nothing else
  'not-your-position',
  'head-decides',
  'not-agreed',
  'not-asked', // the State for which the chair would reopen has not asked for it
  'already-agreed',
  'linked-open',
  'appeal-pending', // against a decision of the chair; nothing is adopted or closed until it has ended
  'appeal-late',
  'already-appealed',
  'no-such-act', // no decision of the presiding chair
  'no-such-appeal',
  'adoption-open', // adopted by the chair, and not closed yet: nothing else changes meanwhile
  'opinion-adopted',
  'opinion-closed',
  'opinion-merged', // another draft has taken its place
  'not-in-drafting',
  'no-source',
  'views-only',
  'not-supported',
  'editorial-needs-two', // the secretariat proposes, the chair confirms
  'not-editorial', // the words are other words, with why
  'not-own-words', // of another than who asks, or withheld already
  'no-such-words', // no letters, or withheld already
  'words-stand', // in the text, or among what came late
  'stood-at-mark', // so others may have gone by them
  'too-many-words', // at once
  'withheld-often', // by this State, or by chair and secretariat, with when they may again
  'withholding-needs-two', // the secretariat proposes, the chair confirms
  'no-such-withholding', // no proposal
  'withholding-confirmed', // the proposal, by the chair: the words are withheld
  'withholding-declined', // by the chair
  'withholding-taken-back', // by the secretariat
  'withholdings-wait', // as many as may wait for the chair
  'editorial-waits', // a change that was confirmed has not stood for its time
  'reason-missing',
  'not-referred', // to a drafting group
  'restricted-session',
  'majority-not-shown',
  'remote-not-allowed',
  'read-only',
  'meeting-closed',
  'date-not-allowed',
  'notice-missing', // Member States were not told of this silence procedure
  'after-cut-off',
  'no-such-paragraph', // the id names no paragraph, living or listed as removed
  'no-such-position',
  'heading-takes-none', // headings take no position and no declaration of their own
  'policy-not-allowed', // a setting outside its range
  'not-secretariat',
  'already-open', // discussion of this opinion is open already
  'not-an-opinion', // of the report nothing is called, declared or adopted
  'not-a-report', // and an opinion is not marked as final
  'report-final', // its text does not change
  'clock-doubted', // that of the server, by which time would have passed
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly blocks?: readonly BlockId[];
  /** Paragraphs of other opinions. */
  readonly elsewhere?: readonly { readonly opinion: string; readonly block: BlockId }[];
  readonly entities?: readonly EntityId[];
  readonly positions?: readonly PositionId[];
  /** With `opinion-closed`: it is the report of the meeting that is closed. */
  readonly report?: true;
  /** With `not-editorial`. */
  readonly because?: EditorialFault;
  /** Seconds still to wait or the fewest that may be set, or the latest/earliest date in ms UTC, as the code says. */
  readonly seconds?: number;
  readonly date?: number;
}
