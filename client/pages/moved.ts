/** What pages look again for: how often the server has said that something is other than before. */
import { Store } from '../lib/store.ts';

/** Other calls run. */
export const callsMoved = new Store(0);

/** Something else was done in an opinion. */
export const actsMoved = new Store(0);
