/** Does something soon after a value has changed, once for all changes until then: somebody who types without a pause keeps nobody waiting. */
import { useEffect, useRef } from 'react';
import { browserClock } from '../lib/clock.ts';

/** Nothing is done for null. */
export function useSoon<Value>(ms: number, value: Value | null, job: (value: Value) => void): void {
  const latest = useRef({ value, job });
  latest.current = { value, job };
  const due = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (value === null) return;
    due.current ??= browserClock.after(ms, () => {
      due.current = null;
      const { value: now, job: then } = latest.current;
      if (now !== null) then(now);
    });
  }, [ms, value]);
  useEffect(
    () => () => {
      due.current?.();
      due.current = null;
    },
    [],
  );
}
