import { useEffect, useRef, useState } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';

/**
 * The time of the server, as far as this page can know it: every entry that arrives while the page is open says what time it is there.
 * Redraws four times a second while `ticking`.
 */
export function useServerNow(register: Register | null, ticking: boolean): number {
  const first = useRef<number | null>(null);
  const ahead = useRef(0);
  const lastSeq = useRef(0);
  const [now, setNow] = useState(() => Date.now());
  if (register !== null && register.seq !== lastSeq.current) {
    // the first register may be of last week; those after it are of now
    if (first.current !== null) ahead.current = register.at - Date.now();
    first.current ??= register.seq;
    lastSeq.current = register.seq;
  }
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [ticking]);
  return Math.max(ticking ? now + ahead.current : Date.now() + ahead.current, register?.at ?? 0);
}
