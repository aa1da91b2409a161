/**
 * How much of the thread of the past one asker has (SPEC.md H11): a second at once, and an eighth of it from then on. One of its questions
 * is answered at a time, and whoever has had more waits before its next, however idle all else is: an answer takes the main thread too. So does
 * a refusal.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { Clock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import { Budget } from '../budget.ts';
import { HistoryBusy } from './growth.ts';

/** Of whoever asked last. Whoever is forgotten begins anew. */
const REMEMBERED = 1_000;

export class OwnShare {
  readonly #clock: Pick<Clock, 'monotonic' | 'after'>;
  /** What each asked last, until it is answered. */
  readonly #last = new Map<string | null, Promise<void>>();
  #answeredAt = Number.NEGATIVE_INFINITY;
  readonly #by = new LatestMap<string | null, Budget>(REMEMBERED);
  readonly #refused = new LatestMap<string, Budget>(REMEMBERED);

  constructor(clock: Pick<Clock, 'monotonic' | 'after'>) {
    this.#clock = clock;
  }

  /** Does the work when all that this asker wanted before is done and paid. Waits for debts no longer than a page waits for an answer. */
  async turn<Found>(by: string | null, work: () => Promise<Found>): Promise<Found> {
    const until = this.#clock.monotonic() + LIMITS.historyWaitMs;
    const before = this.#last.get(by);
    const found = (async () => {
      await before;
      await this.#passes(Math.min(this.#owes(by, 0), until - this.#clock.monotonic()));
      return work();
    })();
    const last = found.then(
      () => {},
      () => {},
    );
    this.#last.set(by, last);
    try {
      return await found;
    } finally {
      if (this.#last.get(by) === last) this.#last.delete(by);
    }
  }

  /** Charges the thread's time for an answer to whoever asked; undefined: nobody. It answers in order, so what came before took none of this time. */
  async taken<Found>(by: string | null | undefined, ask: () => Promise<Found>): Promise<Found> {
    const asked = this.#clock.monotonic();
    try {
      return await ask();
    } finally {
      const now = this.#clock.monotonic();
      if (by !== undefined) this.#owes(by, now - Math.max(asked, this.#answeredAt));
      this.#answeredAt = now;
    }
  }

  /** Throws HistoryBusy; of one seat not often, as whoever asks on at once would have the main thread. Those without a seat are many. */
  async refuse(by: string | null): Promise<never> {
    if (by !== null) await this.#passes(this.#unrefused(by));
    throw new HistoryBusy('enough questions about the past wait');
  }

  /** Milliseconds until it may be refused once more. */
  #unrefused(by: string): number {
    const now = this.#clock.monotonic();
    const { historyRefusedPerSecond: perSecond, historyRefusedWaitMs: mostMs } = LIMITS;
    const budget = this.#refused.get(by) ?? new Budget(1, perSecond, now);
    this.#refused.set(by, budget);
    return budget.owe(1, now, mostMs);
  }

  async #passes(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => void this.#clock.after(ms, resolve));
  }

  /** Milliseconds until that is paid, too. */
  #owes(by: string | null, ms: number): number {
    const now = this.#clock.monotonic();
    const budget = this.#by.get(by) ?? new Budget(LIMITS.historyBurstMs, LIMITS.historyMsPerSecond, now);
    this.#by.set(by, budget);
    return budget.owe(ms, now, LIMITS.historyWaitMs);
  }
}
