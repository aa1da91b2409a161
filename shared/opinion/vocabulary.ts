/**
 * The closed lists of the field, in its own words (docs: SPEC.md, glossary). A log holds these words for ever:
 * members may be added, never renamed or removed.
 */

/** Identity of one paragraph for its whole life: `b` + 9 base36 characters. Labels such as "b)" are derived. */
export type BlockId = string;
/** A body that holds positions: a Member State (`arl`), a company, the secretariat. Lower case, 1-24 of [a-z0-9-]. */
export type EntityId = string;
/** Pseudonym of a person's place in the forum; names of people live only in erasable payloads. */
export type SeatId = string;
/** Of a restricted session: `r1`, `r2` … in the order in which they were moved. */
export type SessionId = string;
/** `p` + the log position of the act that raised it. */
export type PositionId = string;
/** SHA-256, base64url without padding, 43 characters. */
export type Hash = string;

export const BLOCK_KINDS = [
  'title',
  'enacting',
  'preamble-heading',
  'preamble-item',
  'operative-heading',
  'operative-item',
  'text',
  'footnote',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Headings name the keyword or the addressee; they take no position: their words are agreed with what they govern. */
export const isHeading = (kind: BlockKind): boolean => kind === 'preamble-heading' || kind === 'operative-heading';

export const CAPACITIES = [
  'member-state',
  'state-observer', // the State of Palestine's row: speaks and comments, holds nothing (listed separately by the ITU)
  'sector-member',
  'associate',
  'academia',
  'observer',
  'stakeholder',
  'chair',
  'secretariat',
  'follower',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const SEAT_FUNCTIONS = ['head', 'deputy', 'adviser', 'focal-point', 'pen-holder', 'operator', 'deputy-chair'] as const;
export type SeatFunction = (typeof SEAT_FUNCTIONS)[number];

/** A State has one hold, one condition and one note per paragraph, and says beside them that its instructions are pending. */
export const POSITION_KINDS = [
  'objection',
  'time',
  'reservation',
  'support',
  'concern',
  'conditional',
  'abstain',
  'ad-referendum',
] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

export const EDITING_POLICIES = ['co-edit', 'suggest', 'pen-holder'] as const;
export type EditingPolicy = (typeof EDITING_POLICIES)[number];

export const VERDICTS = ['accept', 'reject', 'park', 'take-back'] as const;
/** What becomes of a suggestion; its own entity takes it back. */
export type Verdict = (typeof VERDICTS)[number];

export const LANGUAGES = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEXT_KINDS = ['opinion', 'report'] as const;
/** What is drafted: an opinion, or the report of the Secretary-General, which is discussed and never adopted. */
export type TextKind = (typeof TEXT_KINDS)[number];

export const VENUES = ['ieg', 'forum'] as const;
export type Venue = (typeof VENUES)[number];

export const OUTCOMES = ['no-consensus', 'time-ran-out', 'withdrawn', 'merged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REOPEN_CAUSES = ['request', 'correction', 'consequential'] as const;
/** Why the chair reopens: a State asked, the chair corrects itself, or another change makes it necessary. */
export type ReopenCause = (typeof REOPEN_CAUSES)[number];

/** Decisions of the presiding chair against which a Member State appeals: acts, and the settling of a suggestion. */
export const RULINGS = [
  'discussion.opened',
  'policy.changed',
  'call.opened',
  'call.extended',
  'call.cancelled',
  'paragraphs.referred',
  'paragraphs.recalled',
  'suggestion.settled',
  'withdrawal.noted',
  'paragraph.declared',
  'declaration.undone',
  'paragraph.reopened',
  'adoption.called',
  'opinion.adopted',
  'adoption.undone',
  'opinion.closed',
] as const;
export type RulingKind = (typeof RULINGS)[number];

export const APPEAL_ENDS = ['upheld', 'not-upheld', 'withdrawn'] as const;
/** How an appeal has ended, as the secretariat records it or, by withdrawing it, its State. */
export type AppealEnd = (typeof APPEAL_ENDS)[number];

export const EDITORIAL_FAULTS = ['nothing', 'brackets', 'numbers', 'signs', 'words', 'letters', 'marks', 'once'] as const;
/** Why a change of words is not editorial. */
export type EditorialFault = (typeof EDITORIAL_FAULTS)[number];

export const FOCUS_VIEWS = ['clean', 'marked'] as const;
/** How the paragraph under discussion is shown to the room: as it reads, or with everything that is undecided. */
export type FocusView = (typeof FOCUS_VIEWS)[number];

export const STATEMENT_KINDS = ['statement', 'explanation'] as const;
/** For the record, or in explanation of a position. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export const CHANNELS = ['screen', 'floor', 'telephone'] as const;
/** How an act entered for a State reached the one who entered it. */
export type Channel = (typeof CHANNELS)[number];
