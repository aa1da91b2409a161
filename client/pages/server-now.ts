import { useLayoutEffect, useRef, useState } from 'react';
import type { SaidRegister } from '../../shared/opinion/register.ts';
import { browserClock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import { useStore } from '../ui/use-store.ts';

const TICK_MS = 250;

/** Up to which entry of its log something is shown, and when that was, ms UTC. */
interface Stamped {
  readonly seq: number;
  readonly at: number;
}

/**
 * The time of the server, as far as this page can know it: every entry that arrives while the page is open says what time it is there.
 * Moves four times a second while `ticking`. Whoever asks for it is not drawn again by that; what counts it is (useStore).
 */
export function useServerClock(register: Stamped, ticking: boolean): Readable<number> {
  const [clock] = useState(() => new Store(Math.max(browserClock.now(), register.at)));
  const first = useRef(register.seq);
  const ahead = useRef(0);
  useLayoutEffect(() => {
    // the first register may be of last week; those after it are of now
    if (register.seq !== first.current) ahead.current = register.at - browserClock.now();
    const show = (): void => clock.set(Math.max(browserClock.now() + ahead.current, register.at));
    show();
    if (!ticking) return;
    let stop: () => void;
    const tick = (): void => {
      show();
      stop = browserClock.after(TICK_MS, tick);
    };
    stop = browserClock.after(TICK_MS, tick);
    return () => stop();
  }, [clock, register, ticking]);
  return clock;
}

/** The same for what does nothing but count. */
export const useServerNow = (register: Stamped, ticking: boolean): number => useStore(useServerClock(register, ticking));

/** Are there seconds to count? The end of a silence procedure is told by its date, and that it has passed by the log: it takes no ticks for days. */
export const isCounting = ({ adoptionCall, paragraphs }: Pick<SaidRegister, 'adoptionCall' | 'paragraphs'>): boolean =>
  [adoptionCall, ...paragraphs.map(({ call }) => call)].some((call) => call !== null && call.deadline === null && !call.ripe);
