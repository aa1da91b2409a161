/**
 * A store that several servers share, and beside it a copy of this server's own, on its own disk: of each log that it has read or written,
 * whole (O14). The copy has an entry before anybody hears of it. So where a store fails over to one that lacks what was recorded, the server
 * knows, writes nothing over it, and what was lost is still there. Snapshots and other caches stay in the store: they can be made again.
 */
import {
  type Appended,
  type Head,
  type Kept,
  type KeptSummary,
  type Log,
  type LogFold,
  type LogName,
  type MaskedPayload,
  StorageFault,
  type Stored,
} from './log.ts';
import { logKey } from './name.ts';
import { StoreRefused } from './refused.ts';
import { runStart } from './run.ts';

/** Entries copied at once: bounds the memory of one step. */
const PAGE = 1_000;

export class CopiedLog implements Log {
  readonly #store: Log;
  readonly #copy: Log;
  /** How far the copy of a log reaches, once it has been brought up to the store; what is kept of one log is kept one after the other. */
  readonly #kept = new Map<string, Promise<number>>();
  /** What was asked and has no answer yet: closing waits for it. */
  readonly #asked = new Set<Promise<unknown>>();
  /** What was recorded last, of all logs: where a store goes back, that goes first. */
  #newest: LogName | null = null;

  private constructor(store: Log, copy: Log) {
    this.#store = store;
    this.#copy = copy;
  }

  /** Both are closed with it, and the copy where it throws: StoreRefused, with a line for each log in which the store is not what the copy says. */
  static async open(store: Log, copy: Log): Promise<CopiedLog> {
    try {
      const lines: string[] = [];
      for (const { log } of await copy.heads()) {
        const lost = await lostOf(store, copy, log);
        if (lost !== null) lines.push(lost);
      }
      if (lines.length > 0) throw new StoreRefused(lines);
      return new CopiedLog(store, copy);
    } catch (fault) {
      await copy.close();
      throw fault;
    }
  }

  append(log: LogName, entries: readonly Stored[], yields?: AbortSignal): Promise<Appended> {
    return this.#answered(this.#append(log, entries, yields));
  }

  release(log: LogName): void {
    this.#store.release(log);
  }

  read(log: LogName, after: number, limit = Number.POSITIVE_INFINITY): Promise<readonly Stored[]> {
    return this.#answered(this.#read(log, after, limit));
  }

  /** From the store, and from the copy: that of another server goes when it hears of it. */
  erase(log: LogName, seqs: readonly number[]): Promise<void> {
    return this.#answered(this.#erase(log, seqs));
  }

  /** As `erase`; in the copy of another server these go when it reads them here. */
  mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void> {
    return this.#answered(this.#mask(log, masked));
  }

  head(log: LogName): Promise<Stored | null> {
    return this.#store.head(log);
  }

  names(): Promise<readonly LogName[]> {
    return this.#store.names();
  }

  heads(): Promise<readonly Head[]> {
    return this.#store.heads();
  }

  watch(log: LogName, news: () => void): () => void {
    return this.#store.watch(log, news);
  }

  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void> {
    return this.#store.putSnapshot(log, seq, bytes);
  }

  getSnapshot(log: LogName): Promise<Kept | null> {
    return this.#store.getSnapshot(log);
  }

  putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void> {
    return this.#store.putFold(log, of, seq, bytes);
  }

  getFold(log: LogName, of: LogFold): Promise<Kept | null> {
    return this.#store.getFold(log, of);
  }

  putSummary(log: LogName, bytes: Uint8Array): Promise<void> {
    return this.#store.putSummary(log, bytes);
  }

  summaries(): Promise<readonly KeptSummary[]> {
    return this.#store.summaries();
  }

  async probe(): Promise<void> {
    await Promise.all([this.#store.probe(), this.#copy.probe()]);
    if (this.#newest !== null) await this.#assertThere(this.#newest);
  }

  async close(): Promise<void> {
    while (this.#asked.size > 0) await Promise.allSettled(this.#asked);
    await this.#store.close();
    await this.#copy.close();
  }

  #answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
    this.#asked.add(asked);
    const answered = (): void => void this.#asked.delete(asked);
    asked.then(answered, answered);
    return asked;
  }

  async #append(log: LogName, entries: readonly Stored[], yields: AbortSignal | undefined): Promise<Appended> {
    const kept = await this.#filled(log);
    // never over what was recorded, however far the store goes
    const appended = runStart(entries) <= kept ? 'taken' : await this.#store.append(log, entries, yields);
    if (appended === 'ok') await this.#keep(log, entries);
    else await this.#assertThere(log);
    return appended;
  }

  async #erase(log: LogName, seqs: readonly number[]): Promise<void> {
    await this.#store.erase(log, seqs);
    await this.#filled(log);
    await this.#then(log, async (kept) => {
      await this.#copy.erase(log, seqs);
      return kept;
    });
  }

  async #mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void> {
    await this.#store.mask(log, masked);
    await this.#filled(log);
    await this.#maskCopy(log, masked);
  }

  #maskCopy(log: LogName, masked: readonly MaskedPayload[]): Promise<number> {
    return this.#then(log, async (kept) => {
      await this.#copy.mask(log, masked);
      return kept;
    });
  }

  /** What another server has masked in the store. */
  async #followMasks(log: LogName, entries: readonly Stored[], kept: number): Promise<void> {
    const behind: MaskedPayload[] = [];
    for (const { seq, payload, salt } of entries) {
      if (payload === null || salt !== null || seq > kept) continue;
      const [ours] = await this.#copy.read(log, seq - 1, 1);
      if (ours?.payload && Buffer.compare(ours.payload, payload) !== 0) behind.push({ seq, payload });
    }
    if (behind.length > 0) await this.#maskCopy(log, behind);
  }

  async #read(log: LogName, after: number, limit: number): Promise<readonly Stored[]> {
    const kept = await this.#filled(log);
    const entries = await this.#store.read(log, after, limit);
    if (after + entries.length < Math.min(kept, after + limit)) await this.#assertThere(log);
    await this.#followMasks(log, entries, kept);
    await this.#keep(log, entries);
    return entries;
  }

  /** How far the copy reaches; brought up to the store with the first look. */
  #filled(log: LogName): Promise<number> {
    return this.#kept.get(logKey(log)) ?? this.#then(log, async () => this.#fill(log, (await this.#copy.head(log))?.seq ?? 0));
  }

  /** Entries of the store, into the copy where they are new there. */
  async #keep(log: LogName, entries: readonly Stored[]): Promise<void> {
    const last = entries.at(-1);
    if (last === undefined || last.seq <= (await this.#filled(log))) return;
    await this.#then(log, async (kept) => {
      const news = entries.filter(({ seq }) => seq > kept);
      const [first] = news;
      if (first === undefined) return kept;
      // what lies between was another server's
      if (first.seq > kept + 1) return this.#fill(log, kept);
      return this.#write(log, news);
    });
    this.#newest = log;
  }

  /** After what is being kept of this log; where it fails the copy is asked again how far it reaches. */
  #then(log: LogName, keep: (kept: number) => Promise<number>): Promise<number> {
    const key = logKey(log);
    const next = (this.#kept.get(key) ?? Promise.resolve(0)).then(keep);
    const forget = (): void => {
      if (this.#kept.get(key) === next) this.#kept.delete(key);
    };
    this.#kept.set(key, next);
    // of a log that is not there nothing stays in memory
    next.then((kept) => kept === 0 && forget(), forget);
    return next;
  }

  async #fill(log: LogName, from: number): Promise<number> {
    for (let kept = from; ; ) {
      const page = await this.#store.read(log, kept, PAGE);
      if (page.length > 0) kept = await this.#write(log, page);
      if (page.length < PAGE) return kept;
    }
  }

  async #write(log: LogName, entries: readonly Stored[]): Promise<number> {
    const appended = await this.#copy.append(log, entries);
    if (appended === 'taken') throw new StorageFault(`${logKey(log)}: the copy on this server's disk is not what it was`);
    return runStart(entries) + entries.length - 1;
  }

  /** Throws where the store lacks what the copy has. */
  async #assertThere(log: LogName): Promise<void> {
    const lost = await lostOf(this.#store, this.#copy, log);
    if (lost !== null) throw new StorageFault(lost);
  }
}

/** In words, what the store lacks of the copy of a log; null: nothing. */
async function lostOf(store: Log, copy: Log, log: LogName): Promise<string | null> {
  const ours = await copy.head(log);
  if (ours === null) return null;
  const [theirs] = await store.read(log, ours.seq - 1, 1);
  if (theirs === undefined) return `${logKey(log)}: the store ends before entry ${ours.seq}, which this server has recorded`;
  if (Buffer.compare(theirs.header, ours.header) === 0) return null;
  return `${logKey(log)}: the store has another entry ${ours.seq} than this server has recorded`;
}
