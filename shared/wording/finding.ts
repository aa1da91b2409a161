/** What the wording check looks at and what it says. Advice and nothing else: no rule of an opinion asks for it (SPEC chapter G). */
import type { WordingCode } from '../forum/wording.ts';
import type { BlockId, BlockKind, Hash } from '../opinion/vocabulary.ts';

/** From one letter up to another, in UTF-16 units of the words. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In the place of a letter that a suggestion strikes: letters keep their places. */
export const STRUCK = '\ufffc';

export interface Written {
  readonly block: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** "a)", "2"; '' where it has none. */
  readonly label: string;
  /** What is suggested is there; a letter that would go is `STRUCK`. */
  readonly words: string;
  /** Marked as quoted. */
  readonly literal: readonly Span[];
  /** As the register knows it; absent or null: an exception cannot be about it. */
  readonly hash?: Hash | null;
}

export interface Finding extends Span {
  readonly block: BlockId;
  readonly code: WordingCode;
  /** What stands there; '' where something is missing. */
  readonly words: string;
  /** What would be right; null where that is for people to say. */
  readonly instead: string | null;
}
