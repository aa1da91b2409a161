/** The threads of the opinion that is open on the page; null before their code has come, and where nobody is signed in. */
import { Store } from '../../../lib/store.ts';
import type { Threads } from './threads.ts';

export const threadsHere = new Store<Threads | null>(null);
