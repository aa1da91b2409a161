import type * as Y from 'yjs';
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import type { BlockIndex } from './block-index.ts';
import type { Decoded } from './inspect.ts';
import type { Stretch } from './suggested.ts';

/** What healing knows of the author's part that it repairs. */
export interface Healing {
  readonly fragment: Y.XmlFragment;
  /** The text before this part: incumbents, closed wording, order. */
  readonly before: BlockIndex;
  readonly closed: ReadonlySet<BlockId>;
  /** Gone with everybody's leave: these do not come back by an edit. */
  readonly kept: ReadonlySet<BlockId>;
  /** A call for adoption: everything is closed, insertions included. */
  readonly whole: boolean;
  /** This actor may reorder closed blocks. */
  readonly mayMove: boolean;
  /** Nothing but suggestions of `entity` may come or go. */
  readonly suggestsOnly: boolean;
  /** Owner of suggestions that are new in this part; null for the server's own edits. */
  readonly entity: EntityId | null;
  /** Null for a full step 2, whose delete set tells nothing about this part. */
  readonly deletions: readonly Decoded['ds'][] | null;
  /** Elements that were deleted while they held this id. */
  formerHolders(id: BlockId): readonly Y.ID[];
  /** Was this client id used to heal? */
  hasHealed(client: number): boolean;
  /** May quote, which takes brackets out of the count. */
  readonly mayQuote: boolean;
  /** How a block that is gone read last. */
  lastOf(id: BlockId): TextBlock | null;
  /** Quoted words that have lately left this block. */
  lostQuotes(id: BlockId): readonly string[];
  /** Words of others' suggestions that have lately left this block. */
  leftSuggestions(id: BlockId): readonly Stretch[];
  /** What a block that is gone stood behind. */
  behindOf(id: BlockId): BlockId | null;
  newId(): BlockId;
  /** `mine`: the author's wording that could not stay, '' where nothing was lost; `atOnce`: of a removal, by this part alone. */
  report(why: HealCode, block: BlockId | null, mine?: string, atOnce?: boolean): void;
}

export const isClosed = ({ closed, whole }: Healing, id: BlockId): boolean => whole || closed.has(id);
