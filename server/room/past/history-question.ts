/** What the thread that knows the past is asked, and what it answers. */
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { PlainView } from '../../../shared/text/plain-view.ts';
import type { ChangedText } from '../../../shared/wire/past.ts';
import type { LogFold, LogName, Stored } from '../../log/log.ts';
import type { Place } from './history.ts';
import type { Narrowing } from './narrowed.ts';
import type { WordsAsked } from './own-words.ts';
import type { Stretch } from './steps.ts';

export type Asked =
  | { readonly what: 'moment'; readonly at: number; readonly as?: MomentAs }
  | { readonly what: 'meanwhile'; readonly from: number; readonly until: number }
  | { readonly what: 'stops'; readonly seq: number; readonly times: readonly number[] }
  | ({ readonly what: 'step' } & AskedStep)
  | { readonly what: 'where'; readonly before: number }
  | { readonly what: 'where'; readonly seat: SeatId }
  | ({ readonly what: 'changes' } & AskedChanges)
  | { readonly what: 'story'; readonly block: BlockId; readonly until: number; readonly asking: Asking; readonly json?: true }
  | { readonly what: 'authors'; readonly seq: number; readonly since: number; readonly asking: Asking }
  | WordsAsked
  /** What is to be kept of a fold. */
  | { readonly what: 'kept' }
  /** Nothing of the log is to be remembered. */
  | { readonly what: 'forget' };

/** JSON of `Register` or of `OpinionText`, or plain text; else all of it. */
export type MomentAs = 'register' | 'text' | PlainView;

export interface AskedChanges {
  readonly from: number | 'declared';
  readonly until: number;
  readonly asking: Asking;
  readonly narrowing: Narrowing;
  /** With the lines of the whole text. */
  readonly lines: boolean;
  /** As JSON of `ChangedText`, with this baseline. */
  readonly json?: ChangedText['since'];
}

/** The step to `at` or behind it, no further than `head`. */
export interface AskedStep {
  readonly within: Stretch;
  readonly at: number;
  readonly head: number;
  readonly asking: Asking;
  readonly lines: boolean;
}

export interface HistoryQuestion {
  readonly name: LogName;
  /** Of each log there are two: whose letters are whose, and all else. */
  readonly of: LogFold;
  /** Entries that follow those which are folded there. */
  readonly run: readonly Stored[];
  /** What was kept of it, and the entry up to which that goes, to begin with. */
  readonly begin?: { readonly bytes: Uint8Array; readonly last: Stored };
  /** As far it must be folded. */
  readonly upTo: number;
  /** Words are withheld by an act there: what has not read it says nothing. */
  readonly least?: number;
  /** Whose letters are whose cannot be told of this log. */
  readonly withoutAuthors?: boolean;
  /** Entries that an answer has asked for. */
  readonly tails?: readonly Place[];
  /** null: how far is it folded? */
  readonly ask: Asked | null;
}

/** Up to where it is asked about, and how far the log has come. */
export interface Span {
  readonly until: number;
  readonly head: number;
}

export type Feeding = HistoryQuestion & { readonly ask: null };

export interface Need {
  readonly need: number;
  readonly of: LogFold;
  /** Is anybody told whose letters are whose, as far as it is folded? */
  readonly tells: boolean;
}

export type HistoryAnswer =
  | { readonly answer: unknown }
  | Need
  /** For the states after these the entries are needed. */
  | { readonly tails: readonly number[] }
  | { readonly damage: { readonly seq: number; readonly why: string } }
  | { readonly fault: string; readonly of: LogFold };
