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
  type Stored,
} from './log.ts';
import { compareNames, logKey } from './name.ts';
import { runStart } from './run.ts';

/** A log in memory, for tests and try-outs: nothing survives the process. */
export class MemoryLog implements Log {
  readonly #entries = new Map<string, { readonly name: LogName; readonly stored: Stored[] }>();
  readonly #snapshots = new Map<string, Kept>();
  readonly #folds: Readonly<Record<LogFold, Map<string, Kept>>> = { authors: new Map(), history: new Map() };
  readonly #summaries = new Map<string, KeptSummary>();

  async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    const known = this.#entries.get(logKey(log)) ?? { name: log, stored: [] };
    if (runStart(entries) !== known.stored.length + 1) return 'taken';
    this.#entries.set(logKey(log), known);
    known.stored.push(...entries);
    return 'ok';
  }

  release(): void {}

  async erase(log: LogName, seqs: readonly number[]): Promise<void> {
    const known = this.#entries.get(logKey(log))?.stored ?? [];
    for (const of of LOG_FOLDS) this.#folds[of].delete(logKey(log));
    for (const [i, entry] of known.entries()) if (seqs.includes(entry.seq)) known[i] = { ...entry, payload: null, salt: null };
  }

  async mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void> {
    const key = logKey(log);
    for (const cache of [this.#snapshots, this.#summaries, ...LOG_FOLDS.map((of) => this.#folds[of])]) cache.delete(key);
    const known = this.#entries.get(key)?.stored ?? [];
    for (const { seq, payload } of masked) {
      const entry = known[seq - 1];
      if (entry !== undefined && entry.payload !== null) known[seq - 1] = { ...entry, payload, salt: null };
    }
  }

  async head(log: LogName): Promise<Stored | null> {
    return this.#entries.get(logKey(log))?.stored.at(-1) ?? null;
  }

  async read(log: LogName, after: number, limit = Number.POSITIVE_INFINITY): Promise<readonly Stored[]> {
    return this.#entries.get(logKey(log))?.stored.slice(after, after + limit) ?? [];
  }

  async names(): Promise<readonly LogName[]> {
    return [...this.#entries.values()].map(({ name }) => name).sort(compareNames);
  }

  async heads(): Promise<readonly Head[]> {
    return Promise.all((await this.names()).map(async (log) => ({ log, header: (await this.head(log))?.header ?? null })));
  }

  watch(): () => void {
    return () => {};
  }

  async putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void> {
    this.#snapshots.set(logKey(log), { seq, bytes });
  }

  async getSnapshot(log: LogName): Promise<Kept | null> {
    return this.#snapshots.get(logKey(log)) ?? null;
  }

  async putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void> {
    this.#folds[of].set(logKey(log), { seq, bytes });
  }

  async getFold(log: LogName, of: LogFold): Promise<Kept | null> {
    return this.#folds[of].get(logKey(log)) ?? null;
  }

  async putSummary(log: LogName, bytes: Uint8Array): Promise<void> {
    this.#summaries.set(logKey(log), { log, bytes });
  }

  async summaries(): Promise<readonly KeptSummary[]> {
    return [...this.#summaries.values()];
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {}
}
