import { useState } from 'react';
import { dayOf } from '../../day.ts';

const DAY_MS = 86_400_000;

/** A day between today and `days` days from now, both included; the end of the last one must not be later than allowed. */
export function useDate(now: number, days: number) {
  const latestAt = now + (days - 1) * DAY_MS;
  const [value, set] = useState('');
  return { value, set, earliest: dayOf(now), latest: dayOf(latestAt), latestAt };
}
