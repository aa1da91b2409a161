import { Batch } from './batch.ts';
import type { CallThread } from './call-thread.ts';
import {
  type Appended,
  type Head,
  type Kept,
  type KeptSummary,
  LOG_FOLDS,
  type Log,
  type LogFold,
  type LogName,
  type MaskedPayload,
  StorageFault,
  type Stored,
} from './log.ts';
import { compareNames, logKey } from './name.ts';
import { pack, unpack } from './packed.ts';
import { StoreRefused } from './refused.ts';
import type { Append } from './sqlite-file.ts';
import { type FoldPart, partsOf } from './sqlite-folds.ts';
import { type Calls, type Share, sqliteThread } from './sqlite-thread.ts';
import { logsOf, timed } from './timed.ts';

/** Entries read at once: bounds the memory of one answer and lets appends in between. */
const PAGE = 1_000;

/** One node, one file: SQLite in WAL mode with an fsync at each commit, in a thread of its own; commits are grouped. */
export class SqliteLog implements Log {
  readonly #thread: CallThread<Calls>;
  readonly #appends: Batch<Append, Appended>;
  /** Asked once: nobody else can write to the file. null: not yet, or not since it was unknown what an append has left there. */
  #heads: Promise<Map<string, Head>> | null = null;
  /** Folds of which not all parts are written. */
  readonly #putting = new Map<string, readonly FoldPart[]>();
  #closing: Promise<void> | null = null;

  private constructor(thread: CallThread<Calls>) {
    this.#thread = thread;
    this.#appends = new Batch((appends) =>
      timed('commit', logsOf(appends), () => thread.call('append', appends.map(shareOf), packed(appends))),
    );
  }

  /** Makes the file where there is none. Throws StoreRefused where it may not be used; waits up to `waitMs` for another process. */
  static async open(file: string, waitMs = 20_000): Promise<SqliteLog> {
    const thread = sqliteThread({ file, waitMs });
    try {
      await thread.call('open');
    } catch (fault) {
      await thread.close();
      if (!(fault instanceof StorageFault)) throw fault;
      throw new StoreRefused([`${file}: ${fault.message}`]);
    }
    return new SqliteLog(thread);
  }

  async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    try {
      const appended = await timed('append', [log], () => this.#appends.add({ log, entries }));
      const last = entries.at(-1);
      // whoever asks from now on asks after this
      if (appended === 'ok' && last !== undefined) this.#moved({ log, header: last.header });
      return appended;
    } catch (fault) {
      this.#heads = null;
      throw fault;
    }
  }

  release(): void {}

  erase(log: LogName, seqs: readonly number[]): Promise<void> {
    this.#stopFolds(log);
    return this.#thread.call('erase', log, seqs);
  }

  mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void> {
    this.#stopFolds(log);
    return this.#thread.call('mask', log, masked);
  }

  head(log: LogName): Promise<Stored | null> {
    return this.#thread.call('head', log);
  }

  async read(log: LogName, after: number, limit = Number.POSITIVE_INFINITY): Promise<readonly Stored[]> {
    const entries: Stored[] = [];
    while (entries.length < limit) {
      const size = Math.min(PAGE, limit - entries.length);
      const page = unpack(await this.#thread.call('read', log, after + entries.length, size));
      entries.push(...page);
      if (page.length < size) break;
    }
    return entries;
  }

  async names(): Promise<readonly LogName[]> {
    return (await this.heads()).map(({ log }) => log);
  }

  async heads(): Promise<readonly Head[]> {
    this.#heads ??= this.#readHeads();
    return [...(await this.#heads).values()].sort((a, b) => compareNames(a.log, b.log));
  }

  /** Nobody else can write to the file. */
  watch(): () => void {
    return () => {};
  }

  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void> {
    return this.#thread.call('putSnapshot', log, seq, bytes);
  }

  getSnapshot(log: LogName): Promise<Kept | null> {
    return this.#thread.call('getSnapshot', log);
  }

  /** Part by part, between which others are recorded. It ends where a newer one is put, or something of the log goes that it may have in it. */
  async putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void> {
    const [key, parts] = [`${of} ${logKey(log)}`, partsOf(seq, bytes)];
    this.#putting.set(key, parts);
    for (const part of parts) {
      if (this.#putting.get(key) !== parts) return;
      await this.#thread.call('putFold', log, of, part);
    }
    if (this.#putting.get(key) === parts) this.#putting.delete(key);
  }

  #stopFolds(log: LogName): void {
    for (const of of LOG_FOLDS) this.#putting.delete(`${of} ${logKey(log)}`);
  }

  getFold(log: LogName, of: LogFold): Promise<Kept | null> {
    return this.#thread.call('getFold', log, of);
  }

  putSummary(log: LogName, bytes: Uint8Array): Promise<void> {
    return this.#thread.call('putSummary', log, bytes);
  }

  summaries(): Promise<readonly KeptSummary[]> {
    return this.#thread.call('summaries');
  }

  probe(): Promise<void> {
    return this.#thread.call('probe');
  }

  /** What is wrong with the file as a whole; empty = nothing. Reads all of it: for backups and checks, not for a running meeting. */
  faults(): Promise<readonly string[]> {
    return this.#thread.call('faults');
  }

  /** Copies the whole store, as it is at one moment, into the new file `copy` while appends go on; durable when it resolves. */
  backup(copy: string): Promise<void> {
    return this.#thread.call('backup', copy);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #moved(head: Head): void {
    this.#heads?.then(
      (heads) => heads.set(logKey(head.log), head),
      () => undefined,
    );
  }

  async #readHeads(): Promise<Map<string, Head>> {
    try {
      return new Map((await this.#thread.call('heads')).map((head) => [logKey(head.log), head]));
    } catch (fault) {
      this.#heads = null;
      throw fault;
    }
  }

  async #close(): Promise<void> {
    await this.#appends.drained();
    await this.#thread.close();
  }
}

const shareOf = ({ log: { kind, id }, entries }: Append): Share => [kind, id, entries.length];

const packed = (appends: readonly Append[]): Uint8Array => pack(appends.flatMap(({ entries }) => entries));
