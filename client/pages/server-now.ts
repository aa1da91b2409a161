import { useEffect, useRef, useState } from 'react';
import type { Register } from '../../shared/opinion/register.ts';
import { browserClock } from '../sync/clock.ts';

const TICK_MS = 250;

/** Up to which entry of its log something is shown, and when that was, ms UTC. */
interface Stamped {
  readonly seq: number;
  readonly at: number;
}

/**
 * The time of the server, as far as this page can know it: every entry that arrives while the page is open says what time it is there.
 * Redraws four times a second while `ticking`.
 */
export function useServerNow(register: Stamped, ticking: boolean): number {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(browserClock.now);
  const first = useRef(register.seq);
  useEffect(() => {
    // the first register may be of last week; those after it are of now
    if (register.seq === first.current) return;
    setNow(browserClock.now());
    setAhead(register.at - browserClock.now());
  }, [register]);
  useEffect(() => {
    if (!ticking) return;
    let stop: () => void;
    const tick = (): void => {
      setNow(browserClock.now());
      stop = browserClock.after(TICK_MS, tick);
    };
    tick();
    return () => stop();
  }, [ticking]);
  return Math.max(now + ahead, register.at);
}

/** Are there seconds to count? The end of a silence procedure is told by its date, and that it has passed by the log: it takes no ticks for days. */
export const isCounting = ({ adoptionCall, paragraphs }: Pick<Register, 'adoptionCall' | 'paragraphs'>): boolean =>
  [adoptionCall, ...paragraphs.map(({ call }) => call)].some((call) => call !== null && call.deadline === null && !call.ripe);
