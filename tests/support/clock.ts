/** A clock that a test drives: nothing happens until `advance`, and then in the order in which it was due. */
import type { Clock } from '../../server/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on by `ms`, running each job at its own moment, also those that jobs ask for on the way. */
  advance(ms: number): void;
  /** Moves time on as for a machine that was asleep: what was due meanwhile runs late and once, after it. */
  sleep(ms: number): void;
  /** Sets the clock, as an operator or a time server does: no time passes by it. */
  step(ms: number): void;
  /** Jobs that wait for their moment: a test that ends with some left has leaked a timer. */
  waiting(): number;
}

export function manualClock(start = Date.UTC(2026, 0, 5, 9)): ManualClock {
  interface Job {
    readonly due: number;
    readonly run: () => void;
  }
  /** What nobody sets, and by how much the clock is ahead of it. Jobs wait by the former. */
  let passed = 0;
  let ahead = start;
  const jobs = new Set<Job>();

  const nextBy = (end: number): Job | null => {
    let first: Job | null = null;
    for (const job of jobs) if (job.due <= end && (first === null || job.due < first.due)) first = job;
    return first;
  };

  return {
    now: () => ahead + passed,
    monotonic: () => passed,
    after(ms, run) {
      const job = { due: passed + ms, run };
      jobs.add(job);
      return () => void jobs.delete(job);
    },
    advance(ms) {
      const end = passed + ms;
      for (let job = nextBy(end); job !== null; job = nextBy(end)) {
        jobs.delete(job);
        passed = Math.max(passed, job.due);
        job.run();
      }
      passed = end;
    },
    step(ms) {
      ahead += ms;
    },
    sleep(ms) {
      passed += ms;
      const late = [...jobs].filter(({ due }) => due <= passed).sort((a, b) => a.due - b.due);
      for (const job of late) if (jobs.delete(job)) job.run();
    },
    waiting: () => jobs.size,
  };
}

export interface MovedClock extends Clock {
  /** Moves time on: what falls due meanwhile is done at once, in its order, as after days in which nothing else happened. */
  skip(ms: number): void;
}

/** Time that runs by itself, and that a test moves on by days. */
export function movedClock(): MovedClock {
  interface Job {
    readonly due: number;
    readonly run: () => void;
    timer: NodeJS.Timeout;
  }
  let ahead = 0;
  const jobs = new Set<Job>();
  const now = (): number => Date.now() + ahead;
  const start = (ms: number, job: () => void): NodeJS.Timeout => setTimeout(job, Math.max(0, ms)).unref();

  return {
    now,
    monotonic: now,
    after(ms, run) {
      const done = (): void => {
        jobs.delete(job);
        run();
      };
      const job: Job = { due: now() + ms, run: done, timer: start(ms, done) };
      jobs.add(job);
      return () => {
        clearTimeout(job.timer);
        jobs.delete(job);
      };
    },
    skip(ms) {
      ahead += ms;
      for (const job of [...jobs].sort((one, other) => one.due - other.due)) {
        clearTimeout(job.timer);
        job.timer = start(job.due - now(), job.run);
      }
    },
  };
}
