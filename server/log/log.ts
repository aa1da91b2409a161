/**
 * The log: the one durable thing of nemcon. It knows bytes and their order, nothing of Yjs and nothing of rules.
 * Every store passes the same contract suite (tests/log/contract.ts).
 *
 * One log per opinion, per consultation and per audience of comments, and one for the forum. Log positions (`seq`) run 1, 2, 3 … without gap. `append` is compare-and-append:
 * it succeeds only at head + 1, so a `seq` is taken once, on one node or on ten, without locks or leases.
 */
export const LOG_KINDS = ['opinion', 'forum', 'draft', 'group', 'restricted', 'consultation', 'comments'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogName {
  readonly kind: LogKind;
  /** 1-40 of [a-z0-9-]. */
  readonly id: string;
}

/** Exact bytes, as hashed; never re-serialised. `payload` and `salt` are null once erased, and `salt` alone where words are masked. */
export interface Stored {
  readonly seq: number;
  readonly header: Uint8Array;
  readonly statement: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly salt: Uint8Array | null;
}

/** What the entry after one has to know of it: no word that may be erased. */
export type Bare = Pick<Stored, 'seq' | 'header'>;

/** Where a log ends. */
export interface Head {
  readonly log: LogName;
  /** Of the last entry; null where what lies there is damaged. */
  readonly header: Uint8Array | null;
}

/** What is kept of a log up to an entry. */
export interface Kept {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** What is folded of a log beside its snapshot: who put in and took out each letter, and how it was at any position. */
export const LOG_FOLDS = ['authors', 'history'] as const;
export type LogFold = (typeof LOG_FOLDS)[number];

/** What is kept of an entry of which words were withheld: it has no salt any more. */
export interface MaskedPayload {
  readonly seq: number;
  readonly payload: Uint8Array;
}

/** What lists say of a log. */
export interface KeptSummary {
  readonly log: LogName;
  readonly bytes: Uint8Array;
}

export type Appended = 'ok' | 'taken';

export interface Log {
  /**
   * Makes the entries durable at their `seq`, all or none; resolves only after that.
   * `taken`: the first `seq` is not head + 1 and nothing was written (catch up, decide again).
   * Throws (StorageFault) where the outcome is unknown: the caller drops what it holds and reads the log again.
   * `yields`: of several nodes, one that came too late again and again goes before it, for a moment, and until this is aborted at most.
   */
  append(log: LogName, entries: readonly Stored[], yields?: AbortSignal): Promise<Appended>;
  /** What was to be appended there has come to its end, or to nothing: whoever was to let this node go first need not any more. */
  release(log: LogName): void;
  /**
   * Takes payload and salt of these entries away for good: durable when it resolves, and no bytes of theirs are left in the store. What is
   * gone, or never was, stays so. Headers and statements are never touched.
   */
  erase(log: LogName, seqs: readonly number[]): Promise<void>;
  /**
   * Keeps this of these entries in place of what they said, without a salt: durable when it resolves, and no bytes of what they said are left in
   * the store. What was erased, or never was, stays so. The snapshot, folds and summary of the log go in any case: they have words of it in them.
   */
  mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void>;
  /** The last entry, or null for a log that does not exist. */
  head(log: LogName): Promise<Stored | null>;
  /** Entries after the `seq` in `after`, in order, at most `limit` of them (default: all). */
  read(log: LogName, after: number, limit?: number): Promise<readonly Stored[]>;
  /** Names of all logs that have an entry, sorted by kind and id. */
  names(): Promise<readonly LogName[]>;
  /** Where each log ends that has an entry, sorted by kind and id; of however many logs there are it is one question. */
  heads(): Promise<readonly Head[]>;
  /** Calls `news` when another node may have appended (never for what only this node writes: then it may stay silent). */
  watch(log: LogName, news: () => void): () => void;
  /** A deletable cache: the newest snapshot of a log, at most one kept. */
  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void>;
  getSnapshot(log: LogName): Promise<Kept | null>;
  /** Deletable caches beside it, at most one of each kept. They have words of the log in them, and go where something of it is erased. */
  putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void>;
  getFold(log: LogName, of: LogFold): Promise<Kept | null>;
  /** Another deletable cache: the newest summary of a log, at most one kept. */
  putSummary(log: LogName, bytes: Uint8Array): Promise<void>;
  /** All that are kept, in no order. */
  summaries(): Promise<readonly KeptSummary[]>;
  /** A probe write outside all logs, made durable: resolves when storage works (readiness). */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Storage failed or its answer was lost: whether the entry is there is unknown until the log is read again. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}
