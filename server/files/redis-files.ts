import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { confirm, type Durability } from '../log/redis-append.ts';
import { RedisLine } from '../log/redis-session.ts';
import type { Files } from './files.ts';

export const PREFIX = 'nemcon:file:';

/** Beside the streams of several nodes, on as many disks as they. */
export class RedisFiles implements Files {
  readonly #line: RedisLine;
  readonly #durability: Durability;

  constructor(url: string, durability: Durability) {
    // writing and confirming are two
    this.#line = new RedisLine(url, 2 * durability.deadlineMs);
    this.#durability = durability;
  }

  async put(hash: Hash, bytes: Uint8Array): Promise<void> {
    await this.#line.work(async (session) => {
      await session.call('SET', PREFIX + hash, Buffer.from(bytes));
      await confirm(session, this.#durability);
    });
  }

  async get(hash: Hash): Promise<Uint8Array | null> {
    const found = await this.#line.work((session) => session.call('GET', PREFIX + hash));
    return Buffer.isBuffer(found) ? found : null;
  }

  async delete(hash: Hash): Promise<void> {
    await this.#line.work((session) => session.call('DEL', PREFIX + hash));
  }

  async putBefore(): Promise<readonly Hash[]> {
    return [];
  }

  async close(): Promise<void> {
    await this.#line.close();
  }
}
