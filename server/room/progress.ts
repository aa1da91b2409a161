/**
 * How an opinion has come along: folded from its log, in pieces between which others are served, and from where it stopped the last time.
 * Acts are looked at each; text at most once a minute, because a picture over days does not show more.
 */
import { setImmediate } from 'node:timers/promises';
import { evolve } from '../../shared/opinion/evolve.ts';
import { type Progress, progressOf, sameProgress } from '../../shared/opinion/progress.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import type { Log, LogName, Stored } from '../log/log.ts';
import { readRun } from '../record/chain.ts';
import { readEntry } from '../record/read.ts';

const PIECE = 500;
const TEXT_EVERY_MS = 60_000;
/** Opinions whose picture is kept. */
const KEPT = 32;

interface Course {
  readonly state: OpinionState;
  readonly last: Stored | null;
  readonly points: readonly Progress[];
}

const BEGINNING: Course = { state: emptyState, last: null, points: [] };

export class Courses {
  readonly #log: Log;
  readonly #kept = new Map<string, Course>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Up to the entry `head`, oldest first; each point differs from the one before it. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<readonly Progress[]> {
    const key = `${name.kind}/${name.id}`;
    let course = this.#kept.get(key) ?? BEGINNING;
    while (course.state.seq < head) {
      const { seq } = course.state;
      const run = await this.#log.read(name, seq, Math.min(head - seq, PIECE));
      if (run.length === 0) break;
      course = along(name, course, run);
      await setImmediate();
    }
    this.#keep(key, course);
    return added(course.points, course.state);
  }

  #keep(key: string, course: Course): void {
    this.#kept.delete(key);
    this.#kept.set(key, course);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function along(name: LogName, { state: before, last, points: known }: Course, run: readonly Stored[]): Course {
  let state = before;
  let points = known;
  for (const { entry, kind } of readRun(name, last, run, readEntry)) {
    state = evolve(state, entry);
    if (kind === 'act' || state.at - (points.at(-1)?.at ?? 0) >= TEXT_EVERY_MS) points = added(points, state);
  }
  return { state, last: run.at(-1) ?? last, points };
}

function added(points: readonly Progress[], state: OpinionState): readonly Progress[] {
  const now = progressOf(state);
  const last = points.at(-1);
  return now.paragraphs === 0 || (last !== undefined && sameProgress(last, now)) ? points : [...points, now];
}
