/**
 * Hearing what other nodes append: one connection that waits at the end of all watched streams. What it hears it only passes on as
 * "there is news": who cares reads the log. Where the connection is lost everything counts as news, since anything may have been missed.
 */
import type { LogName } from './log.ts';
import { logKey } from './name.ts';
import { readHead } from './redis-append.ts';
import type { RedisLine, RedisSession } from './redis-session.ts';
import { lastSeq, list, readItems, streamKey } from './redis-stream.ts';

interface Watched {
  readonly log: LogName;
  readonly listeners: Set<() => void>;
  /** The last `seq` that was heard of; null before the end of the stream was looked for. */
  seq: number | null;
}

/** A stream that is watched from now on joins the waiting after this time at the latest. */
const WAIT_MS = 500;
const RETRY_MS = 500;

export class RedisWatch {
  readonly #line: RedisLine;
  readonly #isOwn: (log: LogName, seq: number) => boolean;
  readonly #watched = new Map<string, Watched>();
  #loop: Promise<void> | null = null;
  #closed = false;
  #wake: () => void = () => {};

  constructor(line: RedisLine, isOwn: (log: LogName, seq: number) => boolean) {
    this.#line = line;
    this.#isOwn = isOwn;
  }

  watch(log: LogName, news: () => void): () => void {
    const key = logKey(log);
    const watched = this.#watched.get(key) ?? { log, listeners: new Set(), seq: null };
    this.#watched.set(key, watched);
    const listener = () => news();
    watched.listeners.add(listener);
    this.#loop ??= this.#listen();
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0 && this.#watched.get(key) === watched) this.#watched.delete(key);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#line.close();
    await this.#loop;
  }

  async #listen(): Promise<void> {
    while (!this.#closed && this.#watched.size > 0) {
      try {
        await this.#line.work(async (session) => {
          await this.#findEnds(session);
          await this.#wait(session);
        });
      } catch {
        if (this.#closed) break;
        for (const watched of this.#watched.values()) watched.seq = null;
        await this.#pause();
      }
    }
    this.#loop = null;
  }

  /** Something may have been appended between its reader's last look and now: that is news too. */
  async #findEnds(session: RedisSession): Promise<void> {
    const fresh = [...this.#watched.values()].filter(({ seq }) => seq === null);
    const ends = await Promise.all(fresh.map(({ log }) => readHead(session, log)));
    for (const [i, watched] of fresh.entries()) this.#heard(watched, ends[i] ?? 0);
  }

  async #wait(session: RedisSession): Promise<void> {
    const watched = [...this.#watched.values()].filter(({ seq }) => seq !== null);
    const keys = watched.map(({ log }) => streamKey(log));
    // An item's id is its first seq: what comes after seq n has an id of at least n + 1, and XREAD wants "after".
    const after = watched.map(({ seq }) => `${seq}-1`);
    const reply = await session.call('XREAD', 'COUNT', '100', 'BLOCK', String(WAIT_MS), 'STREAMS', ...keys, ...after);
    if (reply === null) return;
    for (const stream of list(reply)) {
      const [key, items] = list(stream);
      const heard = watched[keys.indexOf(String(key))];
      const last = readItems(items ?? []).at(-1);
      if (heard && last) this.#heard(heard, lastSeq(last));
    }
  }

  #heard(watched: Watched, seq: number): void {
    watched.seq = seq;
    if (this.#isOwn(watched.log, seq)) return;
    for (const listener of watched.listeners) listener();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
