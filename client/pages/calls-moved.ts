import { Store } from '../lib/store.ts';

/** Counts how often the server has said that other calls run than before. */
export const callsMoved = new Store(0);
