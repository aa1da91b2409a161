/**
 * The past of the demo forum: founded, planned by a template, the first meeting of the experts held, and the second sitting since a
 * while ago. Played through the rules by a clock that runs in the past and ends now.
 */
import type { ForumCommand } from '../../shared/forum/command.ts';
import { CUSTOMARY_POLICY } from '../../shared/forum/customary-policy.ts';
import { forumFacts } from '../../shared/forum/facts.ts';
import type { AgendaItem } from '../../shared/forum/floor.ts';
import { beginningOn, type TemplateId } from '../../shared/forum/template.ts';
import { templateOf } from '../../shared/forum/templates/templates.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { clockIn, daysAfter, momentIn } from '../../shared/forum/zone.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { fillTimetable } from '../forum/fill.ts';
import { Forum } from '../forum/forum.ts';
import { createForum } from '../forum/founding.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { Rooms } from '../room/rooms.ts';
import { nameOf } from './cast.ts';
import { replyToCircular, sendCircular } from './circular.ts';
import { DRAFTS, playDocuments, presentDrafts } from './docket.ts';
import { demoFounding, THEMES } from './forum.ts';
import { PastClock } from './past-clock.ts';
import { DAY, HOUR } from './play.ts';
import { addPrecedents } from './precedents.ts';

interface TimetableTools {
  readonly log: Log;
  readonly logger: Logger;
  readonly template: TemplateId;
  /** When it ends, ms UTC: now. */
  readonly end: number;
}

/** Longer than any template takes to its second meeting. */
const LONGEST = 300 * DAY;
const SITS = 'ieg-2';

const AGENDA: readonly AgendaItem[] = [
  { item: 'opening', title: 'Opening and agenda', opinions: [] },
  { item: 'report', title: 'Report of the Secretary-General, second draft', opinions: [] },
  { item: 'drafts', title: 'Draft opinions', opinions: DRAFTS.map(({ id }) => id) },
  { item: 'other', title: 'Other business and next meeting', opinions: [] },
];
const ON_THE_TABLE = { item: 'drafts', opinion: 'emergency-alerts' } as const;

/** False where there is a forum already: then nothing is done. */
export async function playTimetable({ log, logger, template: id, end }: TimetableTools): Promise<boolean> {
  const clock = new PastClock(end - LONGEST);
  const forum = await Forum.open({ log, clock, logger });
  const fresh = forum.state.forum === null;
  const rooms = new Rooms({ log, clock, logger, forum: (opinion) => forumFacts(forum.state, opinion) });
  if (fresh) await play(forum, rooms, clock, id, end);
  await rooms.close();
  await forum.close();
  return fresh;
}

async function play(forum: Forum, rooms: Rooms, clock: PastClock, id: TemplateId, end: number): Promise<void> {
  const template = templateOf[id];
  const { zone } = template;
  const act = async (seat: SeatId, command: ForumCommand, text?: string): Promise<void> => {
    const actor = forum.actor(seat);
    // another node may be playing it too: whose act comes second is refused
    if (actor !== null) await forum.act(actor, { command, person: nameOf(actor), ...(text !== undefined && { text }) });
  };
  const playing = { act, clock, end };
  await createForum(forum, demoFounding());
  const office = forum.actor(OFFICE_SEAT);
  if (office === null) return;
  const placing = beginningOn(template, SITS, clockIn(zone, end).day);
  await fillTimetable(forum, { template, placing, decision: 'Decision 611', actor: office, person: nameOf(office) });
  const { forum: profile, meetings } = forum.state;
  if (profile !== null) {
    const { demo: _, ...rest } = profile;
    await act(OFFICE_SEAT, { do: 'change-forum', ...rest, theme: THEMES[id], decision: 'Decision 611' });
  }

  const first = meetings.get('ieg-1');
  for (let day = first?.from ?? ''; first !== undefined && day <= first.to; day = daysAfter(day, 1)) {
    clock.moveTo(momentIn(zone, day, '09:30'));
    await act('chair', { do: 'open-sitting', meeting: first.meeting });
    clock.moveTo(momentIn(zone, day, '17:30'));
    await act('chair', { do: 'close-sitting', meeting: first.meeting });
  }
  await playDocuments(playing, rooms, office);
  await addPrecedents(playing);
  await sendCircular(playing);
  clock.moveTo(end - 10 * DAY);
  const policy = { ...CUSTOMARY_POLICY, adoptionSeconds: 1, authorsFor: 'states', authorsFrom: 'now' } as const;
  await act('chair', { do: 'set-meeting-policy', meeting: SITS, policy });
  await presentDrafts(playing);
  for (const { id: opinion } of DRAFTS) await act('chair', { do: 'take-up', meeting: SITS, opinion });
  await act(OFFICE_SEAT, { do: 'set-agenda', meeting: SITS, items: AGENDA });
  await replyToCircular(playing);
  clock.moveTo(end - 2 * HOUR);
  await act('chair', { do: 'open-sitting', meeting: SITS });
  await act('chair', { do: 'take-item', meeting: SITS, at: ON_THE_TABLE });
  await act('chair', { do: 'set-list', meeting: SITS, item: ON_THE_TABLE.item, closed: false, seconds: 180 });
  for (const seat of ['bru-head', 'quellin', 'cor-head'])
    await act(seat, { do: 'ask-floor', meeting: SITS, item: ON_THE_TABLE.item, kind: 'speak', entity: null, onBehalf: null });
}
