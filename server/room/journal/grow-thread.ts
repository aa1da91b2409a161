/**
 * The way into the thread that makes snapshots: to build a document of 300 paragraphs and 50,000 edits, twice, takes longer than anybody who
 * types may wait. None before the first is due, and none any more when there was nothing to do for a while: it has a document in memory.
 */
import { LIMITS } from '../../limits.ts';
import type { Grow, Growth } from '../../text/grown.ts';
import type { TextState } from '../../text/snapshot.ts';
import { Thread, workerBeside } from '../../thread.ts';

/** Rather started again now and then than kept for nothing. */
const IDLE_MS = 30_000;

export class GrowThread {
  readonly #thread = new Thread<Growth, TextState | null>(
    () => workerBeside(import.meta.url, 'grow-worker', { resourceLimits: { maxOldGenerationSizeMb: LIMITS.growThreadMiB } }),
    (cause) => new Error('the thread that makes snapshots ended', { cause }),
  );
  readonly #idle = setTimeout(() => void this.#thread.rest(), IDLE_MS).unref();

  readonly grow: Grow = async (growth) => {
    try {
      return await this.#thread.ask(growth);
    } finally {
      if (this.#thread.waiting === 0) this.#idle.refresh();
    }
  };

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#thread.end();
  }
}
