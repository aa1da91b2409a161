import { useState } from 'react';

const DAY_MS = 86_400_000;

/** The end of a day where the person who chose it is, ms UTC. */
export const endOfDay = (day: string): number => new Date(`${day}T23:59:59`).getTime();

export const startOfDay = (day: string): number => new Date(`${day}T00:00:00`).getTime();

const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** A day between today and `days` days from now, both included; the end of the last one must not be later than allowed. */
export function useDate(now: number, days: number) {
  const latestAt = now + (days - 1) * DAY_MS;
  const [value, set] = useState('');
  return { value, set, earliest: dayOf(now), latest: dayOf(latestAt), latestAt };
}
