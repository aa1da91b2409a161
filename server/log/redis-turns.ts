/**
 * Turns at a log that several nodes write to all the time (K18). The first to append at a position has it, so a node that is far from Redis
 * comes too late again and again. One that came too late twice in a row asks for the next turn as it reads what it came too late for: a key
 * beside the log, which ends by itself. The others learn of it with their appends, and wait until it is gone. Nothing rests on it but
 * patience: whoever does not see it, or has waited long enough, appends as ever.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type LogName, StorageFault } from './log.ts';
import { logKey } from './name.ts';
import type { RedisLine, RedisSession, Reply } from './redis-session.ts';
import { turnKey } from './redis-stream.ts';

/** Too late so often in a row: once is chance. */
const TOO_LATE = 2;
/** Between two looks whether a turn is over. */
const LOOK_MS = 10;

interface Lost {
  /** The position that another had first. */
  readonly seq: number;
  readonly times: number;
}

export class RedisTurns {
  readonly #line: RedisLine;
  readonly #turnMs: number;
  readonly #id = randomUUID();
  /** Of logs in which this node came too late with its last append. */
  readonly #lost = new Map<string, Lost>();
  /** Until when the turn is this node's at least. */
  readonly #mine = new Map<string, number>();
  /** Logs in which it was somebody else's, when this node last heard. */
  readonly #others = new Set<string>();
  readonly #waiting = new Set<Promise<unknown>>();
  #closed = false;

  /** `line`: on which others' turns are looked at. `turnMs`: how long one holds, and how long anybody waits for it. */
  constructor(line: RedisLine, turnMs: number) {
    this.#line = line;
    this.#turnMs = turnMs;
  }

  /** Does it when nobody else has the turn, or when that was long enough. */
  after<Value>(log: LogName, work: () => Promise<Value>): Promise<Value> {
    const key = logKey(log);
    if (!this.#others.has(key)) return work();
    const done = this.#wait(log, key).then(work);
    const forget = (): void => void this.#waiting.delete(done);
    this.#waiting.add(done);
    done.then(forget, forget);
    return done;
  }

  /** Nobody waits any more; resolves when what waited is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#waiting);
  }

  /** Whose turn it is, as this node's next append will know; asked in one write with what goes on anyway. */
  async look(session: RedisSession, log: LogName): Promise<void> {
    this.#heard(log, await session.call('GET', turnKey(log)));
  }

  /** This node has appended there. */
  won(session: RedisSession, log: LogName): void {
    const key = logKey(log);
    this.#lost.delete(key);
    const isMine = this.#isMine(key);
    this.#mine.delete(key);
    // it ends by itself as well
    if (isMine) session.call('SET', turnKey(log), '', 'PX', '1').catch(() => undefined);
  }

  /** Another had that position first. */
  tooLate(log: LogName, seq: number): void {
    const key = logKey(log);
    this.#lost.set(key, { seq, times: (this.#lost.get(key)?.times ?? 0) + 1 });
  }

  /** Entries after `after` are read next, on this session: where that is what this node came too late for, it asks for the turn. */
  reads(session: RedisSession, log: LogName, after: number): void {
    const key = logKey(log);
    const lost = this.#lost.get(key);
    if (lost === undefined || lost.times < TOO_LATE || lost.seq !== after + 1) return;
    const begun = performance.now();
    // once more where it has the turn, and was too late all the same: by one who had not heard of it
    const words = ['SET', turnKey(log), this.#id, 'PX', String(this.#turnMs), ...(this.#isMine(key) ? [] : ['NX'])];
    session.call(...words).then(
      (taken) => taken !== null && this.#mine.set(key, begun + this.#turnMs),
      () => undefined,
    );
  }

  #isMine(key: string): boolean {
    return performance.now() < (this.#mine.get(key) ?? 0);
  }

  async #wait(log: LogName, key: string): Promise<void> {
    const until = performance.now() + this.#turnMs;
    while (this.#others.has(key) && performance.now() < until && !this.#closed) {
      await pause(LOOK_MS);
      // where Redis does not answer, the append says so
      await this.#line.work((session) => this.look(session, log)).catch((fault: unknown) => this.#unknown(key, fault));
    }
    this.#others.delete(key);
  }

  #heard(log: LogName, holder: Reply): void {
    const key = logKey(log);
    const other = holder !== null && String(holder) !== '' && String(holder) !== this.#id;
    if (other) this.#others.add(key);
    else this.#others.delete(key);
  }

  #unknown(key: string, fault: unknown): void {
    if (!(fault instanceof StorageFault)) throw fault;
    this.#others.delete(key);
  }
}
