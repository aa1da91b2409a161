/** The way into the worker thread of a SQLite store: what can be asked there, and the thread that answers. */
import { workerBeside } from '../thread.ts';
import { CallThread } from './call-thread.ts';
import type { Appended, Head, Kept, KeptSummary, LogFold, LogName, MaskedPayload, Stored } from './log.ts';
import type { FoldPart } from './sqlite-folds.ts';

/** A log, and how many of the packed entries of one batch go to it. */
export type Share = readonly [kind: LogName['kind'], id: string, count: number];

export interface Calls {
  open(): Promise<void>;
  append(shares: readonly Share[], packed: Uint8Array): Promise<readonly Appended[]>;
  erase(log: LogName, seqs: readonly number[]): Promise<void>;
  mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void>;
  head(log: LogName): Promise<Stored | null>;
  /** Packed. */
  read(log: LogName, after: number, limit: number): Promise<Uint8Array>;
  heads(): Promise<readonly Head[]>;
  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void>;
  getSnapshot(log: LogName): Promise<Kept | null>;
  putFold(log: LogName, of: LogFold, part: FoldPart): Promise<void>;
  getFold(log: LogName, of: LogFold): Promise<Kept | null>;
  putSummary(log: LogName, bytes: Uint8Array): Promise<void>;
  summaries(): Promise<readonly KeptSummary[]>;
  probe(): Promise<void>;
  faults(): Promise<readonly string[]>;
  backup(copy: string): Promise<void>;
  close(): Promise<void>;
}

export interface ThreadSettings {
  readonly file: string;
  /** How long to wait for another process to let go of the file, milliseconds. */
  readonly waitMs: number;
}

export const sqliteThread = (settings: ThreadSettings): CallThread<Calls> =>
  new CallThread(() => workerBeside(import.meta.url, 'sqlite-worker', { workerData: settings }));
