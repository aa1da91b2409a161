/** What a thread is about: a paragraph, a run of words in it, or an objection under which one replies. */
import type { BlockId, EntityId, Hash, PositionId } from '../opinion/vocabulary.ts';

/** Ids that Yjs gave letters which follow each other: the first of them, and how many. */
export type Stretch = readonly [client: number, clock: number, length: number];

/**
 * A run of words, known by its letters wherever they have gone: with its two ends alone nobody could tell the words from what is typed in
 * their place. The server keeps it and does not read it.
 */
export interface Range {
  readonly letters: readonly Stretch[];
  /** Where the words that are quoted stood once when they were spoken of: there they cannot be taken for others. */
  readonly once: 'text' | 'paragraph' | null;
}

/** A paragraph in exact words. */
export interface Wording {
  readonly block: BlockId;
  readonly hash: Hash;
}

/** As it is asked for. `hash`: of the paragraph on the screen. */
export type AskedAnchor =
  | { readonly on: 'paragraph'; readonly block: BlockId; readonly hash: Hash; readonly range: Range | null }
  | { readonly on: 'position'; readonly position: PositionId };

/** As it is kept. Of a position its State and its paragraph stay known when it has ended; `block` null: on the text as a whole. */
export type Anchor =
  | Extract<AskedAnchor, { readonly on: 'paragraph' }>
  | { readonly on: 'position'; readonly position: PositionId; readonly entity: EntityId; readonly block: BlockId | null };

/** Words that many hands put together of more pieces are spoken of by their paragraph. */
export const MOST_STRETCHES = 32;
/** Characters of the words quoted with a range: enough to know them again; a whole paragraph stands in the text. */
export const MOST_QUOTED = 500;
