/** Questions about the forum that several pages ask. */
import type { Text } from '../../shared/i18n/text.ts';
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
