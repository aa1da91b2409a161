/** The only reader of time in the browser. Tests drive their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `job` once after `ms` milliseconds unless the returned function is called first. */
  after(ms: number, job: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, job) {
    const timer = setTimeout(job, ms);
    return () => clearTimeout(timer);
  },
};
