import { useRef, useSyncExternalStore } from 'react';
import type { Readable } from '../lib/store.ts';

/** What a store holds; asked for again whenever that changes. */
export const useStore = <Value>({ subscribe, getSnapshot }: Readable<Value>): Value => useSyncExternalStore(subscribe, getSnapshot);

/** What somebody shows of it: drawn again where that says something else. What is made for it, lists and records, is compared by what is in them. */
export function useOf<Value, Of>({ subscribe, getSnapshot }: Readable<Value>, of: (value: Value) => Of): Of {
  const latest = useRef<Of | undefined>(undefined);
  return useSyncExternalStore(subscribe, () => {
    const now = of(getSnapshot());
    if (!alike(latest.current, now)) latest.current = now;
    return latest.current as Of;
  });
}

/** By what is in them. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && alike(one[key], other[key]));
}

/** A map or a set, and what is of a class, is the same or another. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Array.isArray(value) || (value as object | null)?.constructor === Object;
