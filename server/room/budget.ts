/** A token bucket: `burst` at once, then `perSecond`. Time comes in, so that a test can drive it. */
export class Budget {
  readonly #burst: number;
  readonly #perSecond: number;
  #left: number;
  #at: number;

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#at = now;
  }

  /** Spends `cost` if there is enough; false (and nothing spent) otherwise. */
  spend(cost: number, now: number): boolean {
    this.#refill(now);
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }

  /** Spends `cost` in any case, and owes for no longer than `mostMs`; milliseconds until the debt is paid. */
  owe(cost: number, now: number, mostMs = Number.POSITIVE_INFINITY): number {
    this.#refill(now);
    this.#left = Math.max(this.#left - cost, (-this.#perSecond * mostMs) / 1000);
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000);
  }

  #refill(now: number): void {
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
  }
}
