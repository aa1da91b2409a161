/**
 * While nobody is at a text, and nobody follows one, the engine spares memory: its heap grows in small steps, and what it had for young objects
 * it gives back. For that it collects more often, and whoever reads opinions costs a third more of the processor. So it does so only while nobody
 * types or is told (O21).
 *
 * Young objects have a mebibyte meanwhile. Where they had 16, a collection of them took up to ten milliseconds, and V8 began a whole one by so
 * much earlier: in the first page, the first Word file and the first event after a start. In turn the old ones may double before a whole
 * collection, which takes no more memory than the young ones gave back.
 *
 * These are settings of V8 (tried with Node 20 and 24) that are looked at each time anew, where the heap decides how far it may grow and whether
 * some small caches are worth their memory: they hold at once, also in threads. An engine that did not know one would say so in one line on
 * stderr, and go on as ever. One thing the engine does for good: a thread that starts meanwhile has a mebibyte for its life, and one that makes
 * much garbage would collect for each of it. So nothing is spared while such a thread starts.
 */
import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import type { Clock } from './clock.ts';

const LOOKS_EVERY_MS = 1_000;

interface There {
  readonly clients: number;
  readonly followers: number;
}

let isWanted = false;
/** Threads of which the heap may not be there yet. */
let starting = 0;

export function spareMemory(spares: boolean): void {
  isWanted = spares;
  tellEngine();
}

/** Not spared until it runs. */
export function startInFull(start: () => Worker): Worker {
  starting += 1;
  tellEngine();
  let hasStarted = false;
  const goOn = (): void => {
    if (hasStarted) return;
    hasStarted = true;
    starting -= 1;
    tellEngine();
  };
  try {
    return start().once('online', goOn).once('exit', goOn);
  } catch (fault) {
    goOn();
    throw fault;
  }
}

/** Again where a thread has begun: each heap that is made sets the growth of the young generation back, for all of them. */
export function tellEngine(): void {
  const spares = isWanted && starting === 0;
  setFlagsFromString(
    spares
      ? '--optimize-for-size --heap-growing-percent=100 --semi-space-growth-factor=1'
      : '--no-optimize-for-size --heap-growing-percent=0 --semi-space-growth-factor=2',
  );
  // 0: as the heap itself was told; sparing sets it for all that are made
  if (!spares) setFlagsFromString('--max-semi-space-size=0');
}

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
