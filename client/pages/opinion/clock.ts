/**
 * Time on the page of an opinion. It moves four times a second while a call runs, and only what counts it is drawn again; the page as a whole
 * is drawn where the clock alone changes what may be done.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Register, SaidRegister } from '../../../shared/opinion/register.ts';
import { turnsOf, undoEnds } from '../../../shared/opinion/turns.ts';
import { browserClock } from '../../lib/clock.ts';
import type { Readable } from '../../lib/store.ts';
import { isCounting, useServerClock } from '../server-now.ts';
import { useOfOpened } from './opened.ts';

/** An undo is shown for so long after its time, because the clock of the server may be another. */
const LONGER_MS = 60_000;

/** Time of the server, ms UTC, never before what the register shows. */
export const useClock = (register: Register, said: SaidRegister): Readable<number> => useServerClock(register, useTicking(said));

/** How many of the moments have passed at which the clock alone changes what may be done. */
export function useTurn({ subscribe, getSnapshot }: Readable<number>, register: SaidRegister): number {
  const turns = useMemo(() => [...turnsOf(register), ...undoEnds(register).map((end) => end + LONGER_MS)], [register]);
  return useSyncExternalStore(subscribe, () => turns.filter((at) => at <= getSnapshot()).length);
}

/** Whole seconds until a moment, ms UTC; 0 or less where it has passed. Draws what asks once a second, and never where it asks for none. */
export function useSecondsTo(at: number | null): number {
  const { subscribe, getSnapshot } = useOfOpened(({ clock }) => clock);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (at === null ? 0 : Math.ceil((at - getSnapshot()) / 1000)), [at, getSnapshot]),
  );
}

/** Does something on the page depend on the clock now: a call whose time is running, or an act that can still be undone? */
function useTicking(register: SaidRegister): boolean {
  const ends = useMemo(
    () => (isCounting(register) || register.adopting !== null ? [Number.POSITIVE_INFINITY] : undoEnds(register)),
    [register],
  );
  return ends.some((end) => end + LONGER_MS > browserClock.now());
}
