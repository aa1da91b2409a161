/** From stop to stop (SPEC.md H12): through the record, or through a time of it, such as a sitting. */
import { isDecision } from '../../../shared/opinion/happened.ts';
import type { History } from './history.ts';

/** ms UTC; null: from the first text, up to now. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

/** One of them. */
export interface Step {
  /** 1, 2, 3 … of `count`, which may be 0. */
  readonly number: number;
  readonly count: number;
  /** Log positions: from where it leads, and where it ends; then the ends of its neighbours. */
  readonly begin: number;
  readonly seq: number;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * The one that ends at `at` or behind it: an edit session that goes on ends later than when its address was written. No further than `head`.
 * What came after the last stop is a step of its own: a session goes on when its sitting is closed.
 */
export function stepWithin(history: History, { from, to }: Stretch, at: number, head: number): Step {
  const { tabled, happenings, stops } = history;
  const first = Math.min(head, Math.max(tabled[0] ?? 1, from === null ? 0 : history.before(from)));
  const end = to === null ? head : Math.min(head, history.before(to));
  const all = [...tabled, ...happenings.filter(isDecision).map(({ seq }) => seq), ...stops.map(({ seq }) => seq), end];
  const ends = [...new Set(all)].filter((seq) => seq > first && seq <= end).sort((one, other) => one - other);
  const next = ends.findIndex((seq) => seq >= at);
  const place = next === -1 ? ends.length - 1 : next;
  const begin = ends[place - 1] ?? first;
  return {
    ...{ number: place + 1, count: ends.length, begin },
    seq: ends[place] ?? first,
    before: place > 0 ? begin : null,
    after: ends[place + 1] ?? null,
  };
}
