/** Until when somebody is accredited: through a whole day, where whoever sets it is. */

/** When the day `2030-05-17` is over, ms UTC; null where there is no such day. */
export function endOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (date === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (start.getMonth() !== Number(month) - 1 || start.getDate() !== Number(date)) return null;
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1).getTime();
}

/** The last day before `until`, as a date field has it. */
export function lastDay(until: number): string {
  const day = new Date(until - 1);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
