/** What a server has to offer to be measured. */
import type { Dialect } from '../support/dialect.ts';

/** The one text that everybody shares. */
export const TEXT = 'text';

export interface Running {
  readonly origin: string;
  readonly pid: number;
  /** Starts it again; milliseconds until it answered. */
  up(): Promise<number>;
  down(signal?: 'SIGKILL' | 'SIGTERM'): Promise<unknown>;
}

export interface Peer {
  readonly name: string;
  readonly title: string;
  /** A build of nemcon that others are no measure for. */
  readonly ours?: true;
  readonly dialect: Dialect;
  readonly start: (dir: string) => Promise<Running>;
  /** Makes the data of the text after so many edits. */
  readonly prepare: (dir: string, edits: number) => Promise<void>;
}
