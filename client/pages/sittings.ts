/** Questions about the forum that several pages ask. */

import { meetingFacts } from '../../shared/forum/meeting.ts';
import { readRestrictedId } from '../../shared/forum/restricted.ts';
import type { Text } from '../../shared/i18n/text.ts';
import type { AskedFacts } from '../../shared/opinion/questions.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';

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

/** The meeting on whose table an opinion lies, or in which a restricted session with it began. */
export function tableOf({ meetings, tables, underWay }: ShownForum, id: string): ShownMeeting | null {
  const named = readRestrictedId(id);
  const where = named === null ? tables.find(({ opinion }) => opinion === id) : underWay.find(({ session }) => session === named.session);
  return meetings.find(({ meeting }) => meeting === where?.meeting) ?? null;
}

/** The draft that has taken the place of an opinion, where one has. */
export const mergerOf = ({ merged }: ShownForum, id: string): ShownForum['merged'][number] | null =>
  merged.find(({ opinion }) => opinion === (readRestrictedId(id)?.opinion ?? id)) ?? null;

/** What the rules of an opinion are told of the forum (`forumFacts`), as far as buttons ask. */
export const factsFor = (forum: ShownForum, id: string): AskedFacts => ({
  ...meetingFacts(tableOf(forum, id)),
  merged: mergerOf(forum, id) !== null,
});
