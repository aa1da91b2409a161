/** What is known of the past of an opinion, but for the text as it reads now: plain, so that it can be kept. */
import { type Authorship, NO_AUTHORSHIP } from '../../../shared/opinion/authorship.ts';
import type { ActNote, Settlement } from '../../../shared/opinion/entry.ts';
import type { Happening } from '../../../shared/opinion/happened.ts';
import { emptyState, type OpinionState } from '../../../shared/opinion/state.ts';
import type { BlockId, EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { Session } from '../../../shared/opinion/work.ts';
import type { NamedParagraph } from '../../../shared/wire/opinion.ts';
import type { Stretch } from '../../text/authors/own-gone.ts';

/** A paragraph as it was called when it was declared, and the States that had a screen there. */
export interface Declared {
  readonly named: NamedParagraph;
  readonly present: readonly EntityId[];
}

export interface Stop {
  seq: number;
  seats: string;
  at: number;
}

/** All that it knows but the text as it reads now, plain. */
export interface HistoryData {
  /** Of each paragraph, oldest first. */
  readonly sessions: Map<BlockId, Session[]>;
  readonly happenings: Happening[];
  readonly notes: Map<number, ActNote>;
  /** Of the first text, and where it came later as a whole. */
  readonly tabled: number[];
  readonly declared: Map<string, Declared>;
  /** The last entry of each run of typing: by the same seats, without a long pause. */
  readonly stops: Stop[];
  readonly lastBy: Map<SeatId, number>;
  readonly settlements: (Settlement & { readonly seq: number; readonly at: number })[];
  /** By which others went: the text, or one paragraph as it stood from a screen on. */
  readonly marks: Stretch[];
  readonly states: OpinionState[];
  readonly times: number[];
  authorship: Authorship;
  state: OpinionState;
}

/** Of a log without entries. */
export const emptyHistory = (): HistoryData => ({
  sessions: new Map(),
  happenings: [],
  notes: new Map(),
  tabled: [],
  declared: new Map(),
  stops: [],
  lastBy: new Map(),
  settlements: [],
  marks: [],
  states: [emptyState],
  times: [],
  authorship: NO_AUTHORSHIP,
  state: emptyState,
});
