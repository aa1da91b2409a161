/**
 * Days and hours at a place. Dates of meetings are days where they are held, and a deadline is "the end of a day in Geneva"; everything
 * else counts milliseconds. What the clocks of a zone say is in the tables of `Intl`.
 */
import type { Day } from './plan.ts';

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = '2-digit';
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: numeric, day: numeric, hour: numeric, minute: numeric },
  });
  formats.set(zone, made);
  return made;
}

/** What clock and calendar of the zone show at this moment (ms UTC): `2030-05-17`, `09:30`. */
export function clockIn(zone: string, at: number): { readonly day: Day; readonly time: string } {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** The moment (ms UTC) at which the clock of the zone shows this. An hour that the clock jumps over is the one after it. */
export function momentIn(zone: string, day: Day, time: string): number {
  const wanted = Date.parse(`${day}T${time}Z`);
  const shownAt = (at: number): number => {
    const shown = clockIn(zone, at);
    return Date.parse(`${shown.day}T${shown.time}Z`);
  };
  // the offset at the first guess may be that of the other side of a change of the clock
  const guess = wanted - (shownAt(wanted) - wanted);
  return guess - (shownAt(guess) - wanted);
}

export const daysAfter = (day: Day, count: number): Day => new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/** How many days from one to the other; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
