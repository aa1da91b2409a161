/** What express-rate-limit counts, over all nodes; where that cannot be had, on this one. Here it is counted in any case. */
import { type ClientRateLimitInfo, MemoryStore, type Options, type Store } from 'express-rate-limit';
import type { Counts } from '../../nodes/counts.ts';

export class SharedStore implements Store {
  readonly prefix: string;
  readonly #counts: Counts;
  readonly #own = new MemoryStore();
  #windowMs = 0;

  /** `prefix`: what is counted, as no other store calls it. */
  constructor(counts: Counts, prefix: string) {
    this.#counts = counts;
    this.prefix = prefix;
  }

  init(options: Options): void {
    this.#own.init(options);
    this.#windowMs = options.windowMs;
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const [own, all] = await Promise.all([this.#own.increment(key), this.#add(key, 1)]);
    return all === null || all < own.totalHits ? own : { ...own, totalHits: all };
  }

  async decrement(key: string): Promise<void> {
    await Promise.all([this.#own.decrement(key), this.#add(key, -1)]);
  }

  async resetKey(key: string): Promise<void> {
    await this.#own.resetKey(key);
  }

  shutdown(): void {
    this.#own.shutdown();
  }

  #add(key: string, by: number): Promise<number | null> {
    return this.#counts.add(`${this.prefix} ${key}`, by, this.#windowMs);
  }
}
