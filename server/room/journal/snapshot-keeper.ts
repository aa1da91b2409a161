/**
 * Writes the snapshot of a room where one is due, off the hot path: nobody waits for a cache, and one that could not be written is only
 * slower. One at a time, however long it takes.
 */
import type { Logger } from '../../logger.ts';
import type { Ledger } from './ledger.ts';

export class SnapshotKeeper {
  readonly #ledger: Ledger;
  readonly #logger: Logger;
  #writing: Promise<void> | null = null;

  constructor(ledger: Ledger, logger: Logger) {
    this.#ledger = ledger;
    this.#logger = logger;
  }

  /** Begins one where it is due. */
  keep(): void {
    if (this.#writing !== null || !this.#ledger.snapshotDue) return;
    this.#writing = this.#ledger
      .snapshot()
      .catch((fault: unknown) => this.#logger.warn({ err: fault, opinion: this.#ledger.name.id }, 'no snapshot'))
      .finally(() => {
        this.#writing = null;
      });
  }

  /** What is being written has been. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** The one that is due is written before this ends. */
  async last(): Promise<void> {
    await this.written();
    this.keep();
    await this.written();
  }
}
