import { ErrorReply } from 'redis';
import { told } from '../told.ts';
import { Batch } from './batch.ts';
import {
  type Appended,
  type Head,
  type Kept,
  type KeptSummary,
  LOG_FOLDS,
  type Log,
  type LogFold,
  type LogName,
  type MaskedPayload,
  StorageFault,
  type Stored,
} from './log.ts';
import { compareNames, readLogKey } from './name.ts';
import { type Append, confirm, type Durability, RedisAppender } from './redis-append.ts';
import { askRedis, redisObjections } from './redis-gate.ts';
import { RedisLine, type RedisSession, SessionLost, Silence, shown } from './redis-session.ts';
import {
  digestAt,
  foldKey,
  lastSeq,
  list,
  NAMES_KEY,
  PROBE_KEY,
  packPayload,
  payloadKey,
  plain,
  readBare,
  readEntries,
  readItems,
  snapshotKey,
  streamKey,
  summaryKey,
  toBuffer,
} from './redis-stream.ts';
import { RedisTurns } from './redis-turns.ts';
import { RedisWatch } from './redis-watch.ts';
import { StoreRefused } from './refused.ts';
import { logsOf, timed } from './timed.ts';

/** Redis says something every half a second to whoever waits there (redis-watch.ts): a node that hears nothing for longer is deaf. */
const DEAF_MS = 2_000;
/** Items read at once: bounds the memory of one answer. */
const PAGE = 500;
const SEQ_BYTES = 8;

/** Several nodes, one stream for each opinion: Redis is only the sequencer and the disk. */
export class RedisLog implements Log {
  readonly #reading: RedisLine;
  readonly #side: RedisLine;
  readonly #appending: RedisLine;
  readonly #appends: Batch<Asked, Appended>;
  readonly #watching: RedisWatch;
  readonly #turns: RedisTurns;
  readonly #durability: Durability;
  #silentAt = Number.NEGATIVE_INFINITY;

  private constructor(url: string, durability: Durability) {
    this.#durability = durability;
    // asked once more where the first connection was lost
    this.#reading = new RedisLine(url, durability.deadlineMs / 2);
    this.#side = new RedisLine(url, durability.deadlineMs);
    this.#appending = new RedisLine(url, durability.deadlineMs, (session) => assertFit(session, url, durability));
    this.#turns = new RedisTurns(this.#reading, durability.deadlineMs / 4);
    const appender = new RedisAppender(this.#appending, durability, this.#turns);
    this.#appends = new Batch((appends) => timed('commit', logsOf(appends), () => this.#append(appender, appends)));
    this.#watching = new RedisWatch(new RedisLine(url, Math.min(durability.deadlineMs, DEAF_MS)), (log, seq) => appender.isOwn(log, seq));
  }

  /** Throws StoreRefused where the server is not fit or not there. */
  static async open(url: string, durability: Durability = { replicas: 0, deadlineMs: 5_000 }): Promise<RedisLog> {
    const log = new RedisLog(url, durability);
    try {
      await log.#appending.session();
    } catch (fault) {
      await log.close();
      if (!(fault instanceof SessionLost || fault instanceof Silence || fault instanceof ErrorReply)) throw fault;
      throw new StoreRefused([`${shown(url)}: ${fault.cause instanceof Error ? fault.cause.message : fault.message}`]);
    }
    return log;
  }

  append(log: LogName, entries: readonly Stored[], yields?: AbortSignal): Promise<Appended> {
    const add = (): Promise<Appended> => this.#appends.add({ log, entries, askedAt: performance.now() });
    return timed('append', [log], () => (yields ? this.#turns.after(log, add, yields) : add()));
  }

  release(log: LogName): void {
    this.#turns.release(log);
  }

  /** Written over, because a server may delete nothing; an append that is written once more leaves it so. */
  async erase(log: LogName, seqs: readonly number[]): Promise<void> {
    await this.#side.work(async (session) => {
      for (const seq of seqs) {
        const digest = digestAt(readItems(await session.call('XREVRANGE', streamKey(log), `${seq}-0`, '-', 'COUNT', '1')), seq);
        if (digest !== null) await session.call('SET', payloadKey(log, digest), Buffer.alloc(0), 'XX');
      }
      for (const of of LOG_FOLDS) await session.call('SET', foldKey(log, of), Buffer.alloc(0), 'XX');
      await confirm(session, this.#durability);
    });
  }

  /** Written over, as in `erase`: under the digest that its item names, whatever is kept there. */
  async mask(log: LogName, masked: readonly MaskedPayload[]): Promise<void> {
    await this.#side.work(async (session) => {
      await Promise.all(
        masked.map(async ({ seq, payload }) => {
          const digest = digestAt(readItems(await session.call('XREVRANGE', streamKey(log), `${seq}-0`, '-', 'COUNT', '1')), seq);
          const key = digest === null ? null : payloadKey(log, digest);
          if (key !== null && !(await isErased(session, key))) await session.call('SET', key, packPayload(payload, null), 'XX');
        }),
      );
      for (const key of [snapshotKey(log), summaryKey(log), ...LOG_FOLDS.map((of) => foldKey(log, of))])
        await session.call('SET', key, Buffer.alloc(0), 'XX');
      await confirm(session, this.#durability);
    });
  }

  async head(log: LogName): Promise<Stored | null> {
    return this.#reading.work(async (session) => {
      const [last] = readItems(await session.call('XREVRANGE', streamKey(log), '+', '-', 'COUNT', '1'));
      return last ? ((await readEntries(session, log, [last], lastSeq(last) - 1))[0] ?? null) : null;
    });
  }

  async read(log: LogName, after: number, limit = Number.POSITIVE_INFINITY): Promise<readonly Stored[]> {
    const entries: Stored[] = [];
    while (entries.length < limit) {
      const page = await this.#reading.work((session) => {
        this.#turns.reads(session, log, after + entries.length);
        return readPage(session, log, after + entries.length, Math.min(PAGE, limit));
      });
      entries.push(...page.entries.slice(0, limit - entries.length));
      // not until nothing is new: where another writes all the time that never comes
      if (page.isLast) break;
    }
    return entries;
  }

  async names(): Promise<readonly LogName[]> {
    return (await this.heads()).map(({ log }) => log);
  }

  async heads(): Promise<readonly Head[]> {
    return this.#reading.work(async (session) => {
      const named = await names(session);
      const ends = await Promise.all(named.map((log) => session.call('XREVRANGE', streamKey(log), '+', '-', 'COUNT', '1')));
      // A name is written before its first entry, which may then never have come.
      const heads = named.flatMap((log, i) => {
        const last = readBare(ends[i] ?? []).at(-1);
        return last === undefined ? [] : { log, header: last.header };
      });
      return heads.sort((a, b) => compareNames(a.log, b.log));
    });
  }

  watch(log: LogName, news: () => void): () => void {
    return this.#watching.watch(log, news);
  }

  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void> {
    return this.#put(snapshotKey(log), seq, bytes);
  }

  getSnapshot(log: LogName): Promise<Kept | null> {
    return this.#get(snapshotKey(log));
  }

  putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void> {
    return this.#put(foldKey(log, of), seq, bytes);
  }

  getFold(log: LogName, of: LogFold): Promise<Kept | null> {
    return this.#get(foldKey(log, of));
  }

  async putSummary(log: LogName, bytes: Uint8Array): Promise<void> {
    await this.#side.work((session) => session.call('SET', summaryKey(log), Buffer.from(bytes)));
  }

  async summaries(): Promise<readonly KeptSummary[]> {
    return this.#reading.work(async (session) => {
      const named = await names(session);
      const kept = await Promise.all(named.map((log) => session.call('GET', summaryKey(log))));
      return named.flatMap((log, i) => {
        const value = kept[i] ?? null;
        const bytes = value === null ? null : plain(toBuffer(value));
        return bytes === null || bytes.length === 0 ? [] : { log, bytes };
      });
    });
  }

  async probe(): Promise<void> {
    await this.#side.work(async (session) => {
      const begun = performance.now();
      await session.call('INCR', PROBE_KEY);
      told.roundTrip.tell((performance.now() - begun) / 1000);
      await confirm(session, this.#durability);
    });
  }

  async close(): Promise<void> {
    await this.#turns.close();
    await this.#appends.drained();
    await Promise.all([this.#watching.close(), this.#appending.close(), this.#reading.close(), this.#side.close()]);
  }

  async #put(key: string, seq: number, bytes: Uint8Array): Promise<void> {
    const value = Buffer.alloc(SEQ_BYTES + bytes.length);
    value.writeBigUInt64BE(BigInt(seq));
    value.set(bytes, SEQ_BYTES);
    await this.#side.work((session) => session.call('SET', key, value));
  }

  async #get(key: string): Promise<Kept | null> {
    const reply = await this.#reading.work((session) => session.call('GET', key));
    if (reply === null) return null;
    const value = toBuffer(reply);
    if (value.length < SEQ_BYTES) return null; // it was dropped
    return { seq: Number(value.readBigUInt64BE()), bytes: plain(value.subarray(SEQ_BYTES)) };
  }

  /** Whoever waited while the server said nothing does not wait for that once more. */
  async #append(appender: RedisAppender, appends: readonly Asked[]): Promise<readonly Appended[]> {
    if (appends.some(({ askedAt }) => askedAt < this.#silentAt)) throw new StorageFault('Redis did not answer in time');
    try {
      return await appender.append(appends);
    } catch (fault) {
      if (fault instanceof Silence) this.#silentAt = performance.now();
      throw fault;
    }
  }
}

async function isErased(session: RedisSession, key: string): Promise<boolean> {
  const [kept = null] = list(await session.call('MGET', key));
  return kept === null || toBuffer(kept).length === 0;
}

/** An append that waits for its turn. */
interface Asked extends Append {
  readonly askedAt: number;
}

/** Of logs that have an entry, and of those that may never get their first. */
const names = async (session: RedisSession): Promise<readonly LogName[]> =>
  list(await session.call('SMEMBERS', NAMES_KEY)).flatMap((key) => readLogKey(String(key)) ?? []);

/** What lies from entry `after + 1` on, as many items and one more; `isLast`: there was no more of it when it was read. */
async function readPage(
  session: RedisSession,
  log: LogName,
  after: number,
  count: number,
): Promise<{ readonly entries: readonly Stored[]; readonly isLast: boolean }> {
  const key = streamKey(log);
  // in this order: what another appends between the two makes no hole
  const [rest, first] = await Promise.all([
    session.call('XRANGE', key, `${after + 2}-0`, '+', 'COUNT', String(count)),
    session.call('XREVRANGE', key, `${after + 1}-0`, '-', 'COUNT', '1'),
  ]);
  const later = readItems(rest);
  const entries = await readEntries(session, log, [...readItems(first), ...later], after);
  return { entries, isLast: later.length < count };
}

async function assertFit(session: RedisSession, url: string, { replicas }: Durability): Promise<void> {
  const objections = redisObjections(await askRedis(session), replicas);
  if (objections.length > 0) throw new StoreRefused(objections.map((line) => `${shown(url)}: ${line}`));
}
