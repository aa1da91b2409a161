/**
 * The way into the worker thread of a SQLite store: what can be asked there, and the thread that answers. Requests are answered in
 * order. Where the thread itself ends, what was asked has an unknown outcome, and the next request starts another thread.
 */
import { Thread, workerBeside } from '../thread.ts';
import { type Appended, type Head, type Kept, type KeptSummary, type LogFold, type LogName, StorageFault, type Stored } from './log.ts';
import { StoreRefused } from './refused.ts';

/** Appends of one batch: `counts` says how many of the packed entries go to each log. */
export interface PackedAppends {
  readonly logs: readonly LogName[];
  readonly counts: readonly number[];
  readonly packed: Uint8Array;
}

export interface Calls {
  open(): Promise<void>;
  append(appends: PackedAppends): Promise<readonly Appended[]>;
  erase(log: LogName, seqs: readonly number[]): Promise<void>;
  head(log: LogName): Promise<Stored | null>;
  /** Packed. */
  read(log: LogName, after: number, limit: number): Promise<Uint8Array>;
  heads(): Promise<readonly Head[]>;
  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void>;
  getSnapshot(log: LogName): Promise<Kept | null>;
  putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void>;
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

export interface Asked {
  readonly name: keyof Calls;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refused: boolean; readonly lines: readonly string[] };

export class SqliteThread {
  readonly #thread: Thread<Asked, Answer>;
  #ended = false;

  constructor(settings: ThreadSettings) {
    this.#thread = new Thread(
      () => workerBeside(import.meta.url, 'sqlite-worker', { workerData: settings }),
      (cause) => new StorageFault('the storage thread ended', { cause }),
    );
  }

  async call<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): Promise<Awaited<ReturnType<Calls[Name]>>> {
    if (this.#ended) throw new StorageFault('the store is closed');
    const answer = await this.#thread.ask({ name, args });
    if (answer.ok) return answer.value as Awaited<ReturnType<Calls[Name]>>;
    throw answer.refused ? new StoreRefused(answer.lines) : new StorageFault(answer.lines.join('; '));
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#thread.end();
  }
}
