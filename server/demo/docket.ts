/** What came before the second meeting of the experts: two drafts of the report, contributions, one of them late, and the draft opinions. */
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { readOpinion } from '../../shared/import/read.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Rooms } from '../room/rooms.ts';
import { cableLanding } from './opinions/cable-landing.ts';
import { communityNetworks } from './opinions/community-networks.ts';
import { emergencyAlerts } from './opinions/emergency-alerts.ts';
import type { PastClock } from './past-clock.ts';
import { DAY } from './play.ts';
import { ReportPlay } from './report.ts';

export const DRAFTS = [emergencyAlerts, cableLanding, communityNetworks];

const MEETING = 'ieg-2';

export interface Playing {
  readonly act: (seat: SeatId, command: ForumCommand, text?: string) => Promise<void>;
  readonly clock: PastClock;
  /** Now, ms UTC. */
  readonly end: number;
}

export async function playDocuments({ act, clock, end }: Playing, rooms: Rooms, office: Actor): Promise<void> {
  const publish = async (report: ReportPlay, title: string, of: string | null): Promise<void> =>
    act(OFFICE_SEAT, {
      do: 'register-document',
      kind: 'R',
      meeting: null,
      of: of === null ? null : { document: of, as: 'revision' },
      title: `Report of the Secretary-General, ${title}`,
      language: 'en',
      source: 'secretariat',
      aliases: [],
      content: await report.content(),
    });
  clock.moveTo(end - 60 * DAY);
  const report = await ReportPlay.begin(rooms, clock, office);
  await publish(report, 'first draft', null);
  clock.moveTo(end - 40 * DAY);
  await act(
    'cor-head',
    contribution('cor', 'Rural power first', ['2']),
    'Paragraph 2 should speak of many sites, not of most, and should not be prescriptive.',
  );
  clock.moveTo(end - 12 * DAY);
  await report.revise();
  await publish(report, 'second draft', 'r-1');
  report.end();
  await act(
    'rivernet',
    contribution('rivernet', 'Community networks in practice', ['5']),
    'Our members run forty networks. What they lack most is a licence that fits their size.',
  );
}

export async function presentDrafts({ act, clock, end }: Playing): Promise<void> {
  for (const { id, number, text, sponsor, topic, tabledDaysAgo } of DRAFTS) {
    clock.moveTo(end - tabledDaysAgo * DAY);
    const title = readOpinion({ text, language: 'en' }).title ?? number;
    const presented = { draft: id, number, title, topic, entity: sponsor, meeting: MEETING, contribution: null, descent: null };
    await act(OFFICE_SEAT, { do: 'present-draft', ...presented });
  }
}

const contribution = (source: string, title: string, sections: readonly string[]): ForumCommand => ({
  do: 'file-contribution',
  meeting: MEETING,
  of: null,
  title,
  language: 'en',
  source,
  sections,
  passages: [],
});
