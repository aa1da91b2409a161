import { useEffect } from 'react';
import { browserClock } from '../lib/clock.ts';

/** Looks again and again while that is wanted, also after an answer that did not come. */
export function useAgain(look: () => Promise<void>, everyMs: number, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    let stop: () => void;
    const plan = (): void => {
      stop = browserClock.after(everyMs, () => {
        void look();
        plan();
      });
    };
    plan();
    return () => stop();
  }, [look, everyMs, wanted]);
}
