/** Until when somebody is accredited: through a whole day, where whoever sets it is. */
import { dayOf } from '../day.ts';

/** The first moment after the day `2030-05-17`, ms UTC; null where there is no such day, as a cell of a table may have it. */
export function midnightAfter(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (date === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (start.getMonth() !== Number(month) - 1 || start.getDate() !== Number(date)) return null;
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1).getTime();
}

/** The last day before `until`, as a date field has it. */
export const lastDay = (until: number): string => dayOf(until - 1);
