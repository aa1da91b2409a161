/** Sends what is kept on the device, one after the other, until there is none or no answer comes; then again after a pause that grows (SPEC N5). */
import type { Clock } from '../lib/clock.ts';

/** Between attempts; again at once when the page is live. */
const LONGEST_PAUSE_MS = 30_000;

interface Kept<One> {
  readonly clock: Clock;
  /** What waits longest. */
  readonly next: () => One | undefined;
  /** False = no answer that says what happened. */
  readonly send: (one: One) => Promise<boolean>;
}

export class Resend<One> {
  readonly #kept: Kept<One>;
  #sending: Promise<void> | null = null;
  #failures = 0;
  #closed = false;
  #stopWaiting: (() => void) | null = null;

  constructor(kept: Kept<One>) {
    this.#kept = kept;
  }

  sendKept(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  tryLater(): void {
    this.#stopWaiting?.();
    if (this.#closed) return;
    const pause = Math.min(1000 * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures++;
    this.#stopWaiting = this.#kept.clock.after(pause, () => void this.sendKept());
  }

  /** Whoever comes to this page next sends nothing of it. */
  close(): void {
    this.#closed = true;
    this.#stopWaiting?.();
  }

  async #sendAll(): Promise<void> {
    this.#stopWaiting?.();
    for (let next = this.#kept.next(); next !== undefined && !this.#closed; next = this.#kept.next()) {
      if (!(await this.#kept.send(next))) return this.tryLater();
      this.#failures = 0;
    }
  }
}
