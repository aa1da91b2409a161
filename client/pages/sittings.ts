/** Questions about the forum that several pages ask. */
import { sitsNow } from '../../shared/forum/meeting.ts';
import { readRestrictedId } from '../../shared/forum/restricted.ts';
import type { Text } from '../../shared/i18n/text.ts';
import type { ForumFacts } from '../../shared/opinion/ruling/ground.ts';
import type { ShownForum } from './bodies.ts';

export type ShownMeeting = ShownForum['meetings'][number];

export interface Running {
  readonly meeting: ShownMeeting;
  readonly sitting: ShownMeeting['sittings'][number];
}

/** Open or suspended. */
export const runningSittings = ({ meetings }: ShownForum): readonly Running[] =>
  meetings.flatMap((meeting) => meeting.sittings.filter(({ state }) => state !== 'closed').map((sitting) => ({ meeting, sitting })));

/** The name of whoever holds the gavel, or that it is the chair. */
export function whoPresides({ presiding: { seat, chairs } }: ShownForum, t: Text['t']): string {
  if (seat === null) return t('now.nobody');
  return chairs.find((one) => one.seat === seat)?.name ?? t('now.chair');
}

/** What the rules of an opinion, or of the document of a restricted session, are told of the forum (`forumFacts`), as far as buttons ask. */
export function factsFor({ meetings, tables, underWay, merged }: ShownForum, id: string): Pick<ForumFacts, 'sitting' | 'merged'> {
  const named = readRestrictedId(id);
  const where = named === null ? tables.find(({ opinion }) => opinion === id) : underWay.find(({ session }) => session === named.session);
  const meeting = where && meetings.find((one) => one.meeting === where.meeting);
  return {
    sitting: meeting === undefined ? null : sitsNow(meeting),
    merged: merged.some(({ opinion }) => opinion === (named?.opinion ?? id)),
  };
}
