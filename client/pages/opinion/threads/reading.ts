/** The threads of an opinion that this seat may read: all of them once, part by part, then only what has changed since. */
import type { ShownThread, ThreadList } from '../../../../shared/wire/comments.ts';
import { browserClock } from '../../../lib/clock.ts';
import { Store } from '../../../lib/store.ts';
import { type Answer, ask } from '../../ask.ts';
import { AGAIN_MS, type Loaded } from '../../loaded.ts';

export interface ThreadsRead extends Pick<ThreadList, 'position' | 'mark' | 'more' | 'audiences'> {
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
  #leave = (): void => {};
  #isClosed = false;

  constructor(opinion: string, news: News) {
    this.#opinion = opinion;
    this.#news = news;
    this.shown = new Store({ value: null, trouble: null, at: 0, refetch: () => this.refetch() });
    void this.refetch();
  }

  /** So many things have been told to this seat. */
  told(position: number): void {
    const { value } = this.shown.getSnapshot();
    // its number counts all, what this page has not been told so far too
    if (value === null || value.more || position > value.position) void this.refetch();
  }

  /** What comes while an answer is on its way is asked for after it. */
  refetch(): Promise<void> {
    this.#leave();
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
    if (!answer.ok) {
      // the oldest came first, so what is missing is the newest: nothing else would ask for it
      if (!this.#isClosed && before?.more !== false && mayPass(answer.reason.status))
        this.#leave = browserClock.after(AGAIN_MS, () => void this.refetch());
      return this.shown.set({ ...held, trouble: answer.reason });
    }
    const { position, mark, whole, more, threads, audiences } = answer.value;
    if (before !== null && threads.length === 0 && mark === before.mark && held.trouble === null && same(audiences, before.audiences))
      return;
    const all = new Map(whole || before === null ? [] : before.threads);
    const come = threads.map((one) => joined(all.get(one.id), one));
    for (const one of come) all.set(one.id, one);
    const value = { position, mark, more, audiences, threads: all };
    this.shown.set({ ...held, value, trouble: null, at: browserClock.now() });
    if (before?.more === false) this.#news(before, value, come);
    if (more) this.#isStale = true;
  }

  close(): void {
    this.#isClosed = true;
    this.#leave();
  }

  #read(since: string | undefined): Answer<ThreadList> {
    return ask('GET /api/opinions/:id/threads', { id: this.#opinion, since });
  }
}

/** No answer came, or one that may be another in a while. */
const mayPass = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** What was told of a thread before, with what has come since. */
function joined(before: ShownThread | undefined, now: ShownThread): ShownThread {
  const come = new Map(now.messages.map((message) => [message.id, message]));
  const known = (before?.messages ?? []).map((message) => come.get(message.id) ?? message);
  for (const { id } of known) come.delete(id);
  return { ...now, messages: [...known, ...come.values()] };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
