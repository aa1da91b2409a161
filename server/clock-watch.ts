/**
 * Is the clock of this node to be believed? Minimum times, deadlines and dates are judged by it. Where it stands before what is recorded, or
 * has moved against the time that the machine counts, somebody has set it, or the machine stood still: nobody here can tell which time is the
 * right one. That is for the operator to say; until then nothing is done because time has passed (SPEC 9.6, 9.7).
 *
 * It is the clock by which the server goes: while the machine's is doubted, the time that was believed last goes on as the machine counts
 * (SPEC 9.8). An entry with a wrong time would take that time from every deadline of its log, for good.
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

/** What is known when a server starts. */
export interface Before {
  /** What was doubted here when the server ended. */
  readonly doubt: ClockDoubt | null;
  /** Time of the newest entry of all logs, ms UTC; 0 where there is none. */
  readonly newestAt: number;
}

const NOTHING: Before = { doubt: null, newestAt: 0 };

export class ClockWatch implements Clock {
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** How far the clock was ahead of the machine's time when it was believed last. */
  #ahead: number;
  /** Time of the latest entry that is known, and of the latest that was there when the operator confirmed the clock, ms UTC. */
  #latestAt: number;
  #excusedAt = 0;
  #doubt: ClockDoubt | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #keep: Keep;

  /** `keep` hears of each doubt that only this server knows, and null when it is over. */
  constructor(clock: Clock, logger: Logger, { doubt, newestAt }: Before = NOTHING, keep: Keep = () => undefined) {
    this.#clock = clock;
    this.#logger = logger;
    this.#latestAt = newestAt;
    // a clock that was doubted before is worth no more now: time has come as far as the newest entry, for all that is known
    const from = doubt === null || newestAt === 0 ? clock.now() : Math.min(clock.now(), newestAt);
    this.#ahead = from - clock.monotonic();
    this.#keep = keep;
    this.#doubt = doubt;
    if (doubt !== null) this.#tell(doubt);
  }

  now(): number {
    const now = this.#clock.now();
    return this.#doubtAt(now) === null ? now : Math.floor(this.#clock.monotonic() + this.#ahead);
  }

  monotonic(): number {
    return this.#clock.monotonic();
  }

  after(ms: number, job: () => void): () => void {
    return this.#clock.after(ms, job);
  }

  /** Null: it is to be believed. `lastAt`: time of the last entry of a log, ms UTC. */
  doubt(lastAt = 0): ClockDoubt | null {
    this.#latestAt = Math.max(this.#latestAt, lastAt);
    return this.#doubtAt(this.#clock.now());
  }

  /** The operator says that the clock is right as it stands; in words what it came to. */
  confirm(): string {
    const doubt = this.doubt();
    this.#doubt = null;
    this.#keep(null);
    this.#ahead = this.#clock.now() - this.#clock.monotonic();
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

  #doubtAt(now: number): ClockDoubt | null {
    this.#doubt ??= this.#look(now);
    return this.#doubt;
  }

  #look(now: number): ClockDoubt | null {
    const behind = this.#latestAt > this.#excusedAt ? this.#latestAt - now : 0;
    const moved = now - this.#clock.monotonic() - this.#ahead;
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
}

export function wordsOf({ why, byMs }: ClockDoubt): string {
  const seconds = Math.round(Math.abs(byMs) / 1_000);
  const what =
    why === 'behind'
      ? `the clock stands ${seconds} s before the last entry of a log`
      : `the clock went ${seconds} s ${byMs > 0 ? 'ahead of' : 'behind'} the time that this machine counts`;
  return what;
}
