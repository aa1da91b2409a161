/** A meeting over a time, read from the log of the forum in pieces between which others are served. */
import { setImmediate } from 'node:timers/promises';
import { dayFurther, EMPTY_DAY, type MeetingDay, type Span } from '../../shared/forum/day.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import type { MeetingId } from '../../shared/forum/plan.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import type { Forum } from './forum.ts';

const PIECE = 500;

export interface Days {
  readonly day: MeetingDay;
  /** The forum at the end of that time. */
  readonly end: ForumState;
}

/** Throws StorageFault or RecordDamage. */
export async function dayOf(forum: Pick<Forum, 'entries'>, meeting: MeetingId, span: Span): Promise<Days> {
  let day = EMPTY_DAY;
  let end = emptyForum;
  for (;;) {
    const run = await forum.entries(end.seq, PIECE);
    for (const { entry } of run) {
      if (entry.at >= span.to) return { day, end };
      end = evolve(end, entry);
      day = dayFurther(day, meeting, span, entry, end);
    }
    if (run.length < PIECE) return { day, end };
    await setImmediate();
  }
}
