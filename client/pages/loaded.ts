import { useCallback, useEffect, useRef, useState } from 'react';
import { browserClock } from '../lib/clock.ts';
import { type AnswerAt, type Plain, pathOf, type Readable, type Wish } from './address.ts';
import type { Answer, Trouble } from './ask.ts';
import { readPath } from './reading.ts';

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

const NOTHING = { value: null, trouble: null, at: 0 };

/** Does it show less of a log than what is here? One node may be behind another. */
export const isOlder = (come: unknown, here: unknown): boolean => seqOf(come) < seqOf(here);

const seqOf = (shown: unknown): number =>
  typeof shown === 'object' && shown !== null && 'seq' in shown && typeof shown.seq === 'number' ? shown.seq : Number.NaN;

export function useLoaded<A extends Plain & Readable>(address: A): Loaded<AnswerAt<A>>;
export function useLoaded<A extends Readable>(address: A, wish: Wish<A>): Loaded<AnswerAt<A>>;
export function useLoaded(address: Readable, wish: object = {}): Loaded<unknown> {
  return useReading(pathOf(address, wish), readPath);
}

/** `read` stays the same: another path is another reading. */
export function useReading<Value>(path: string, read: (path: string) => Answer<Value>): Loaded<Value> {
  const wanted = useRef(path);
  wanted.current = path;
  const [held, hold] = useState<Omit<Loaded<Value>, 'refetch'> & { readonly path: string }>({ ...NOTHING, path });
  const refetch = useCallback(async () => {
    const answer = await read(path);
    if (wanted.current !== path) return;
    hold((before) => {
      const here = before.path === path ? before : { ...NOTHING, path };
      if (!answer.ok) return { ...here, trouble: answer.reason };
      return { path, value: isOlder(answer.value, here.value) ? here.value : answer.value, trouble: null, at: browserClock.now() };
    });
  }, [path, read]);
  useEffect(() => {
    const look = (): void => void refetch();
    look();
    window.addEventListener('online', look);
    return () => window.removeEventListener('online', look);
  }, [refetch]);
  const { value, trouble, at } = held.path === path ? held : NOTHING;
  const away = trouble?.code === 'storage' ? trouble : null;
  useEffect(() => (away === null ? undefined : browserClock.after(AGAIN_MS, () => void refetch())), [away, refetch]);
  return { value, trouble, at, refetch };
}

/** Two readings as one: here when both are, and in trouble when one is. */
export const both = <One, Other>(one: Loaded<One>, other: Loaded<Other>): Loaded<readonly [One, Other]> => ({
  value: one.value === null || other.value === null ? null : [one.value, other.value],
  trouble: one.trouble ?? other.trouble,
  at: Math.min(one.at, other.at),
  refetch: async () => void (await Promise.all([one.refetch(), other.refetch()])),
});
