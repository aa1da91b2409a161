/** Days as a date field has them (`2030-05-17`), where the person who chooses is. */

/** Of a deadline: the last second of the day, so that whoever reads it reads that day. */
export const lastSecondOf = (day: string): number => new Date(`${day}T23:59:59`).getTime();

export const startOfDay = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
