/**
 * Which of our changes the log holds, counted and never guessed. A state vector proves nothing (a deletion raises no clock), so each
 * change is bound to the text message that carried it, and it is recorded when the server has acknowledged that message.
 * A lost connection makes every unacknowledged change unsent again: the next one begins with all of them (queue.ts).
 */
import type { Written } from './queue.ts';

interface Change {
  readonly at: number;
  readonly written: Written;
  /** The n-th text message of this connection, from 1; null = in none yet. */
  message: number | null;
}

export class Tally {
  #changes: Change[] = [];
  #sent = 0;

  /** A change was made here at `at` (ms). */
  made(at: number, written: Written): void {
    this.#changes.push({ at, written, message: null });
  }

  /** A text message has left that carries all changes made so far. */
  sent(): void {
    this.#sent++;
    for (const change of this.#changes) change.message ??= this.#sent;
  }

  /** The first `n` text messages of this connection are in the log. */
  recorded(n: number): void {
    this.#changes = this.#changes.filter(({ message }) => message === null || message > n);
  }

  /** The connection is gone, and with it the count of its messages. */
  cut(): void {
    this.#sent = 0;
    for (const change of this.#changes) change.message = null;
  }

  /** What no acknowledgement covers, in the order in which it was written. */
  get unrecorded(): readonly Written[] {
    return this.#changes.map(({ written }) => written);
  }

  get count(): number {
    return this.#changes.length;
  }

  /** When the oldest change that is not recorded was made, ms; null = all is recorded. */
  get oldest(): number | null {
    return this.#changes[0]?.at ?? null;
  }
}
