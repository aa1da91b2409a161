/** A meeting over a time, read from the log of the forum in pieces between which others are served. */
import { dayFurther, EMPTY_DAY, type MeetingDay, type Span } from '../../shared/forum/day.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import type { MeetingId } from '../../shared/forum/plan.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { LatestMap } from '../../shared/lib/latest-map.ts';
import { Turns } from '../turns.ts';
import type { Forum } from './forum.ts';

const PIECE = 500;

export interface Days {
  readonly day: MeetingDay;
  /** The forum at the end of that time. */
  readonly end: ForumState;
}

/** Days that are kept: what is over does not change, and the rest only with the log. */
const KEPT = 16;

export class MeetingDays {
  readonly #forum: Pick<Forum, 'entries' | 'state'>;
  readonly #kept = new LatestMap<string, Promise<Days>>(KEPT);

  constructor(forum: Pick<Forum, 'entries' | 'state'>) {
    this.#forum = forum;
  }

  /** Throws StorageFault or RecordDamage. */
  of(meeting: MeetingId, span: Span): Promise<Days> {
    const { seq, at } = this.#forum.state;
    const key = `${meeting} ${span.from} ${span.to} ${at >= span.to ? 'over' : seq}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const days = this.#fold(meeting, span);
    this.#kept.set(key, days);
    days.catch(() => this.#kept.delete(key));
    return days;
  }

  async #fold(meeting: MeetingId, span: Span): Promise<Days> {
    const turns = new Turns();
    let day = EMPTY_DAY;
    let end = emptyForum;
    for (;;) {
      const run = await this.#forum.entries(end.seq, PIECE);
      for (const { entry } of run) {
        if (entry.at >= span.to) return { day, end };
        await turns.breathe();
        end = evolve(end, entry);
        day = dayFurther(day, meeting, span, entry, end);
      }
      if (run.length < PIECE) return { day, end };
    }
  }
}
