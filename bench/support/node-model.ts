/**
 * One node in figures: how long its loop needs for what comes, with the constants that the other benches measured, and with the product's own
 * pace (server/room/pace.ts). Nothing runs here but the arithmetic, so ten minutes of a node take a second.
 */
import { Pace } from '../../server/room/pace.ts';
import type { Rng } from '../../tests/support/rng.ts';

/**
 * Processor time of the loop, in microseconds; where each was measured stands in docs/scale.md. The write and the flush were not measured by
 * themselves: they are chosen so that 10 who type and 100 who hear cost what they cost, and everything else is a check.
 */
export const COST = {
  /** One update: inspected, applied, hashed, sealed (`bench:submit`, 60 paragraphs). */
  updateUs: 54,
  /** One write to one socket: nearly all of it is the system's. */
  writeUs: 20,
  /** One more update in the same write. */
  moreUs: 0.5,
  /** One flush besides: its entry, its commit, its acknowledgements. */
  flushUs: 200,
  /** One caret brought to one who sees it (`bench:fanout`, presence). */
  caretUs: 2.87,
  /** One follower told of one change of the page (`bench:followers`). */
  followerUs: 21,
} as const;

/** From handing an entry to the store until it is durable, milliseconds: what `bench:append` gives for SQLite, and for a Redis near by. */
const COMMIT_MS = 0.5;
/** However many carets move, one message in so many milliseconds (server/room/telling/audience.ts). */
const CARETS_MS = 50;
/** A follower's page is told once a second at most (server/limits.ts, followMs). */
const FOLLOW_MS = 1_000;

interface Opinion {
  readonly updatesPerSecond: number;
  /** Connections that hear of each. */
  readonly told: number;
  /** Do carets move with the words? */
  readonly carets: boolean;
  readonly followers: number;
}

export interface Load {
  readonly opinions: readonly Opinion[];
  readonly seconds: number;
}

export interface Told {
  /** From the update's coming until it is written to the last who is told, milliseconds; each counts as often as there are who hear it. */
  readonly waits: readonly number[];
  /** Of the loop, 0 to 1. */
  readonly busy: number;
  readonly updates: number;
  readonly flushes: number;
}

interface Job {
  readonly at: number;
  readonly run: () => number;
}

/** Plays the load through one loop: jobs run one after another, each when it is due or the loop is free. */
export function play({ opinions, seconds }: Load, rng: Rng): Told {
  const end = seconds * 1_000;
  let now = 0;
  let busyMs = 0;
  const machine = { now: () => now, busyMs: () => busyMs };
  const waits: number[] = [];
  const jobs: Job[] = [];
  let updates = 0;
  let flushes = 0;
  const after = (ms: number, run: Job['run']): void => {
    const job = { at: now + ms, run };
    const place = jobs.findLastIndex(({ at }) => at <= job.at) + 1;
    jobs.splice(place, 0, job);
  };
  const soon = (perSecond: number): number => (-Math.log(1 - rng.next()) * 1_000) / perSecond;
  for (const { updatesPerSecond, told, carets, followers } of opinions) {
    let caretsAt = Number.NEGATIVE_INFINITY;
    const pace = new Pace(machine);
    let waiting: number[] = [];
    let flushing = false;
    const flush = (): number => {
      const left = pace.leftMs();
      if (left > 0) return again(left);
      pace.begins();
      const batch = waiting;
      waiting = [];
      flushes += 1;
      const preparedUs = COST.flushUs + batch.length * COST.updateUs;
      after(preparedUs / 1_000 + COMMIT_MS, () => {
        const toldUs = told * (COST.writeUs + (batch.length - 1) * COST.moreUs);
        for (const at of batch) waits.push(now + toldUs / 1_000 - at);
        // in a batch nearly all are of different people
        pace.flushed(batch.length);
        flushing = waiting.length > 0;
        if (flushing) after(toldUs / 1_000, flush);
        return toldUs;
      });
      return preparedUs;
    };
    const again = (ms: number): number => {
      after(ms, flush);
      return 0;
    };
    const come = (): number => {
      updates += 1;
      waiting.push(now);
      if (!flushing) after(0, flush);
      flushing = true;
      if (carets && now - caretsAt >= CARETS_MS) {
        caretsAt = now;
        after(CARETS_MS, () => told * COST.caretUs);
      }
      after(soon(updatesPerSecond), come);
      return 0;
    };
    if (updatesPerSecond > 0) after(soon(updatesPerSecond), come);
    const follow = (): number => {
      after(FOLLOW_MS, follow);
      return followers * COST.followerUs;
    };
    if (followers > 0) after(rng.next() * FOLLOW_MS, follow);
  }
  for (let job = jobs.shift(); job !== undefined && job.at < end; job = jobs.shift()) {
    now = Math.max(now, job.at);
    const spentMs = job.run() / 1_000;
    busyMs += spentMs;
    now += spentMs;
  }
  return { waits, busy: busyMs / Math.max(now, end), updates, flushes };
}
