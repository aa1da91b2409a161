import { useCallback, useEffect, useState } from 'react';
import { browserClock } from '../sync/clock.ts';
import { ask, type Trouble } from './ask.ts';

/**
 * Something read from the API. What was read before stays while a newer reading fails: an old list with its time beats none.
 * Asked again when the network is back, and after a while where storage did not answer.
 */
export interface Loaded<Value> {
  readonly value: Value | null;
  readonly trouble: Trouble | null;
  /** When `value` was read, ms UTC. */
  readonly at: number;
  readonly refetch: () => Promise<void>;
}

/** As the server says in `Retry-After`. */
export const AGAIN_MS = 5_000;

export function useLoaded<Value>(path: string): Loaded<Value> {
  const [held, hold] = useState<Omit<Loaded<Value>, 'refetch'>>({ value: null, trouble: null, at: 0 });
  const refetch = useCallback(async () => {
    const answer = await ask<Value>('GET', path);
    if (answer.ok) hold({ value: answer.value, trouble: null, at: browserClock.now() });
    else hold((before) => ({ ...before, trouble: answer.reason }));
  }, [path]);
  useEffect(() => {
    const look = (): void => void refetch();
    look();
    window.addEventListener('online', look);
    return () => window.removeEventListener('online', look);
  }, [refetch]);
  const { trouble } = held;
  useEffect(() => (trouble?.code === 'storage' ? browserClock.after(AGAIN_MS, () => void refetch()) : undefined), [trouble, refetch]);
  return { ...held, refetch };
}
