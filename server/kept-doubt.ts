/**
 * That a clock has moved outlives the server that saw it: the machine counts anew from each start, and nothing else would tell. By the name of
 * the machine, because each has a clock of its own. Nobody waits for the writing; where it fails, a restart forgets.
 */
import type { Keys } from './auth/keys.ts';
import type { ClockDoubt } from './clock-watch.ts';
import type { Logger } from './logger.ts';

export class KeptDoubt {
  readonly #keys: Pick<Keys, 'get' | 'put' | 'take'>;
  readonly #machine: string;
  readonly #logger: Logger;
  #written: Promise<unknown> = Promise.resolve();

  constructor(keys: Pick<Keys, 'get' | 'put' | 'take'>, machine: string, logger: Logger) {
    this.#keys = keys;
    this.#machine = machine;
    this.#logger = logger;
  }

  /** What an earlier server on this machine has doubted, and no operator has confirmed since. */
  async before(): Promise<ClockDoubt | null> {
    const byMs = await this.#keys.get('clock', this.#machine);
    return byMs === null ? null : { why: 'moved', byMs: Number(byMs) };
  }

  /** null: it was confirmed. */
  keep(doubt: ClockDoubt | null): void {
    const write = (): Promise<unknown> =>
      doubt === null ? this.#keys.take('clock', this.#machine) : this.#keys.put('clock', this.#machine, String(doubt.byMs));
    this.#written = this.#written.then(write).catch((fault: unknown) => this.#logger.warn({ err: fault }, 'a doubted clock was not noted'));
  }

  /** What there was to write is written. */
  async close(): Promise<void> {
    await this.#written;
  }
}
