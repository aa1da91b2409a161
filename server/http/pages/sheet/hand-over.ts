/** What a delegation hands over of an opinion: how it stands, which agreed words have become others since, and who has acted for it. */

import { type Meeting, sits } from '../../../../shared/forum/meeting.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import { momentIn } from '../../../../shared/forum/zone.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import type { BlockId, Hash, SeatId } from '../../../../shared/opinion/vocabulary.ts';
import type { LogName } from '../../../log/log.ts';
import type { Activities, Activity } from '../../../room/past/activity.ts';
import { type Moment, momentOf } from '../../../room/past/period.ts';
import type { HttpTools } from '../../tools.ts';

export interface HandedOver {
  readonly now: Moment;
  /** Of the last entry that it knows. */
  readonly head: Hash | null;
  /** As it was when the paragraph was last agreed, for each whose words have become others since. */
  readonly agreed: ReadonlyMap<BlockId, Moment>;
  readonly activity: readonly (Activity & { readonly person: string | null })[];
}

type Known = Pick<HttpTools, 'rooms' | 'history'> & { readonly activities: Activities };

/** Of one opinion; null where there is none. Throws HistoryFolding, HistoryBusy, StorageFault or RecordDamage. */
export async function handedOver(
  { rooms, history, activities }: Known,
  id: string,
  { seat, entity }: Pick<Actor, 'seat' | 'entity'>,
): Promise<HandedOver | null> {
  const room = await rooms.open(id);
  if (room === null) return null;
  const { name } = room;
  const { now, head, notes } = await room.read(({ state, headHash, notes, live }) => ({
    now: momentOf({ state, notes, live }, name),
    head: headHash,
    notes,
  }));
  const activity = await activities.of(name, now.register.seq);
  return {
    now,
    head,
    agreed: await agreedMoments(history, seat, name, now),
    activity: activity.filter((one) => one.entity === entity).map((one) => ({ ...one, person: notes.get(one.seq)?.person ?? null })),
  };
}

async function agreedMoments(
  history: HttpTools['history'],
  by: SeatId,
  name: LogName,
  { register: shown }: Moment,
): Promise<ReadonlyMap<BlockId, Moment>> {
  const moments = new Map<number, Moment>();
  const agreed = new Map<BlockId, Moment>();
  for (const { id, declared, hash } of shown.paragraphs) {
    if (declared === null || declared.hash === hash) continue;
    const then = moments.get(declared.seq) ?? (await history.moment(by, name, declared.seq));
    if (then === null) continue;
    moments.set(declared.seq, then);
    agreed.set(id, then);
  }
  return agreed;
}

/** The first that has not begun, where experts or the Forum meet. */
export const nextMeeting = ({ meetings }: ForumState, now: number): Meeting | null =>
  [...meetings.values()].filter((one) => sits(one) && beginOf(one) > now).sort((one, other) => beginOf(one) - beginOf(other))[0] ?? null;

const beginOf = ({ zone, from }: Meeting): number => momentIn(zone, from, '00:00');
