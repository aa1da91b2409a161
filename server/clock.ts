/** The only reader of time in the server. Tests drive their own (tests/support/clock.ts). */
export interface Clock {
  /** Milliseconds since 1970, UTC: a claim, orders nothing. */
  now(): number;
  /** Milliseconds since some moment, by a clock that nobody sets. */
  monotonic(): number;
  /**
   * Runs `job` once after `ms` milliseconds unless the returned function is called first; never keeps the process alive. After 0 it runs at
   * the end of this turn of the loop: what has come to sockets by now is heard before.
   */
  after(ms: number, job: () => void): () => void;
}

/** A timer holds 2^31 ms at most; whoever waits longer looks again then. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, job) {
    if (ms === 0) {
      const turn = setImmediate(job);
      turn.unref();
      return () => clearImmediate(turn);
    }
    const timer = setTimeout(job, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
