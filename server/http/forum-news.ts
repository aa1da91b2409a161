/**
 * Tells open pages up to which `seq` the forum's log has come, when other calls run than before, and when something else was done in an
 * opinion, so that nobody has to ask again and again. A page that hears of a later one than it shows reads the forum anew. Said again every while, so that a line that has died is noticed at both ends.
 */
import type { Response } from 'express';
import type { Identity } from '../auth/authenticator.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { CallNews } from './call-news.ts';

/** Shorter than any usual proxy waits. */
const AGAIN_MS = 20_000;

/** Which these are is asked for (`GET /api/opinions`). */
const CALLS = 'event: calls\ndata: changed\n\n';
const ACTS = 'event: acts\ndata: done\n\n';
/** Of many acts at once there is one word: whoever hears it asks how all opinions stand. */
const ACTS_MS = 1_000;

export class ForumNews {
  readonly #forum: Pick<Forum, 'state'>;
  readonly #clock: Clock;
  /** And of which session. */
  readonly #readers = new Map<Response, string>();
  readonly #unwatch: readonly (() => void)[];
  #cancel: () => void = () => {};
  /** Ends the wait before acts are told; null where none are to be told. */
  #actsDue: (() => void) | null = null;

  constructor(forum: Pick<Forum, 'state' | 'onChange'>, clock: Clock, calls: Pick<CallNews, 'onChange'>) {
    this.#forum = forum;
    this.#clock = clock;
    this.#unwatch = [
      forum.onChange(() => this.#tell(this.#words())),
      calls.onChange((done) => (done === 'calls' ? this.#tell(CALLS) : this.#actsSoon())),
    ];
    this.#saySoon();
  }

  /** Does a session hold as many as it may? */
  full(session: string): boolean {
    return [...this.#readers.values()].filter((one) => one === session).length >= LIMITS.newsPerSession;
  }

  /** Until the reader goes, or its right ends. */
  open(res: Response, identity: Pick<Identity, 'onEnd' | 'session'>): void {
    res.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    res.write(this.#words());
    this.#readers.set(res, identity.session);
    const forget = identity.onEnd(() => this.#end(res));
    res.once('close', () => {
      this.#readers.delete(res);
      forget();
    });
  }

  close(): void {
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel();
    this.#actsDue?.();
    for (const res of this.#readers.keys()) this.#end(res);
  }

  /** It closes a little later; until then nothing may be written to it. */
  #end(res: Response): void {
    this.#readers.delete(res);
    res.end();
  }

  #words(): string {
    return `data: ${this.#forum.state.seq}\n\n`;
  }

  #tell(words: string): void {
    for (const res of this.#readers.keys()) res.write(words);
  }

  #actsSoon(): void {
    this.#actsDue ??= this.#clock.after(ACTS_MS, () => {
      this.#actsDue = null;
      this.#tell(ACTS);
    });
  }

  #saySoon(): void {
    this.#cancel = this.#clock.after(AGAIN_MS, () => {
      this.#tell(this.#words());
      this.#saySoon();
    });
  }
}
