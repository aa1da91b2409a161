/**
 * Turns at a log that several nodes write to all the time (K18). The first to append at a position has it, so a node that is far from Redis
 * comes too late again and again. One that came too late twice in a row asks for the next turn as it reads what it came too late for: a key
 * beside the log, which is given back once it was used or came to nothing, and else ends by itself. The others learn of it with their
 * appends, and what is typed there waits, until an act comes behind it. Nothing rests on it but patience: whoever does not see it, or has
 * waited long enough for that turn, appends as ever.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ErrorReply } from 'redis';
import { type LogName, StorageFault } from './log.ts';
import { logKey } from './name.ts';
import type { RedisLine, RedisSession, Reply } from './redis-session.ts';
import { turnKey } from './redis-stream.ts';

/** Too late so often in a row: once is chance. */
const TOO_LATE = 2;
/** Between two looks whether a turn is over. */
const LOOK_MS = 10;
/** A turn lasts for so much, and so many times as long as the append took that was too late: read, look for the head, append, and to spare. */
const SPARE_MS = 100;
const TIMES = 6;

interface Lost {
  /** The position that another had first. */
  readonly seq: number;
  readonly times: number;
  readonly tookMs: number;
}

interface Turn {
  readonly token: string;
  /** Of this node's own: it has it until then at least. Of another's: nobody waits for it any longer. */
  readonly until: number;
}

export class RedisTurns {
  readonly #line: RedisLine;
  readonly #longestMs: number;
  /** Of logs in which this node came too late with its last append. */
  readonly #lost = new Map<string, Lost>();
  readonly #mine = new Map<string, Turn>();
  /** Of other nodes, as this one heard of them last. */
  readonly #others = new Map<string, Turn>();
  readonly #waiting = new Set<Promise<unknown>>();
  /** Turns that are given back, one after the other: one `EXEC` ends all that is watched on its connection. */
  #giving: Promise<void> = Promise.resolve();
  #closed = false;

  /** `line`: on which others' turns are looked at. `longestMs`: how long one lasts at most, and how long anybody waits for it. */
  constructor(line: RedisLine, longestMs: number) {
    this.#line = line;
    this.#longestMs = longestMs;
  }

  /** Does it when nobody else has the turn, or when that was long enough, or when `hurry` is aborted. */
  after<Value>(log: LogName, work: () => Promise<Value>, hurry: AbortSignal): Promise<Value> {
    const key = logKey(log);
    if (hurry.aborted || !this.#isAnothers(key)) return work();
    const done = this.#wait(log, key, hurry).then(work);
    const forget = (): void => void this.#waiting.delete(done);
    this.#waiting.add(done);
    done.then(forget, forget);
    return done;
  }

  /** Nobody waits any more; resolves when what waited is done, and what is being given back is. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#waiting);
    await this.#giving;
  }

  /** Whose turn it is, as this node's next append will know; asked in one write with what goes on anyway. */
  async look(session: RedisSession, log: LogName): Promise<void> {
    try {
      this.#heard(logKey(log), await session.call('GET', turnKey(log)));
    } catch (fault) {
      // whoever may not look waits for nobody
      if (!(fault instanceof ErrorReply)) throw fault;
    }
  }

  /** This node has appended there, or has nothing more to append: its turn is over. */
  release(log: LogName): void {
    const key = logKey(log);
    this.#lost.delete(key);
    const turn = this.#mine.get(key);
    if (turn === undefined) return;
    const isMine = this.#isMine(key);
    this.#mine.delete(key);
    if (isMine) this.#giving = this.#giving.then(() => this.#giveBack(turnKey(log), turn));
  }

  /** Another had that position first, as this node knew after so long. */
  tooLate(log: LogName, seq: number, tookMs: number): void {
    const key = logKey(log);
    this.#lost.set(key, { seq, tookMs, times: (this.#lost.get(key)?.times ?? 0) + 1 });
  }

  /** Entries after `after` are read next, on this session: where that is what this node came too late for, it asks for the turn. */
  reads(session: RedisSession, log: LogName, after: number): void {
    const key = logKey(log);
    const lost = this.#lost.get(key);
    if (lost === undefined || lost.times < TOO_LATE || lost.seq !== after + 1) return;
    const lastsMs = Math.ceil(Math.min(this.#longestMs, SPARE_MS + TIMES * lost.tookMs));
    const until = performance.now() + lastsMs;
    // once more where it has the turn, and was too late all the same: by one who had not heard of it
    const held = this.#isMine(key) ? this.#mine.get(key)?.token : undefined;
    const token = held ?? randomUUID();
    const words = ['SET', turnKey(log), token, 'PX', String(lastsMs), ...(held === undefined ? ['NX'] : [])];
    session.call(...words).then(
      (taken) => taken !== null && this.#mine.set(key, { token, until }),
      () => undefined,
    );
  }

  #isMine(key: string): boolean {
    return performance.now() < (this.#mine.get(key)?.until ?? 0);
  }

  #isAnothers(key: string): boolean {
    return performance.now() < (this.#others.get(key)?.until ?? 0);
  }

  async #wait(log: LogName, key: string, hurry: AbortSignal): Promise<void> {
    const over = new AbortController();
    try {
      await Promise.race([this.#over(log, key, hurry), once(hurry, 'abort', { signal: over.signal })]);
    } finally {
      over.abort();
    }
  }

  async #over(log: LogName, key: string, hurry: AbortSignal): Promise<void> {
    while (this.#isAnothers(key) && !this.#closed && !hurry.aborted) {
      await pause(LOOK_MS);
      // where Redis does not answer, the append says so
      await this.#line.work((session) => this.look(session, log)).catch((fault: unknown) => this.#unknown(key, fault));
    }
  }

  /** Unless it has ended meanwhile, and another has the next. Where Redis does not say, or there is no time, it ends by itself. */
  async #giveBack(key: string, { token, until }: Turn): Promise<void> {
    if (this.#closed || until <= performance.now()) return;
    const compareAndEnd = async (session: RedisSession): Promise<void> => {
      const [, held] = await Promise.all([session.call('WATCH', key), session.call('GET', key)]);
      // in one write, so that nobody else's command comes between them
      const rest = String(held) === token ? [['MULTI'], ['SET', key, '', 'PX', '1'], ['EXEC']] : [['UNWATCH']];
      await Promise.all(rest.map((words) => session.call(...words)));
    };
    await this.#line.work(compareAndEnd).catch(() => undefined);
  }

  #unknown(key: string, fault: unknown): void {
    if (!(fault instanceof StorageFault)) throw fault;
    this.#others.delete(key);
  }

  #heard(key: string, reply: Reply): void {
    const token = reply === null ? '' : String(reply);
    if (token === '' || token === this.#mine.get(key)?.token) this.#others.delete(key);
    // one that stays, however it came to, is waited for once
    else if (token !== this.#others.get(key)?.token) this.#others.set(key, { token, until: performance.now() + this.#longestMs });
  }
}
