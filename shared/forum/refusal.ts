import type { EntityId, SeatId } from '../opinion/vocabulary.ts';

/** As in the rules of an opinion: a refusal is a normal answer with a code from a closed list. */
export const FORUM_REFUSAL_CODES = [
  'not-secretariat',
  'no-forum',
  'forum-exists',
  'entity-exists', // the id or the code is taken
  'no-such-entity',
  'seat-exists', // ids of seats are never used twice, closed ones included
  'no-such-seat',
  'office-stays', // the first seat of the secretariat is never closed, or nobody could open another
] as const;
export type ForumRefusalCode = (typeof FORUM_REFUSAL_CODES)[number];

export interface ForumRefusal {
  readonly code: ForumRefusalCode;
  readonly entity?: EntityId;
  readonly seat?: SeatId;
}
