/** What this person has read in the threads of an opinion, on this device: all that was there at first, then thread by thread. */
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { Store } from '../../../lib/store.ts';

/** Of older ones all is read. */
const KEPT = 300;

interface Kept {
  /** All that was said until then is read, ms UTC. */
  readonly since: number;
  readonly threads: readonly (readonly [thread: string, at: number])[];
}

export class ReadMarks {
  readonly kept: Store<Kept>;
  readonly #storage: Storage;
  readonly #place: string;

  constructor(storage: Storage, opinion: string, whose: { readonly seat: string; readonly person: string }, now: number) {
    this.#storage = storage;
    this.#place = `nemcon.read.${opinion}.${whose.seat}.${whose.person}`;
    const before = JSON.parse(storage.getItem(this.#place) ?? 'null') as Kept | null;
    this.kept = new Store(before ?? { since: now, threads: [] });
    if (before === null) this.#keep(this.kept.getSnapshot());
  }

  read(thread: ShownThread): void {
    const at = lastOf(thread);
    const { since, threads } = this.kept.getSnapshot();
    if (at <= Math.max(since, readAt(threads, thread.id))) return;
    const all = [...threads.filter(([id]) => id !== thread.id), [thread.id, at] as const];
    const old = all.slice(0, -KEPT);
    this.#keep({ since: Math.max(since, ...old.map(([, then]) => then)), threads: all.slice(-KEPT) });
  }

  #keep(kept: Kept): void {
    this.kept.set(kept);
    try {
      this.#storage.setItem(this.#place, JSON.stringify(kept));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: it is read on this page, just not over a reload
    }
  }
}

/** Has somebody else said something there that was not read? */
export const isUnread = ({ since, threads }: Kept, thread: ShownThread, seat: string): boolean =>
  thread.messages.some(({ at, by }) => by !== seat && at > Math.max(since, readAt(threads, thread.id)));

const readAt = (threads: Kept['threads'], thread: string): number => threads.find(([id]) => id === thread)?.[1] ?? 0;
const lastOf = ({ messages }: ShownThread): number => Math.max(0, ...messages.map(({ at }) => at));
