import type { EntityId } from '../opinion/vocabulary.ts';

/** As in the rules of an opinion: a refusal is a normal answer with a code from a closed list. */
export const COMMENTS_REFUSAL_CODES = [
  'uuid-reused', // not by the rules: the same uuid came with another command
  'views-only', // this seat follows, or sits for a dismissed State
  'not-in-audience', // it is no part of it, or there is no such group: one answer for both
  'mention-outside', // a State that is named has no seat in this audience
  'no-such-paragraph',
  'no-such-position',
  'no-such-thread', // or none for this seat
  'no-such-message', // or none for this seat
  'not-your-message',
  'thread-resolved', // it is so already
  'thread-open', // it is not resolved
  'words-erased', // there is nothing left to correct or to erase
  'erasure-asked', // chair and secretariat erase together: this one has asked already
  'text-changed', // the paragraph does not read as the question says
  'suggestions-left', // undecided on the paragraph that is asked about: its words are not what the screen shows
  'own-objection', // nobody asks the own State
  'not-your-objection', // only the State that objects says that it stays
  'not-corrected', // a question, and an answer to one
  'opinion-over', // adopted or closed
  'restricted-session', // nothing is said beside a text that is in one, nor inside
  'too-many-threads',
  'thread-full',
] as const;
export type CommentsRefusalCode = (typeof COMMENTS_REFUSAL_CODES)[number];

export interface CommentsRefusal {
  readonly code: CommentsRefusalCode;
  /** With `mention-outside`. */
  readonly entities?: readonly EntityId[];
}
