/**
 * The adaptive tick. At once while the event loop keeps up: what arrives while a commit runs is the next batch. Towards saturation the gap
 * between flushes grows, to 50 ms at most from the beginning of one to that of the next, so that cost follows ticks and not keystrokes: what a
 * flush takes by itself, others come meanwhile. Short of that nobody waits for others who are not expected yet: a gap in which at most one
 * connection is heard joins nothing. It measures the machine, so it has a clock of its own and no part in what the rules call time.
 */
import { performance } from 'node:perf_hooks';
import { busyMs } from '../event-loop.ts';

const LONGEST_GAP_MS = 50;
const SAMPLE_MS = 100;
/** No gap up to this utilisation, the longest from `BUSY` on. Chosen by latency and cost together: docs/performance-trials.md. */
const FREE = 0.2;
const BUSY = 0.9;
/**
 * However seldom somebody types in a room, it waits as if one came in so many milliseconds: the loop is busy with all rooms, and where many
 * are small none of them expects anybody. A gap of twice that is never shortened, so from 0.55 on all rooms wait as long.
 */
const SELDOM_MS = 12.5;
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
  #begunAt = Number.NEGATIVE_INFINITY;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #utilisation = 0;
  /** Connections in the flushes since `#markedAt`, each once in each flush; and on average in each millisecond. */
  #heard = 0;
  #perMs = 0;

  constructor(machine: Machine = thisMachine) {
    this.#machine = machine;
    this.#busyMs = machine.busyMs();
    this.#markedAt = machine.now();
  }

  begins(): void {
    this.#begunAt = this.#machine.now();
  }

  /** The flush that began last had something new, of so many connections. */
  flushed(connections: number): void {
    this.#flushedAt = this.#begunAt;
    this.#heard += connections;
  }

  /** Milliseconds until the next flush should run; 0 unless the event loop is busy and the last flush was just now. */
  leftMs(): number {
    const now = this.#machine.now();
    if (now - this.#markedAt >= SAMPLE_MS) this.#sample(now);
    const longestMs = bounded((this.#utilisation - FREE) / (BUSY - FREE)) * LONGEST_GAP_MS;
    // the first of these would wait alone
    const joining = bounded(longestMs * Math.max(this.#perMs, 1 / SELDOM_MS) - 1);
    return Math.max(0, Math.round(this.#flushedAt + joining * longestMs - now));
  }

  #sample(now: number): void {
    const busyMs = this.#machine.busyMs();
    const passedMs = now - this.#markedAt;
    const utilisation = (busyMs - this.#busyMs) / passedMs;
    this.#perMs += WEIGHT * (this.#heard / passedMs - this.#perMs);
    this.#heard = 0;
    this.#busyMs = busyMs;
    this.#markedAt = now;
    this.#utilisation += WEIGHT * (utilisation - this.#utilisation);
  }
}

const bounded = (share: number): number => Math.min(1, Math.max(0, share));
