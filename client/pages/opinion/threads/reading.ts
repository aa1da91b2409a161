/** The threads of an opinion that this seat may read: all of them once, then only what has changed since. */
import type { ShownThread, ThreadList } from '../../../../shared/wire/comments.ts';
import { browserClock } from '../../../lib/clock.ts';
import { Store } from '../../../lib/store.ts';
import { type Answer, ask } from '../../ask.ts';
import type { Loaded } from '../../loaded.ts';

export interface ThreadsRead extends Pick<ThreadList, 'position' | 'mark' | 'audiences'> {
  readonly threads: ReadonlyMap<string, ShownThread>;
}

/** Those of `changed` are here by now, and were not or were others before. */
type News = (before: ThreadsRead, now: ThreadsRead, changed: readonly ShownThread[]) => void;

export class ThreadsReading {
  readonly shown: Store<Loaded<ThreadsRead>>;
  readonly #opinion: string;
  readonly #news: News;
  #asking: Promise<void> | null = null;
  #isStale = false;

  constructor(opinion: string, news: News) {
    this.#opinion = opinion;
    this.#news = news;
    this.shown = new Store({ value: null, trouble: null, at: 0, refetch: () => this.refetch() });
    void this.refetch();
  }

  /** So many things have been told to this seat. */
  told(position: number): void {
    const { value } = this.shown.getSnapshot();
    if (value === null || position > value.position) void this.refetch();
  }

  /** What comes while an answer is on its way is asked for after it. */
  refetch(): Promise<void> {
    this.#isStale = this.#asking !== null;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
      if (this.#isStale) void this.refetch();
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const held = this.shown.getSnapshot();
    const before = held.value;
    const answer = await this.#read(before?.mark);
    if (!answer.ok) return this.shown.set({ ...held, trouble: answer.reason });
    const { position, mark, whole, threads, audiences } = answer.value;
    if (before !== null && threads.length === 0 && mark === before.mark && held.trouble === null && same(audiences, before.audiences))
      return;
    const known = whole || before === null ? [] : before.threads;
    const value = { position, mark, audiences, threads: new Map([...known, ...threads.map((one) => [one.id, one] as const)]) };
    this.shown.set({ ...held, value, trouble: null, at: browserClock.now() });
    if (before !== null) this.#news(before, value, threads);
  }

  #read(after: string | undefined): Answer<ThreadList> {
    return ask('GET /api/opinions/:id/threads', { id: this.#opinion, after });
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
