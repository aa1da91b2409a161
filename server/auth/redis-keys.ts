import { createClient } from 'redis';
import { LIMITS } from '../limits.ts';
import { StorageFault } from '../log/log.ts';
import { RedisLine, SessionLost, shown } from '../log/redis-session.ts';
import { list } from '../log/redis-stream.ts';
import { StoreRefused } from '../log/refused.ts';
import type { Logger } from '../logger.ts';
import { type KeyKind, type Keys, PORTION, type Portion, present } from './keys.ts';

const PREFIX = 'nemcon:key';
const TAKEN = 'nemcon:key-taken';
const RETRY_MS = 500;

/** It is asked nothing. RESP 2: with RESP 3 the library signs nobody in who has no password. */
const makeEar = (url: string, mayRetry: () => boolean) =>
  createClient({ url, RESP: 2, disableOfflineQueue: true, socket: { reconnectStrategy: () => mayRetry() && RETRY_MS } });

/** Keys beside the streams of several nodes. What one node takes away the others hear at once, and find out within a minute at worst. */
export class RedisKeys implements Keys {
  readonly pauseMs = 60_000;
  readonly #line: RedisLine;
  readonly #ear: ReturnType<typeof makeEar>;
  readonly #listeners = new Set<(hash: string) => void>();
  #connected = false;

  private constructor(url: string, logger: Logger) {
    this.#line = new RedisLine(url, LIMITS.keysMs);
    this.#ear = makeEar(url, () => this.#connected);
    this.#ear.on('error', (fault: Error) => logger.warn({ fault: fault.message }, 'keys: redis'));
  }

  /** Throws StoreRefused where the server is not there, or does not let this user in. */
  static async connect(url: string, logger: Logger): Promise<RedisKeys> {
    const keys = new RedisKeys(url, logger);
    try {
      await keys.#line.session();
      await keys.#ear.connect();
      await keys.#ear.subscribe(TAKEN, (hash) => {
        for (const listener of keys.#listeners) listener(hash);
      });
    } catch (fault) {
      await keys.close();
      const why = fault instanceof SessionLost ? fault.cause : fault;
      throw new StoreRefused([`${shown(url)}: ${why instanceof Error ? why.message : String(why)}`]);
    }
    keys.#connected = true;
    return keys;
  }

  async get(kind: KeyKind, hash: string): Promise<string | null> {
    const value = await this.#line.work((session) => session.call('GET', nameOf(kind, hash)));
    return value === null ? null : String(value);
  }

  async getAll(kind: KeyKind, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const values = await this.#line.work((session) => Promise.all(hashes.map((hash) => session.call('GET', nameOf(kind, hash)))));
    const found = new Map(hashes.map((hash, place) => [hash, values[place] ?? null]));
    return present(hashes, (hash) => (found.get(hash) == null ? null : String(found.get(hash))));
  }

  async put(kind: KeyKind, hash: string, value: string): Promise<void> {
    await this.#line.work((session) => session.call('SET', nameOf(kind, hash), value));
  }

  /** Where an answer was lost, what is there says whose it is. */
  async add(kind: KeyKind, hash: string, value: string): Promise<boolean> {
    return this.#line.work(async (session, again) => {
      if ((await session.call('SET', nameOf(kind, hash), value, 'NX')) !== null) return true;
      return again && String(await session.call('GET', nameOf(kind, hash))) === value;
    });
  }

  async putAll(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    await this.#line.work((session) => Promise.all([...values].map(([hash, value]) => session.call('SET', nameOf(kind, hash), value))));
  }

  async replace(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    await this.#line.work((session) =>
      Promise.all([...values].map(([hash, value]) => session.call('SET', nameOf(kind, hash), value, 'XX'))),
    );
  }

  /** Throws StorageFault also where an answer was lost and it is gone now: whether this took it is not known. */
  async take(kind: KeyKind, hash: string): Promise<string | null> {
    let taken: string | null = null;
    return this.#line.work(async (session, again) => {
      const value = await session.call('GETDEL', nameOf(kind, hash));
      if (value !== null) taken = String(value);
      else if (taken === null && !again) return null;
      await session.call('PUBLISH', TAKEN, hash);
      if (taken === null) throw new StorageFault('whether a key was taken is unknown');
      return taken;
    });
  }

  async forget(kind: KeyKind, hashes: readonly string[]): Promise<void> {
    await this.#line.work((session) => Promise.all(hashes.map((hash) => session.call('GETDEL', nameOf(kind, hash)))));
  }

  async all(kind: KeyKind, holding = ''): Promise<ReadonlyMap<string, string>> {
    const all = new Map<string, string>();
    for (let from: string | null = '0'; from !== null; ) {
      const { found, next }: Portion = await this.portion(kind, from);
      for (const [hash, value] of found) if (value.includes(holding)) all.set(hash, value);
      from = next;
    }
    return all;
  }

  /** Redis goes through the keys of every kind, and gives those of this one. */
  async portion(kind: KeyKind, from: string | null): Promise<Portion> {
    return this.#line.work(async (session) => {
      const [next, names] = list(await session.call('SCAN', from ?? '0', 'MATCH', nameOf(kind, '*'), 'COUNT', String(PORTION)));
      const there = list(names).map(String);
      const values = await Promise.all(there.map((name) => session.call('GET', name)));
      const found = there.flatMap((name, place) => {
        const value = values[place] ?? null;
        return value === null ? [] : [[name.slice(nameOf(kind, '').length), String(value)] as const];
      });
      return { found: new Map(found), next: String(next) === '0' ? null : String(next) };
    });
  }

  watch(news: (hash: string) => void): () => void {
    this.#listeners.add(news);
    return () => this.#listeners.delete(news);
  }

  async close(): Promise<void> {
    this.#connected = false;
    if (this.#ear.isOpen) this.#ear.destroy();
    await this.#line.close();
  }
}

const nameOf = (kind: KeyKind, hash: string): string => `${PREFIX}:${kind}:${hash}`;
