/**
 * How much of the thread of the past one asker has (SPEC.md H11): two seconds at once, and an eighth of it from then on. Whoever has had more
 * waits before its next question, however idle all else is: an answer takes the main thread too. So does a refusal.
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
  readonly #by = new LatestMap<string | null, Budget>(REMEMBERED);
  readonly #refused = new LatestMap<string, Budget>(REMEMBERED);

  constructor(clock: Pick<Clock, 'monotonic' | 'after'>) {
    this.#clock = clock;
  }

  /** Resolves when what was had is paid. */
  async turn(by: string | null): Promise<void> {
    await this.#passes(this.#owed(by, 0));
  }

  /** Throws HistoryBusy; of one seat not often, as whoever asks on at once would have the main thread. Those without a seat are many. */
  async refuse(by: string | null): Promise<never> {
    if (by !== null) await this.#passes(this.#unrefused(by));
    throw new HistoryBusy('enough questions about the past wait');
  }

  /** Takes the time of it. */
  async taken<Found>(by: string | null, work: () => Promise<Found>): Promise<Found> {
    const begun = this.#clock.monotonic();
    try {
      return await work();
    } finally {
      this.#owed(by, this.#clock.monotonic() - begun);
    }
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

  #owed(by: string | null, ms: number): number {
    const now = this.#clock.monotonic();
    const budget = this.#by.get(by) ?? new Budget(LIMITS.historyBurstMs, LIMITS.historyMsPerSecond, now);
    this.#by.set(by, budget);
    return budget.owe(ms, now, LIMITS.historyWaitMs);
  }
}
