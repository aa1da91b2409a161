/**
 * Is the clock of this node to be believed? Minimum times, deadlines and dates are judged by it. Where it stands before what is recorded, or
 * has moved against the time that the machine counts, somebody has set it, or the machine stood still: nobody here can tell which time is the
 * right one. That is for the operator to say; until then nothing is done because time has passed (SPEC 9.6, 9.7).
 */
import type { Clock } from './clock.ts';
import { LIMITS } from './limits.ts';
import type { Logger } from './logger.ts';

export interface ClockDoubt {
  /** `behind` the last entry of a log · `moved` against the time that the machine counts. */
  readonly why: 'behind' | 'moved';
  readonly byMs: number;
}

type Keep = (doubt: ClockDoubt | null) => void;

export class ClockWatch {
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** How far the clock was ahead of the machine's time when it was believed last. */
  #ahead: number;
  /** Time of the latest entry that was looked at, and of the latest that was there when the operator confirmed the clock, ms UTC. */
  #latestAt = 0;
  #excusedAt = 0;
  #doubt: ClockDoubt | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #keep: Keep;

  /** `before`: what was doubted here when the server ended; `keep` hears of each doubt that only this server knows, and null when it is over. */
  constructor(clock: Clock, logger: Logger, before: ClockDoubt | null = null, keep: Keep = () => undefined) {
    this.#clock = clock;
    this.#logger = logger;
    this.#ahead = this.#aheadNow();
    this.#keep = keep;
    this.#doubt = before;
    if (before !== null) this.#tell(before);
  }

  /** Null: it is to be believed. `lastAt`: time of the last entry of the log that is judged by it, ms UTC. */
  doubt(lastAt = 0): ClockDoubt | null {
    this.#latestAt = Math.max(this.#latestAt, lastAt);
    this.#doubt ??= this.#look(lastAt);
    return this.#doubt;
  }

  /** The operator says that the clock is right as it stands; in words what it came to. */
  confirm(): string {
    const doubt = this.doubt();
    this.#doubt = null;
    this.#keep(null);
    this.#ahead = this.#aheadNow();
    this.#excusedAt = this.#latestAt;
    for (const listener of this.#listeners) listener();
    this.#logger.warn({ doubt }, 'the operator has confirmed the clock');
    const now = new Date(this.#clock.now()).toISOString();
    return doubt === null ? `the clock was not in doubt; it is ${now}` : `confirmed: it is ${now} (${wordsOf(doubt)})`;
  }

  /** Calls back when the operator has confirmed the clock, until the returned function is called. */
  onConfirmed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #look(lastAt: number): ClockDoubt | null {
    const behind = lastAt > this.#excusedAt ? lastAt - this.#clock.now() : 0;
    const moved = this.#aheadNow() - this.#ahead;
    const doubt: ClockDoubt | null =
      behind > LIMITS.clockDoubtMs
        ? { why: 'behind', byMs: behind }
        : Math.abs(moved) > LIMITS.clockDoubtMs
          ? { why: 'moved', byMs: moved }
          : null;
    if (doubt === null) return null;
    this.#tell(doubt);
    // where it stands before the log, the log tells whoever comes next
    if (doubt.why === 'moved') this.#keep(doubt);
    return doubt;
  }

  #tell(doubt: ClockDoubt): void {
    this.#logger.error({ doubt }, `${wordsOf(doubt)}: to be set right, and confirmed (confirm-clock)`);
  }

  #aheadNow(): number {
    return this.#clock.now() - this.#clock.monotonic();
  }
}

export function wordsOf({ why, byMs }: ClockDoubt): string {
  const seconds = Math.round(Math.abs(byMs) / 1_000);
  const what =
    why === 'behind'
      ? `the clock stands ${seconds} s before the last entry of a log`
      : `the clock went ${seconds} s ${byMs > 0 ? 'ahead of' : 'behind'} the time that this machine counts`;
  return what;
}
