/** Acts of the forum that come many at once, counted each, by seat: who keeps seats has as many sessions as wished for. */
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { Clock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import { Budget } from '../../room/budget.ts';

export class BatchBudget {
  readonly #clock: Clock;
  readonly #bySeat = new Map<SeatId, Budget>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** False: that is too many for now, and none of them is counted. */
  spend(seat: SeatId, acts: number): boolean {
    const now = this.#clock.now();
    const { batchActs, batchWindowMs } = LIMITS;
    const budget = this.#bySeat.get(seat) ?? new Budget(batchActs, (batchActs / batchWindowMs) * 1_000, now);
    this.#bySeat.set(seat, budget);
    return budget.spend(acts, now);
  }
}
