/**
 * Writes the snapshot of a room where one is due, off the hot path: nobody waits for a cache, and one that could not be written is only
 * slower. One at a time, however long it takes.
 */
import { performance } from 'node:perf_hooks';
import type { Logger } from '../../logger.ts';
import type { Ledger } from './ledger.ts';

export interface Due {
  /** Entries after the last one. Whoever joins first after a restart waits for their folding. */
  readonly from: number;
  /** Unless the last one was begun less than so long ago: to make one takes both cores for some hundredths of a second. */
  readonly restMs: number;
  /** From so many on also then. */
  readonly always: number;
}
export const DUE: Due = { from: 250, restMs: 10_000, always: 750 };

type Snapshots = Pick<Ledger, 'name' | 'sinceSnapshot' | 'snapshot'>;

export class SnapshotKeeper {
  readonly #ledger: Snapshots;
  readonly #logger: Logger;
  readonly #due: Due;
  readonly #now: () => number;
  #begunAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | null = null;

  constructor(ledger: Snapshots, logger: Logger, due = DUE, now = () => performance.now()) {
    this.#ledger = ledger;
    this.#logger = logger;
    this.#due = due;
    this.#now = now;
  }

  /** Begins one where it is due. */
  keep(): void {
    const { restMs, always } = this.#due;
    if (this.#ledger.sinceSnapshot >= always || this.#now() - this.#begunAt >= restMs) this.#begin();
  }

  /** What is being written has been. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** The one that is due is written before this ends. */
  async last(): Promise<void> {
    await this.written();
    this.#begin();
    await this.written();
  }

  #begin(): void {
    if (this.#writing !== null || this.#ledger.sinceSnapshot < this.#due.from) return;
    this.#begunAt = this.#now();
    this.#writing = this.#ledger
      .snapshot()
      .catch((fault: unknown) => this.#logger.warn({ err: fault, opinion: this.#ledger.name.id }, 'no snapshot'))
      .finally(() => {
        this.#writing = null;
      });
  }
}
