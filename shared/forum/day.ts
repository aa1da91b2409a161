/**
 * A meeting over a time, a sitting or a day of it: folded from the entries of the forum up to the end of that time. Told are sittings and
 * what lay on the table, what the roll of a restricted session decided, and how the agenda and the timetable stood at the end.
 */
import type { ForumAct, ForumEntry } from './entry.ts';
import { placesOf } from './facts.ts';
import type { AgendaItem, ItemId } from './floor.ts';
import type { Meeting } from './meeting.ts';
import type { Deadline, MeetingId } from './plan.ts';
import type { ForumState } from './state.ts';
import { clockIn, daysAfter, momentIn } from './zone.ts';

/** Milliseconds UTC: from the first, up to but not including the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY_ACTS = [
  'sitting.opened',
  'sitting.suspended',
  'sitting.resumed',
  'sitting.closed',
  'meeting.report-closed',
  'meeting.report-reopened',
  'gavel.handed',
  'item.taken',
  'opinion.taken-up',
  'restricted.moved',
  'roll.closed',
  'restricted.ended',
] as const satisfies readonly ForumAct['type'][];
export type DayAct = Extract<ForumAct, { readonly type: (typeof DAY_ACTS)[number] }>;

export interface Told {
  readonly seq: number;
  readonly at: number;
  readonly act: DayAct;
  /** The item that was taken up, as it was called then. */
  readonly item: AgendaItem | null;
}

export interface MeetingDay {
  readonly told: readonly Told[];
  /** Opinions that lay on the table in this time, those that left it too. */
  readonly opinions: readonly string[];
  readonly taken: ReadonlySet<ItemId>;
}

export const EMPTY_DAY: MeetingDay = { told: [], opinions: [], taken: new Set() };

/** Midnight to midnight where the meeting is. */
export const spanOfDay = (zone: string, day: string): Span => ({
  from: momentIn(zone, day, '00:00'),
  to: momentIn(zone, daysAfter(day, 1), '00:00'),
});

/** Days on which it has sat, where it is, oldest first. */
export function daysSat({ zone, sittings }: Pick<Meeting, 'zone' | 'sittings'>, now: number): readonly string[] {
  const days = new Set<string>();
  for (const { openedAt, closedAt } of sittings) {
    const last = clockIn(zone, closedAt ?? now).day;
    let day = clockIn(zone, openedAt).day;
    for (days.add(day); day < last; days.add(day)) day = daysAfter(day, 1);
  }
  return [...days].sort();
}

/** One entry further; `after` is the forum with it. What is before the time is folded too: an item that was taken then is not left. */
export function dayFurther(day: MeetingDay, meeting: MeetingId, { from }: Span, entry: ForumEntry, after: ForumState): MeetingDay {
  const { seq, at, fact } = entry;
  if (!isOfDay(fact) || !isOfMeeting(fact, meeting, after)) return day;
  const items = after.floors.get(meeting)?.agenda ?? [];
  const item = fact.type === 'item.taken' ? (items.find((one) => one.item === fact.at?.item) ?? null) : null;
  const taken = item === null ? day.taken : new Set([...day.taken, item.item]);
  if (at < from) return { ...day, taken };
  const opinion = fact.type === 'opinion.taken-up' ? fact.opinion : fact.type === 'item.taken' ? (fact.at?.opinion ?? null) : null;
  const opinions = opinion === null || day.opinions.includes(opinion) ? day.opinions : [...day.opinions, opinion];
  return { told: [...day.told, { seq, at, act: fact, item }], opinions, taken };
}

/** What lay on its table at the end, and what left it meanwhile. */
export function opinionsOf({ opinions }: MeetingDay, meeting: MeetingId, end: ForumState): readonly string[] {
  const there = [...placesOf(end)].flatMap(([opinion, place]) => (place.meeting === meeting ? [opinion] : []));
  return [...new Set([...opinions, ...there])];
}

export const agendaLeft = ({ taken }: MeetingDay, meeting: MeetingId, { floors }: ForumState): readonly AgendaItem[] =>
  (floors.get(meeting)?.agenda ?? []).filter(({ item }) => !taken.has(item));

/** The nearest first. */
export const deadlinesAhead = ({ deadlines }: Pick<ForumState, 'deadlines'>, at: number): readonly Deadline[] =>
  [...deadlines.values()].filter((one) => one.at >= at).sort((one, other) => one.at - other.at);

const ACTS: ReadonlySet<string> = new Set(DAY_ACTS);
const isOfDay = (fact: ForumAct): fact is DayAct => ACTS.has(fact.type);

function isOfMeeting(fact: DayAct, meeting: MeetingId, { restricted }: ForumState): boolean {
  if (fact.type === 'gavel.handed') return true;
  if ('meeting' in fact) return fact.meeting === meeting;
  return restricted.sessions.get(fact.session)?.meeting === meeting;
}
