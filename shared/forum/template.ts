/**
 * A timetable to begin with: the meetings of a preparation and what is due before each. It fills an empty timetable with ordinary acts;
 * from then on every date is changed like any other, for dates are the Council's to set (SPEC F2.1).
 */
import { no, ok, type Result } from '../lib/result.ts';
import type { Names } from './people.ts';
import type { Day, DeadlineKind, MeetingId, MeetingKind, PlanCommand } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';
import { daysAfter, daysBetween, momentIn } from './zone.ts';

/** `2019-09`. */
export type Month = string;

export const TEMPLATES = ['report', 'wtpf-26'] as const;
export type TemplateId = (typeof TEMPLATES)[number];

interface TemplateMeeting {
  readonly meeting: MeetingId;
  readonly kind: MeetingKind;
  readonly code: string;
  readonly names: Names;
  /** Months after the first. */
  readonly month: number;
  /** Begins on that Monday of the month: 1 = the first; 0 = the one before it. */
  readonly monday: number;
  readonly days: number;
}

interface TemplateDeadline {
  readonly deadline: string;
  readonly kind: DeadlineKind;
  readonly names: Names;
  /** At the end of a day this long before the first of the meeting. */
  readonly daysBefore: number;
  readonly meeting: MeetingId;
}

export interface Template {
  readonly template: TemplateId;
  /** When its source lets it begin. */
  readonly starts: Month;
  readonly basis: string;
  readonly place: string;
  readonly zone: string;
  readonly meetings: readonly TemplateMeeting[];
  readonly deadlines: readonly TemplateDeadline[];
}

/** On which day each meeting begins. */
export type Placing = (meeting: TemplateMeeting) => Day;

/** As in the source, but beginning in that month: weekday and week of the month stay. */
export const startingIn =
  (start: Month): Placing =>
  ({ month, monday }) => {
    const first = new Date(`${start}-01`);
    first.setUTCMonth(first.getUTCMonth() + month);
    const toMonday = (8 - first.getUTCDay()) % 7;
    return daysAfter(first.toISOString().slice(0, 10), toMonday + 7 * (monday - 1));
  };

/** As in the source, but so that this meeting begins on that day; the others keep their distance. */
export function beginningOn({ meetings, starts }: Template, id: MeetingId, day: Day): Placing {
  const source = startingIn(starts);
  const fixed = meetings.find(({ meeting }) => meeting === id);
  const shift = fixed === undefined ? 0 : daysBetween(source(fixed), day);
  return (meeting) => daysAfter(source(meeting), shift);
}

/** The meetings of a template and what is due before each, as commands have them. */
export function placed({ meetings, deadlines, place, zone }: Template, placing: Placing) {
  const days = new Map(meetings.map((one) => [one.meeting, placing(one)]));
  const planned = meetings.map(({ month: _, monday: __, days: length, ...one }) => {
    const from = days.get(one.meeting) ?? '';
    return { ...one, place, zone, from, to: daysAfter(from, length - 1) };
  });
  const due = deadlines.map(({ daysBefore, ...one }) => ({
    ...one,
    at: momentIn(zone, daysAfter(days.get(one.meeting) ?? '', -daysBefore), '23:59'),
  }));
  return { planned, due };
}

/** What is missing of the template; a refusal where the timetable holds something else. */
export function fill(
  state: ForumState,
  template: Template,
  placing: Placing,
  decision: string | null,
): Result<readonly PlanCommand[], ForumRefusal> {
  const { place, basis } = template;
  const { planned, due } = placed(template, placing);
  const known = new Map<string, string | number>([
    ...planned.map(({ meeting, from }) => [meeting, from] as const),
    ...due.map(({ deadline, at }) => [deadline, at] as const),
  ]);
  const foreign =
    [...state.meetings.values()].some(({ meeting, from, cancelled }) => cancelled || known.get(meeting) !== from) ||
    [...state.deadlines.values()].some(({ deadline, at }) => known.get(deadline) !== at);
  if (foreign) return no({ code: 'timetable-not-empty' });

  const year = (planned.find(({ kind }) => kind === 'forum')?.from ?? '').slice(2, 4);
  const { name = '', theme = null } = state.forum ?? {};
  const profile = { name, theme, place, basis, prefix: `WTPF-${year}` };
  const same = state.forum?.basis === basis && state.forum.place === place && state.forum.prefix === profile.prefix;
  return ok([
    ...(same ? [] : [{ do: 'change-forum', ...profile, decision } as const]),
    ...planned.filter(({ meeting }) => !state.meetings.has(meeting)).map((one): PlanCommand => ({ do: 'plan-meeting', ...one, decision })),
    ...due.filter(({ deadline }) => !state.deadlines.has(deadline)).map((one): PlanCommand => ({ do: 'set-deadline', ...one, decision })),
  ]);
}
