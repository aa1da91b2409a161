/** What came before the second meeting of the experts: two drafts of the report, contributions, one of them late, and the draft opinions. */
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/state.ts';
import { readOpinion } from '../../shared/import/read.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { cableLanding } from './opinions/cable-landing.ts';
import { communityNetworks } from './opinions/community-networks.ts';
import { emergencyAlerts } from './opinions/emergency-alerts.ts';
import type { PastClock } from './past-clock.ts';
import { DAY } from './play.ts';

export const DRAFTS = [emergencyAlerts, cableLanding, communityNetworks];

const MEETING = 'ieg-2';

const FIRST = `1 Purpose

The Forum exchanges views and information, so that policy-makers worldwide can seek a shared understanding.

2 Resilience

2.1 Most rural sites shall fall silent within hours of a power cut.

2.2 Warnings reach fewer people than they could.

3 Connecting the unconnected

3.1 Community networks serve places where others see no business.`;

const SECOND = `1 Purpose

The Forum exchanges views and information, so that policy-makers worldwide can seek a shared understanding.

2 Connecting the unconnected

3.1 Community networks serve [remote] places where others see no business.

3 Resilience

2.1 Many rural sites fall silent within hours of a power cut.

2.2 Warnings reach fewer people than they could.

2.3 Landing stations that are shared lower the cost of a second cable.`;

const report = { kind: 'R', meeting: null, language: 'en', source: 'secretariat', aliases: [], content: { in: 'payload' } } as const;

export interface Playing {
  readonly act: (seat: SeatId, command: ForumCommand, text?: string) => Promise<void>;
  readonly clock: PastClock;
  /** Now, ms UTC. */
  readonly end: number;
}

export async function playDocuments({ act, clock, end }: Playing): Promise<void> {
  const register = (title: string, of: string | null, text: string): Promise<void> =>
    act(OFFICE_SEAT, { do: 'register-document', ...report, title, of: of === null ? null : { document: of, as: 'revision' } }, text);
  clock.moveTo(end - 60 * DAY);
  await register('Report of the Secretary-General, first draft', null, FIRST);
  clock.moveTo(end - 40 * DAY);
  await act(
    'cor-head',
    contribution('cor', 'Rural power first', ['2.1']),
    'Section 2.1 should speak of many sites, not of most, and should not be prescriptive.',
  );
  clock.moveTo(end - 12 * DAY);
  await register('Report of the Secretary-General, second draft', 'r-1', SECOND);
  await act(
    'rivernet',
    contribution('rivernet', 'Community networks in practice', ['3.1']),
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
