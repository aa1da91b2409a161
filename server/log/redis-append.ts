/**
 * Appending to Redis. The connection is its own: WAITAOF speaks of the writes of its connection only, so all appends of one batch are
 * written on it and then one WAITAOF, outside MULTI, says that they are on disk. Three traps are avoided here:
 * - XADD refuses an id that is taken but accepts a gap: the head is asked for on each new connection and nothing is written past it.
 * - An answer can be lost when the append was not: it is looked for on the next connection, and written again only where it is not.
 * - WAITAOF says nothing of what another connection wrote: before such a find is confirmed, a fence is written and waited for.
 */
import { ErrorReply } from 'redis';
import { type Appended, type LogName, StorageFault, type Stored } from './log.ts';
import { logKey } from './name.ts';
import type { RedisLine, RedisSession } from './redis-session.ts';
import { FENCE_KEY, type Item, lastSeq, list, NAMES_KEY, readItems, sameItem, streamKey, toItem } from './redis-stream.ts';
import type { RedisTurns } from './redis-turns.ts';
import { runStart } from './run.ts';

export interface Append {
  readonly log: LogName;
  readonly entries: readonly Stored[];
}

export interface Durability {
  /** Replicas that must have it on their disks too. */
  readonly replicas: number;
  /** How long a batch may take before its outcome counts as unknown. */
  readonly deadlineMs: number;
}

const TAKEN = /equal or smaller/;

/** What is written but not yet known to be on disk: `found` was there already, from an answer that was lost. */
type Outcome = 'written' | 'found' | 'taken';

export class RedisAppender {
  readonly #line: RedisLine;
  readonly #durability: Durability;
  readonly #turns: RedisTurns;
  /** Heads as this session has seen them. */
  #heads = new Map<string, number>();
  #headsOf: RedisSession | null = null;
  /** The last `seq` of each log that this node wrote or tried to. */
  readonly #sent = new Map<string, number>();
  /** The last `seq` of each log that this node called recorded. */
  readonly #recorded = new Map<string, number>();

  constructor(line: RedisLine, durability: Durability, turns: RedisTurns) {
    this.#line = line;
    this.#durability = durability;
    this.#turns = turns;
  }

  /** Did this node itself write that `seq`? */
  isOwn(log: LogName, seq: number): boolean {
    return seq <= (this.#sent.get(logKey(log)) ?? 0);
  }

  /** Appends to different logs go together; two to one log follow each other, as the second is only right if the first was. */
  async append(appends: readonly Append[]): Promise<readonly Appended[]> {
    const answers = new Map<Append, Appended>();
    for (let left = [...appends]; left.length > 0; ) {
      const seen = new Set<string>();
      const round = left.filter(({ log }) => !seen.has(logKey(log)) && seen.add(logKey(log)));
      left = left.filter((append) => !round.includes(append));
      const outcomes = await this.#line
        .work((session, again) => this.#write(session, round, again))
        .catch((fault: unknown) => this.#disown(round, fault));
      for (const [i, append] of round.entries()) answers.set(append, outcomes[i] === 'taken' ? 'taken' : 'ok');
    }
    return appends.map((append) => answers.get(append) ?? 'taken');
  }

  /** What becomes of them is unknown: one that comes late is news to whoever has given it up. */
  #disown(round: readonly Append[], fault: unknown): never {
    for (const { log } of round) this.#sent.set(logKey(log), this.#recorded.get(logKey(log)) ?? 0);
    throw fault;
  }

  async #write(session: RedisSession, round: readonly Append[], again: boolean): Promise<readonly Outcome[]> {
    if (this.#headsOf !== session) this.#heads = new Map();
    this.#headsOf = session;
    const begun = performance.now();
    const looks = round.map(({ log }) => this.#turns.look(session, log));
    const [outcomes] = await Promise.all([this.#writeAll(session, round, again), ...looks]);
    if (outcomes.includes('found')) await session.call('INCR', FENCE_KEY);
    if (outcomes.some((outcome) => outcome !== 'taken')) await confirm(session, this.#durability);
    for (const [i, { log, entries }] of round.entries()) {
      if (outcomes[i] === 'taken') {
        this.#turns.tooLate(log, runStart(entries), performance.now() - begun);
        continue;
      }
      this.#recorded.set(logKey(log), runStart(entries) + entries.length - 1);
      this.#turns.release(log);
    }
    return outcomes;
  }

  async #writeAll(session: RedisSession, round: readonly Append[], again: boolean): Promise<readonly Outcome[]> {
    await this.#learnHeads(session, round);
    return Promise.all(round.map((append) => this.#writeOne(session, append, again)));
  }

  /** The head of each log that this session has not seen yet, or that has moved on without it. */
  async #learnHeads(session: RedisSession, round: readonly Append[]): Promise<void> {
    const stale = round.filter(({ log, entries }) => (this.#heads.get(logKey(log)) ?? -1) < runStart(entries) - 1);
    const heads = await Promise.all(stale.map(({ log }) => readHead(session, log)));
    for (const [i, { log }] of stale.entries()) {
      const key = logKey(log);
      const head = heads[i] ?? 0;
      const recorded = this.#recorded.get(key) ?? 0;
      if (head < recorded) throw new StorageFault(`${key}: Redis has lost entries: ${recorded} were recorded, it holds ${head}`);
      this.#heads.set(key, head);
    }
  }

  async #writeOne(session: RedisSession, { log, entries }: Append, again: boolean): Promise<Outcome> {
    const key = logKey(log);
    const start = runStart(entries);
    const head = this.#heads.get(key) ?? 0;
    const { item, payloads, add } = toItem(log, entries);
    if (start !== head + 1) return again && start <= head ? this.#find(session, log, item) : 'taken';
    this.#sent.set(key, Math.max(this.#sent.get(key) ?? 0, lastSeq(item)));
    const name = start === 1 ? [['SADD', NAMES_KEY, key]] : [];
    const beside = Promise.all([...payloads, ...name].map((words) => session.call(...words)));
    const [besides, added] = await Promise.allSettled([beside, session.call(...add)]);
    if (added.status === 'rejected') {
      this.#heads.delete(key);
      if (added.reason instanceof ErrorReply && TAKEN.test(added.reason.message)) return this.#find(session, log, item);
      throw added.reason;
    }
    // The entry is there now, so its payload must be: refused for a moment (memory, disk), it is asked for again.
    if (besides.status === 'rejected') for (const words of [...payloads, ...name]) await session.call(...words);
    this.#heads.set(key, lastSeq(item));
    return 'written';
  }

  /** Is what holds that `seq` ours, written when the answer was lost? */
  async #find(session: RedisSession, log: LogName, item: Item): Promise<Outcome> {
    const [there] = readItems(await session.call('XRANGE', streamKey(log), `${item.seq}-0`, `${item.seq}-0`));
    return there && sameItem(there, item) ? 'found' : 'taken';
  }
}

/** Waits until everything this session wrote is on the disks that were asked for; the session ends where that takes too long. */
export async function confirm(session: RedisSession, { replicas, deadlineMs }: Durability): Promise<void> {
  for (;;) {
    const [local, others] = list(await session.call('WAITAOF', '1', String(replicas), String(deadlineMs)));
    if (Number(local) >= 1 && Number(others) >= replicas) return;
  }
}

export async function readHead(session: RedisSession, log: LogName): Promise<number> {
  const [last] = readItems(await session.call('XREVRANGE', streamKey(log), '+', '-', 'COUNT', '1'));
  return last ? lastSeq(last) : 0;
}
