import type { Messages } from '../room/connection.ts';

/** What a connection needs of whatever carries its frames: a WebSocket, or a stream of events with requests beside it. */
export interface Wire {
  readonly open: boolean;
  /** Bytes that were written and that the network has not taken yet. */
  readonly unsent: number;
  send(messages: Messages): void;
  /** Asks the other end for a sign of life. */
  ping(): void;
  /** Takes no more frames in, until `resume`. */
  pause(): void;
  resume(): void;
  /** Says good-bye with a code of shared/wire/close.ts, and hangs up soon after. */
  close(code: number, why: string): void;
  /** Hangs up without a word. */
  drop(): void;
  /** Calls back once when it is over, whoever ended it. */
  onClose(then: () => void): void;
}

/** Between saying good-bye and hanging up. */
export const GOODBYE_MS = 2_000;
