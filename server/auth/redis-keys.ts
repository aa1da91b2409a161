import { createClient } from 'redis';
import { shown } from '../log/redis-session.ts';
import { StoreRefused } from '../log/refused.ts';
import type { Logger } from '../logger.ts';
import type { KeyKind, Keys } from './keys.ts';

const PREFIX = 'nemcon:key';
const TAKEN = 'nemcon:key-taken';
const RETRY_MS = 500;

/** RESP 2: with RESP 3 the library signs nobody in who has no password. */
const makeClient = (url: string, mayRetry: () => boolean) =>
  createClient({ url, RESP: 2, disableOfflineQueue: true, socket: { reconnectStrategy: () => mayRetry() && RETRY_MS } });

/** Keys beside the streams of several nodes. What one node takes away the others hear at once, and find out within a minute at worst. */
export class RedisKeys implements Keys {
  readonly #client: ReturnType<typeof makeClient>;
  readonly #ear: ReturnType<typeof makeClient>;
  readonly #listeners = new Set<(hash: string) => void>();
  #connected = false;

  private constructor(url: string, logger: Logger) {
    this.#client = makeClient(url, () => this.#connected);
    this.#ear = makeClient(url, () => this.#connected);
    for (const client of [this.#client, this.#ear])
      client.on('error', (fault: Error) => logger.warn({ fault: fault.message }, 'keys: redis'));
  }

  /** Throws StoreRefused where the server is not there, or does not let this user in. */
  static async connect(url: string, logger: Logger): Promise<RedisKeys> {
    const keys = new RedisKeys(url, logger);
    try {
      await Promise.all([keys.#client.connect(), keys.#ear.connect()]);
      await keys.#ear.subscribe(TAKEN, (hash) => {
        for (const listener of keys.#listeners) listener(hash);
      });
    } catch (fault) {
      for (const client of [keys.#client, keys.#ear]) if (client.isOpen) client.destroy();
      throw new StoreRefused([`${shown(url)}: ${fault instanceof Error ? fault.message : String(fault)}`]);
    }
    keys.#connected = true;
    return keys;
  }

  get(kind: KeyKind, hash: string): Promise<string | null> {
    return this.#client.get(`${PREFIX}:${kind}:${hash}`);
  }

  async put(kind: KeyKind, hash: string, value: string): Promise<void> {
    await this.#client.set(`${PREFIX}:${kind}:${hash}`, value);
  }

  async replace(kind: KeyKind, hash: string, value: string): Promise<void> {
    await this.#client.set(`${PREFIX}:${kind}:${hash}`, value, { condition: 'XX' });
  }

  async take(kind: KeyKind, hash: string): Promise<string | null> {
    const value = await this.#client.getDel(`${PREFIX}:${kind}:${hash}`);
    if (value !== null) await this.#client.publish(TAKEN, hash);
    return value;
  }

  async all(kind: KeyKind): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for await (const names of this.#client.scanIterator({ MATCH: `${PREFIX}:${kind}:*`, COUNT: 500 })) {
      for (const name of names) {
        const value = await this.#client.get(name);
        if (value !== null) found.set(name.slice(`${PREFIX}:${kind}:`.length), value);
      }
    }
    return found;
  }

  watch(news: (hash: string) => void): () => void {
    this.#listeners.add(news);
    return () => this.#listeners.delete(news);
  }

  async close(): Promise<void> {
    await Promise.all([this.#client.close(), this.#ear.close()]);
  }
}
