/** What a day sheet is written of: the meeting, and each opinion that lay on its table, over a day or a sitting. */
import { daysSat, opinionsOf, type Span, spanOfDay } from '../../../../shared/forum/day.ts';
import { isPublic } from '../../../../shared/forum/following.ts';
import type { Meeting } from '../../../../shared/forum/meeting.ts';
import { clockIn } from '../../../../shared/forum/zone.ts';
import type { Happening } from '../../../../shared/opinion/happened.ts';
import { isNamed, type PublicNames } from '../../../../shared/opinion/public-names.ts';
import type { OpinionState } from '../../../../shared/opinion/state.ts';
import { NOBODY, nameless, publicWords } from '../../../../shared/page/nameless.ts';
import { byNumber } from '../../../../shared/page/numbers.ts';
import type { Days, MeetingDays } from '../../../forum/day.ts';
import { RecordDamage } from '../../../record/damage.ts';
import type { Asker } from '../../../room/past/history-thread.ts';
import type { Period, Periods } from '../../../room/past/period.ts';
import type { HttpTools } from '../../tools.ts';

/** A day where the meeting is, or a sitting; null: the day on which it sat last. */
export type Asked = { readonly day: string } | { readonly sitting: number } | null;

export interface SheetOpinion {
  readonly id: string;
  /** null: its record is not sound, and nothing of it is said. */
  readonly period: Period | null;
}

export interface DaySheet extends Days {
  readonly meeting: Meeting;
  readonly asked: Exclude<Asked, null>;
  readonly span: Span;
  /** Milliseconds UTC, while that time is not over. */
  readonly asOf: number | null;
  readonly opinions: readonly SheetOpinion[];
}

/** null: the meeting has no such sitting, or did not sit on that day and this is for whoever has no seat. Throws HistoryFolding, HistoryBusy, StorageFault, or RecordDamage of the forum. */
export async function daySheet(
  tools: Pick<HttpTools, 'forum' | 'rooms' | 'clock' | 'logger'>,
  { days, periods }: { readonly days: MeetingDays; readonly periods: Periods },
  meeting: Meeting,
  asked: Asked,
  by: Asker,
): Promise<DaySheet | null> {
  const seated = by !== null;
  const now = tools.clock.now();
  const which = asked ?? lastDay(meeting);
  const span = spanOf(meeting, which, now);
  if (span === null) return null;
  // whoever has no seat cannot make us look at every day there is
  if (!seated && 'day' in which && !daysSat(meeting, now).includes(which.day)) return null;
  const { day, end } = await days.of(meeting.meeting, span);
  const opinions: SheetOpinion[] = [];
  for (const id of opinionsOf(day, meeting.meeting, end)) {
    if (!seated && !isPublic(tools.forum.state, id)) continue;
    const found = await periodOf(tools, periods, id, span, by);
    if (found !== null) opinions.push(found);
  }
  opinions.sort((one, other) => byNumber(numberOf(one), numberOf(other)));
  return { day, end, meeting, asked: which, span, asOf: now < span.to ? now : null, opinions };
}

const numberOf = ({ id, period }: SheetOpinion): { readonly number: string } => period?.after.register ?? { number: id };

const lastDay = ({ zone, sittings, from }: Meeting): { readonly day: string } => {
  const last = sittings.at(-1);
  return { day: last === undefined ? from : clockIn(zone, last.openedAt).day };
};

function spanOf({ zone, sittings }: Meeting, asked: Exclude<Asked, null>, now: number): Span | null {
  if ('day' in asked) return spanOfDay(zone, asked.day);
  const sitting = sittings.find(({ number }) => number === asked.sitting);
  // what the closing brings with it bears its time
  return sitting === undefined ? null : { from: sitting.openedAt, to: sitting.closedAt === null ? now + 1 : sitting.closedAt + 1 };
}

async function periodOf(
  { rooms, logger }: Pick<HttpTools, 'rooms' | 'logger'>,
  periods: Periods,
  id: string,
  span: Span,
  by: Asker,
): Promise<SheetOpinion | null> {
  try {
    const room = await rooms.open(id);
    if (room === null) return null;
    const period = await periods.of(by, room.name, span);
    if (period === null) return null;
    if (by !== null) return { id, period };
    // as it is now, whatever it was then: a release that was taken back holds for sheets of earlier days too
    const names = await room.look(({ state }: { readonly state: OpinionState }) => state.names);
    return { id, period: forPublic(period, names) };
  } catch (fault) {
    if (!(fault instanceof RecordDamage)) throw fault;
    logger.error({ err: fault, opinion: id }, 'a day sheet goes out without an opinion that is halted');
    return { id, period: null };
  }
}

function forPublic({ after, happened, notes, ...period }: Period, names: PublicNames | null): Period {
  const isTold = ({ seq, of }: Happening): boolean => isNamed(names, seq) && (of === null || isNamed(names, of));
  return {
    ...period,
    after: { register: nameless(after.register, names), blocks: publicWords(after.blocks, names) },
    // what waits to be withheld can be read until then
    happened: happened
      .filter(({ what }) => !what.startsWith('withholding'))
      .map((one) => (isTold(one) ? one : { ...one, entity: NOBODY, by: null, enteredBy: null })),
    notes: new Map([...notes].filter(([seq]) => isNamed(names, seq))),
  };
}
