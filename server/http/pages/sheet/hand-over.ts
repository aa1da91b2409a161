/** What a delegation hands over: for each opinion how it stands, which agreed words have become others since, and who has acted for it. */

import { type Meeting, sits } from '../../../../shared/forum/meeting.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import { momentIn } from '../../../../shared/forum/zone.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import type { BlockId, SeatId } from '../../../../shared/opinion/vocabulary.ts';
import { byNumber } from '../../../../shared/page/numbers.ts';
import type { LogName } from '../../../log/log.ts';
import { RecordDamage } from '../../../record/damage.ts';
import type { Activities, Activity } from '../../../room/past/activity.ts';
import { type Moment, momentOf } from '../../../room/past/period.ts';
import type { HttpTools } from '../../tools.ts';

export interface HandedOver {
  readonly now: Moment;
  /** As it was when the paragraph was last agreed, for each whose words have become others since. */
  readonly agreed: ReadonlyMap<BlockId, Moment>;
  readonly activity: readonly (Activity & { readonly person: string | null })[];
}

/** By number. Throws HistoryFolding, HistoryBusy or StorageFault. */
export async function handedOver(
  { rooms, history, logger }: Pick<HttpTools, 'rooms' | 'history' | 'logger'>,
  activities: Activities,
  { seat, entity }: Pick<Actor, 'seat' | 'entity'>,
): Promise<readonly HandedOver[]> {
  const found: HandedOver[] = [];
  for (const id of await rooms.ids()) {
    try {
      const room = await rooms.open(id);
      const looked = room && (await room.read(({ state, notes, live }) => ({ now: momentOf({ state, notes, live }, room.name), notes })));
      if (room === null || looked?.now.register.kind !== 'opinion') continue;
      const activity = await activities.of(room.name, looked.now.register.seq);
      found.push({
        now: looked.now,
        agreed: await agreedMoments(history, seat, room.name, looked.now),
        activity: activity
          .filter((one) => one.entity === entity)
          .map((one) => ({ ...one, person: looked.notes.get(one.seq)?.person ?? null })),
      });
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      logger.error({ err: fault, opinion: id }, 'a hand-over page goes out without an opinion that is halted');
    }
  }
  return found.sort((one, other) => byNumber(one.now.register, other.now.register));
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
