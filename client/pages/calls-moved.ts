import { Store } from '../lib/store.ts';

/** Counts how often the server has said that other calls run than before. */
export const callsMoved = new Store(0);

/** The same of whatever else was done in an opinion. */
export const actsMoved = new Store(0);
