/**
 * How an opinion has come along: folded from its log. Acts are looked at each; text at most once a minute, because a picture over days does
 * not show more.
 */
import { evolve } from '../../../shared/opinion/evolve.ts';
import { type Progress, progressOf, sameProgress } from '../../../shared/opinion/progress.ts';
import { emptyState, type OpinionState } from '../../../shared/opinion/state.ts';
import type { Log, LogName } from '../../log/log.ts';
import type { Folded } from '../../record/read.ts';
import { KeptFolds } from './kept-folds.ts';

const TEXT_EVERY_MS = 60_000;
/** Each with the state of its opinion. */
const KEPT = 32;

interface Course {
  readonly state: OpinionState;
  readonly points: readonly Progress[];
}

export class OpinionProgress {
  readonly #folds: KeptFolds<Course>;

  constructor(log: Log) {
    this.#folds = new KeptFolds(log, { state: emptyState, points: [] }, along, KEPT);
  }

  /** Up to the entry `head`, oldest first; each point differs from the one before it. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<readonly Progress[]> {
    const { points, state } = await this.#folds.of(name, head);
    return added(points, state);
  }
}

function along({ state: before, points }: Course, { entry, kind }: Folded): Course {
  const state = evolve(before, entry);
  const isLooked = kind === 'act' || state.at - (points.at(-1)?.at ?? 0) >= TEXT_EVERY_MS;
  return { state, points: isLooked ? added(points, state) : points };
}

function added(points: readonly Progress[], state: OpinionState): readonly Progress[] {
  const now = progressOf(state);
  const last = points.at(-1);
  return now.paragraphs === 0 || (last !== undefined && sameProgress(last, now)) ? points : [...points, now];
}
