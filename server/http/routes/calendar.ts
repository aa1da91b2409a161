/**
 * The timetable for calendar programs. It is open to everybody: such a program has no session, a secret in its address would lie on
 * servers of others and outlive the seat it was given to, and what the Council has decided on dates is public. It names no person.
 */
import { z } from 'zod';
import { planHistory } from '../../../shared/forum/history.ts';
import type { ForumState } from '../../../shared/forum/state.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { language } from '../../../shared/wire/value.ts';
import { type CalendarEvent, writeCalendar } from '../files/icalendar.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function calendarRoutes({ forum, config }: HttpTools): readonly Route[] {
  return [
    openRoute({
      method: 'get',
      path: '/calendar.ics',
      who: 'all',
      what: 'Meetings and deadlines as an iCalendar feed; names in the language asked for',
      query: z.strictObject({ language: language.exactOptional() }),
      answers: { 200: 'text/calendar' },
      async handle({ query: { language: spoken = 'en' } }) {
        const events = eventsOf(forum.state, config.origins[0], spoken);
        const body = writeCalendar(forum.state.forum?.name ?? '', events);
        return { kind: 'page', type: 'text/calendar', body, packable: true };
      },
    }),
  ];
}

/** Each counts its changes by their log positions. */
function eventsOf(state: ForumState, origin: string, spoken: Language): readonly CalendarEvent[] {
  const { host } = new URL(origin);
  const last = new Map(planHistory(state.changes).map(({ what, of, seq, at }) => [`${what.split('.')[0]} ${of}`, { seq, at }]));
  const common = (kind: 'meeting' | 'deadline', id: string): Pick<CalendarEvent, 'uid' | 'sequence' | 'changedAt' | 'url'> => {
    const { seq = 0, at = 0 } = last.get(`${kind} ${id}`) ?? {};
    return { uid: `${kind}-${id}@${host}`, sequence: seq, changedAt: at, url: `${origin}/timetable` };
  };
  return [
    ...[...state.meetings.values()].map(({ meeting, code, names, place, from, to, cancelled }) => ({
      ...common('meeting', meeting),
      when: { from, to },
      summary: `${code}: ${nameIn(names, spoken)}`,
      location: place,
      cancelled,
    })),
    ...[...state.deadlines.values()].map(({ deadline, names, at }) => ({
      ...common('deadline', deadline),
      when: at,
      summary: nameIn(names, spoken),
      location: null,
      cancelled: false,
    })),
  ];
}
