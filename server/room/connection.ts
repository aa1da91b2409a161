import type { Actor } from '../../shared/opinion/actor.ts';
import { RIGHTS } from '../../shared/opinion/rights.ts';

/** Messages of one flush, made once; every transport caches its own encoding of the same array. */
export type Messages = readonly Uint8Array[];

/**
 * One client of a room, whatever carries its frames (WebSocket today, HTTP later): frames in, frames out.
 * The room judges `actor()` at each message, never when the connection was opened.
 */
export interface Connection {
  readonly id: string;
  /** Wants our own messages; a stock client never gets one. */
  readonly extended: boolean;
  /** When it was opened, ms of the clock: the mass-deletion guard looks at its age. */
  readonly since: number;
  /** The log position at which the document of its page began; null where it has none yet, or does not say. */
  readonly begun?: number | null;
  /** Whose name presence shows; never logged. */
  readonly person: string;
  /** Who acts now; null once the right to be here has ended. */
  actor(): Actor | null;
  send(messages: Messages): void;
  /** Codes of shared/wire/close.ts. */
  close(code: number, why: string): void;
}

/** Does its client hear what is for those alone who run the meeting, whoever presides and the secretariat? */
export function runsMeeting(connection: Connection): boolean {
  const actor = connection.actor();
  return connection.extended && actor !== null && (RIGHTS[actor.capacity].chair || RIGHTS[actor.capacity].office);
}
