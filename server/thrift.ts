/**
 * While nobody is at a text, and nobody follows one, the engine spares memory: its heap grows in small steps, and what it had for young objects
 * it gives back. For that it collects more often, and whoever reads opinions costs up to twice the processor. So it does so only while nobody types
 * or is told (O21).
 *
 * It is a setting of V8 (tried with Node 20 and 24) that is looked at each time anew, where the heap decides how far it may grow and whether some
 * small caches are worth their memory: it holds at once, also in threads, and nothing is kept by it that would be wrong after it has changed. An
 * engine that did not know it would say so in one line on stderr, and go on as ever.
 */
import { setFlagsFromString } from 'node:v8';
import type { Clock } from './clock.ts';

const LOOKS_EVERY_MS = 1_000;

interface There {
  readonly clients: number;
  readonly followers: number;
}

export const spareMemory = (spares: boolean): void => setFlagsFromString(spares ? '--optimize-for-size' : '--no-optimize-for-size');

/** From now on, until it is stopped. */
export class Thrift {
  readonly #there: () => There;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #spare: (spares: boolean) => void;
  #spares = false;
  #cancel: () => void = () => {};

  constructor(there: () => There, clock: Pick<Clock, 'after'>, spare = spareMemory) {
    this.#there = there;
    this.#clock = clock;
    this.#spare = spare;
    this.#look();
  }

  /** Somebody is at the door, whom nobody counts yet: what is done for them is done in time. */
  readonly opens = (): void => this.#set(false);

  stop(): void {
    this.#cancel();
  }

  #look(): void {
    const { clients, followers } = this.#there();
    this.#set(clients + followers === 0);
    this.#cancel = this.#clock.after(LOOKS_EVERY_MS, () => this.#look());
  }

  #set(spares: boolean): void {
    if (spares === this.#spares) return;
    this.#spares = spares;
    this.#spare(spares);
  }
}
