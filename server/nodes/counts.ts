/**
 * How often somebody did something, over all nodes. Only what guards against guessing and flooding is counted so: an act would wait for one
 * more write of the disk. Where Redis does not answer each node counts by itself, and does not ask again at once.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { StorageFault } from '../log/log.ts';
import type { RedisLine } from '../log/redis-session.ts';
import type { Logger } from '../logger.ts';

export interface Counts {
  /** Adds to what was counted under this key, and what that comes to; null: nobody can say. It is forgotten so long after it began. */
  add(key: string, by: number, windowMs: number): Promise<number | null>;
  close(): Promise<void>;
}

const PREFIX = 'nemcon:count';

export class RedisCounts implements Counts {
  readonly #line: RedisLine;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #silentUntil = Number.NEGATIVE_INFINITY;

  constructor(line: RedisLine, clock: Clock, logger: Logger) {
    this.#line = line;
    this.#clock = clock;
    this.#logger = logger;
  }

  async add(key: string, by: number, windowMs: number): Promise<number | null> {
    if (this.#clock.monotonic() < this.#silentUntil) return null;
    // it may hold an address
    const name = `${PREFIX}:${createHash('sha256').update(key).digest('base64url')}`;
    try {
      const [count] = await this.#line.work((session) =>
        Promise.all([session.call('INCRBY', name, String(by)), session.call('PEXPIRE', name, String(windowMs), 'NX')]),
      );
      return Number(count);
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      this.#logger.warn({ fault: fault.message }, 'counts are those of this node alone');
      this.#silentUntil = this.#clock.monotonic() + LIMITS.countsPauseMs;
      return null;
    }
  }

  close(): Promise<void> {
    return this.#line.close();
  }
}
