/** What is told of the letters of a text: who put them in, who took them out, and with which entry of the log. */
import type { ActNote, Entry } from '../../../shared/opinion/entry.ts';
import type { BlockId, EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';

/** One entry of the log of an opinion, as it is read. */
export interface LogStep {
  readonly entry: Entry;
  /** Of a text entry: one for each part. */
  readonly updates?: readonly Uint8Array[];
  readonly note?: Pick<ActNote, 'late'> | null;
}

/** Who did something to letters, and with which entry. Many letters share one hand. */
export interface Hand {
  readonly seq: number;
  /** Of that entry, ms UTC. */
  readonly at: number;
  /** `room`: chair and secretariat, and out of co-edit whoever holds the pen (H3). `server`: repairs, which are nobody's. */
  readonly as: 'seat' | 'room' | 'restricted' | 'server';
  /** Null for what came out of a restricted session, for the server, and for whoever had suggested what was accepted. */
  readonly seat: SeatId | null;
  readonly entity: EntityId | null;
  /** Who accepted it. */
  readonly carriedOutBy: SeatId | null;
}

/** Letters in a row, UTF-16, along `shownText` of the paragraph; `hand` is a place in the list of hands. */
export interface AuthorRun {
  readonly length: number;
  readonly hand: number;
}

export interface RemovedRun {
  readonly text: string;
  readonly author: number;
  readonly remover: number;
  /** Before which letter of the paragraph as shown it stood; 0 where the paragraph is gone. */
  readonly at: number;
}

/** Letters that stand in a paragraph, and who put them there: they are older. */
export interface BroughtRun extends AuthorRun {
  /** Before which letter of the paragraph as shown they begin. */
  readonly at: number;
}

/** Since a position: what is neither gone nor new, and came or went here all the same. */
export interface Moves {
  /** It stands elsewhere, or went from there later; `remover`: who took it out of here. In the order of the text, what stood then first. */
  readonly left: readonly RemovedRun[];
  readonly brought: readonly BroughtRun[];
}

export interface ParagraphAuthors {
  readonly block: BlockId;
  /** None where the paragraph is not in the text. */
  readonly runs: readonly AuthorRun[];
  /** In the order of the text. What only moved is not among it. */
  readonly removed: readonly RemovedRun[];
  /** Where that was asked for. */
  readonly moves: Moves | null;
}

export interface TextAuthors {
  readonly seq: number;
  /** All up to there, in the order of the log: of one entry they stand together. */
  readonly hands: readonly Hand[];
  /** In the order of the text; those that are gone stand where they stood. */
  readonly paragraphs: readonly ParagraphAuthors[];
  /** The last text entry made under rules before 5: up to there the log does not say all that authorship follows from. 0: none was. */
  readonly olderUpTo: number;
}
