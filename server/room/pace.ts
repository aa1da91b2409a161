/**
 * The adaptive tick. Idle: at once. Busy: the running commit is the batch, and the rest between flushes grows with measured
 * utilisation of the event loop, to 40 ms at most, so that cost follows ticks and not keystrokes. It measures the machine,
 * so it has a timer of its own and no part in what the rules call time.
 */
import { type EventLoopUtilization, performance } from 'node:perf_hooks';

const LONGEST_REST_MS = 40;
const SAMPLE_MS = 200;
/** No rest below this utilisation; the longest at 1. */
const FREE = 0.5;

export class Pace {
  #mark: EventLoopUtilization = performance.eventLoopUtilization();
  #markedAt = performance.now();
  #restMs = 0;

  /** Resolves when the next flush may run; at once unless the event loop is busy. */
  async rest(): Promise<void> {
    const now = performance.now();
    if (now - this.#markedAt >= SAMPLE_MS) {
      const { utilization } = performance.eventLoopUtilization(this.#mark);
      this.#mark = performance.eventLoopUtilization();
      this.#markedAt = now;
      this.#restMs = Math.round(Math.max(0, (utilization - FREE) / (1 - FREE)) * LONGEST_REST_MS);
    }
    const restMs = this.#restMs;
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
