/**
 * A clock for what is played back: it stands still until it is moved, and then what has come due runs once, as after a long sleep.
 * Calls have a minimum time, so a history cannot be made in the present.
 */
import type { Clock } from '../clock.ts';

export class PastClock implements Clock {
  readonly #jobs = new Map<object, { readonly due: number; readonly run: () => void }>();
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, job: () => void): () => void {
    const key = {};
    this.#jobs.set(key, { due: this.#now + ms, run: job });
    return () => void this.#jobs.delete(key);
  }

  /** Never back. */
  moveTo(at: number): void {
    this.#now = Math.max(this.#now, at);
    for (const [key, { due, run }] of [...this.#jobs]) {
      if (due > this.#now || !this.#jobs.delete(key)) continue;
      run();
    }
  }
}
