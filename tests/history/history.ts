/**
 * What a test knows of a run: what each client asked and was told, in its own time, and what the log says. The log itself gives the
 * version order, so comparing both is a matter of one pass. `t` is one monotonic clock, milliseconds, for all clients of the run.
 */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';

interface At {
  readonly proc: string;
  readonly t: number;
}

export type Event =
  /** `asked` tells one request from another under the same uuid; `shown` is the hash of the text on the screen when a gavel was pressed. */
  | (At & { readonly kind: 'invoke'; readonly uuid: string; readonly asked: string; readonly shown?: string })
  /** Acknowledged. An act is at `seq`; an edit is at or before it. */
  | (At & { readonly kind: 'ok'; readonly uuid: string; readonly seq: number })
  /** Refused: it did not and will not happen. Not for a uuid that had been used for something else before. */
  | (At & { readonly kind: 'fail'; readonly uuid: string })
  /** The answer was lost: it happened or it did not. */
  | (At & { readonly kind: 'info'; readonly uuid: string })
  /** The client saw the opinion at `seq`; with a digest of the state it was given, or the hash of the entry at that place. */
  | (At & { readonly kind: 'read'; readonly seq: number; readonly state?: string; readonly entryHash?: string });

export interface Logged {
  readonly entry: Entry;
  /** As written in its header, and over its header's bytes. */
  readonly prev: string;
  readonly hash: string;
  /** Test uuids of the edits whose words this entry carries. */
  readonly edits: readonly string[];
  /** What the act was asked for as, where the log keeps it. */
  readonly asked: string | null;
}

/** The log folded again somewhere else: another process, locale, time zone, snapshot, order of modules. */
export interface Refold {
  readonly where: string;
  readonly seq: number;
  readonly state: string;
}

export interface History {
  readonly events: readonly Event[];
  readonly log: readonly Logged[];
  readonly refolds: readonly Refold[];
  /** The seat each client process acts from. */
  readonly seats: ReadonlyMap<string, SeatId>;
}

/** Which of the seven checks found what. */
export interface Anomaly {
  readonly check: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly what: string;
}

/** What the first header names as the one before: 32 zero bytes. */
export const FIRST = Buffer.alloc(32).toString('base64url');
