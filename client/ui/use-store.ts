import { useSyncExternalStore } from 'react';
import type { Readable } from '../lib/store.ts';

/** What a store holds; asked for again whenever that changes. */
export const useStore = <Value>({ subscribe, getSnapshot }: Readable<Value>): Value => useSyncExternalStore(subscribe, getSnapshot);
