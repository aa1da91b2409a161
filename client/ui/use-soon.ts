/** Does something soon after a value has changed, once for all changes until then: somebody who types without a pause keeps nobody waiting. */
import { useCallback, useEffect, useRef } from 'react';
import { browserClock } from '../lib/clock.ts';
import type { Readable } from '../lib/store.ts';

/** Nothing is done for null. `also`: what is looked at too, and draws nothing by itself. */
export function useSoon<Value>(ms: number, value: Value | null, job: (value: Value) => void, ...also: readonly Readable<unknown>[]): void {
  const latest = useRef({ value, job });
  latest.current = { value, job };
  const due = useRef<(() => void) | null>(null);
  const plan = useCallback(() => {
    due.current ??= browserClock.after(ms, () => {
      due.current = null;
      const { value: now, job: then } = latest.current;
      if (now !== null) then(now);
    });
  }, [ms]);
  useEffect(() => {
    if (value !== null) plan();
  }, [plan, value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as many each time
  useEffect(() => {
    const stops = also.map(({ subscribe }) => subscribe(plan));
    return () => {
      for (const stop of stops) stop();
    };
  }, [plan, ...also]);
  useEffect(
    () => () => {
      due.current?.();
      due.current = null;
    },
    [],
  );
}
