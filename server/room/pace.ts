/**
 * The adaptive tick. At once while the event loop keeps up: what arrives while a commit runs is the next batch. Towards saturation the gap
 * between flushes grows, to 40 ms at most, so that cost follows ticks and not keystrokes. It measures the machine, so it has a clock of
 * its own and no part in what the rules call time.
 */
import { performance } from 'node:perf_hooks';
import { busyMs } from '../event-loop.ts';

const LONGEST_GAP_MS = 40;
const SAMPLE_MS = 100;
/** No gap up to this utilisation, the longest from `BUSY` on. Chosen by latency and cost together: docs/performance.md. */
const FREE = 0.2;
const BUSY = 0.9;
/** How much of a new sample counts: one busy moment is no busy meeting. */
const WEIGHT = 0.3;

export interface Machine {
  /** Milliseconds. */
  now(): number;
  /** Since some moment in the past. */
  busyMs(): number;
}

const thisMachine: Machine = { now: () => performance.now(), busyMs };

export class Pace {
  readonly #machine: Machine;
  #busyMs: number;
  #markedAt: number;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #utilisation = 0;

  constructor(machine: Machine = thisMachine) {
    this.#machine = machine;
    this.#busyMs = machine.busyMs();
    this.#markedAt = machine.now();
  }

  /** A flush has ended. */
  flushed(): void {
    this.#flushedAt = this.#machine.now();
  }

  /** Milliseconds until the next flush should run; 0 unless the event loop is busy and the last flush was just now. */
  leftMs(): number {
    const now = this.#machine.now();
    if (now - this.#markedAt >= SAMPLE_MS) this.#sample(now);
    const share = Math.min(1, Math.max(0, (this.#utilisation - FREE) / (BUSY - FREE)));
    return Math.max(0, Math.round(this.#flushedAt + share * LONGEST_GAP_MS - now));
  }

  #sample(now: number): void {
    const busyMs = this.#machine.busyMs();
    const utilisation = (busyMs - this.#busyMs) / (now - this.#markedAt);
    this.#busyMs = busyMs;
    this.#markedAt = now;
    this.#utilisation += WEIGHT * (utilisation - this.#utilisation);
  }
}
