/** From stop to stop (SPEC.md H12): through the record, or through a time of it, such as a sitting. */
import { isDecision } from '../../../shared/opinion/happened.ts';
import type { History } from './history.ts';
import { lastUpTo } from './wordings.ts';

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

type At = { readonly seq: number };

/** Where one may stop. Edit sessions end in tens of thousands of places: these are searched, and never gone through. */
export class StopsAlong {
  /** In the order of the log, and no place is in both. */
  readonly #sessions: readonly At[];
  readonly #others: readonly At[];

  constructor(sessions: readonly At[], others: Iterable<number>) {
    this.#sessions = sessions;
    const isSession = (seq: number): boolean => sessions[lastUpTo(sessions, seq)]?.seq === seq;
    this.#others = [...new Set(others)]
      .filter((seq) => !isSession(seq))
      .sort((one, other) => one - other)
      .map((seq) => ({ seq }));
  }

  /** How many there are up to there. */
  upTo(seq: number): number {
    return lastUpTo(this.#sessions, seq) + lastUpTo(this.#others, seq) + 2;
  }

  /** The last before it. */
  before(seq: number): number | null {
    return this.#nearest(seq - 1, 0, Math.max);
  }

  /** The first behind it. */
  after(seq: number): number | null {
    return this.#nearest(seq, 1, Math.min);
  }

  #nearest(seq: number, further: 0 | 1, choose: (...seqs: number[]) => number): number | null {
    const both = [this.#sessions, this.#others].flatMap((all) => all[lastUpTo(all, seq) + further]?.seq ?? []);
    return both.length === 0 ? null : choose(...both);
  }
}

/**
 * The one that ends at `at` or behind it: an edit session that goes on ends later than when its address was written. No further than `head`.
 * What came after the last stop is a step of its own, as a session goes on when its sitting is closed; what tells nobody anything is none.
 */
export function stepWithin(history: History, stretch: Stretch, at: number, head: number): Step {
  const { tabled, happenings, stops } = history;
  const first = Math.min(head, Math.max(tabled[0] ?? 1, stretch.from === null ? 0 : history.before(stretch.from)));
  const end = stretch.to === null ? head : Math.min(head, history.before(stretch.to));
  const marks = [...tabled, ...happenings.filter(isDecision).map(({ seq }) => seq)];
  const last = Math.max(first, new StopsAlong(stops, marks).before(end + 1) ?? 0);
  const isTold = (happenings[lastUpTo(happenings, end)]?.seq ?? 0) > last || history.wordings.isTouched(last, end);
  const to = isTold ? end : last;
  const ends = new StopsAlong(stops, [...marks, to]);
  const count = Math.max(0, ends.upTo(to) - ends.upTo(first));
  if (count === 0) return { number: 0, count, begin: first, seq: first, before: null, after: null };
  const seq = ends.after(Math.min(Math.max(at - 1, first), to - 1)) ?? to;
  const number = ends.upTo(seq) - ends.upTo(first);
  const begin = Math.max(first, ends.before(seq) ?? first);
  return { number, count, begin, seq, before: number > 1 ? begin : null, after: seq < to ? ends.after(seq) : null };
}
