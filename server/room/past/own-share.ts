/**
 * How much of the thread of the past one asker has (SPEC.md H11): a second at once, and an eighth of it from then on. One of its questions
 * is answered at a time, the last one first, with a rest before the next, and whoever has had more waits longer, however idle all else is: an
 * answer takes the main thread too. So does a refusal.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { Clock } from '../../clock.ts';
import { asideFromHere } from '../../event-loop.ts';
import { LIMITS } from '../../limits.ts';
import { Budget } from '../budget.ts';
import { HistoryBusy } from './growth.ts';

/** Whoever turns pages looks at the last, and has left those before. But a seat may have several people. */
const FIRST_AFTER_MS = 5_000;
/** Between two answers of one seat: as long as the first took, and no longer. Else a second at once fills a processor, for whoever types too. */
const LONGEST_REST_MS = 100;
/** Of whoever asked last. Whoever is forgotten begins anew. */
const REMEMBERED = 1_000;

interface Asked {
  readonly at: number;
  readonly answer: () => Promise<void>;
}

export class OwnShare {
  readonly #clock: Pick<Clock, 'monotonic' | 'after'>;
  /** What each has asked and waits for, in that order; none while nothing of it is answered. */
  readonly #lines = new Map<string | null, Asked[]>();
  #answeredAt = Number.NEGATIVE_INFINITY;
  readonly #by = new LatestMap<string | null, Budget>(REMEMBERED);
  readonly #refused = new LatestMap<string, Budget>(REMEMBERED);

  constructor(clock: Pick<Clock, 'monotonic' | 'after'>) {
    this.#clock = clock;
  }

  /** Does the work when this asker's turn for it has come, and what it had before is paid. Waits for debts no longer than a page waits for an answer. */
  turn<Found>(by: string | null, work: () => Promise<Found>): Promise<Found> {
    return new Promise((resolve, reject) => {
      const asked = { at: this.#clock.monotonic(), answer: () => work().then(resolve, reject) };
      const line = this.#lines.get(by);
      if (line !== undefined) line.push(asked);
      else void this.#answerAll(by, [asked]);
    });
  }

  async #answerAll(by: string | null, line: Asked[]): Promise<void> {
    this.#lines.set(by, line);
    let restMs = 0;
    for (let [first] = line; first !== undefined; [first] = line) {
      const waited = (): number => this.#clock.monotonic() - first.at;
      await this.#passes(Math.min(Math.max(this.#owes(by, 0), restMs), LIMITS.historyWaitMs - waited()));
      const next = by === null || waited() >= FIRST_AFTER_MS ? line.shift() : line.pop();
      const begun = this.#clock.monotonic();
      await next?.answer();
      if (by !== null) restMs = Math.min(this.#clock.monotonic() - begun, LONGEST_REST_MS);
    }
    this.#lines.delete(by);
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
      asideFromHere();
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
