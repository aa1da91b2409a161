/**
 * The channel over pub/sub of the Redis that the nodes share: one connection speaks, one hears. A user without the right to it (a
 * `redis.acl` of before) hears nothing, and is told so once.
 */
import { createClient } from 'redis';
import { LIMITS } from '../limits.ts';
import { RedisLine } from '../log/redis-session.ts';
import type { Logger } from '../logger.ts';
import type { Channel, ChannelHearer } from './channel.ts';

const ALL = 'nemcon:nodes';
const nameOf = (node: string): string => `nemcon:node:${node}`;
const RETRY_MS = 500;

/** It is asked nothing. RESP 2, as for the ear of the keys. */
const makeEar = (url: string) => createClient({ url, RESP: 2, disableOfflineQueue: true, socket: { reconnectStrategy: () => RETRY_MS } });

export class RedisChannel implements Channel {
  readonly #line: RedisLine;
  readonly #ear: ReturnType<typeof makeEar>;
  readonly #id: string;
  readonly #logger: Logger;

  constructor(url: string, id: string, logger: Logger) {
    this.#id = id;
    this.#logger = logger;
    this.#line = new RedisLine(url, LIMITS.keysMs);
    this.#ear = makeEar(url);
  }

  hear(hearer: ChannelHearer): void {
    let subscribed = false;
    this.#ear.on('error', (fault: Error) => {
      this.#logger.warn({ fault: fault.message }, 'other nodes: redis');
      hearer.lost();
    });
    // it has subscribed again by itself by then
    this.#ear.on('ready', () => subscribed && hearer.opened());
    const begin = async (): Promise<void> => {
      await this.#ear.connect();
      await this.#ear.subscribe([ALL, nameOf(this.#id)], (words) => hearer.heard(words));
      subscribed = true;
      hearer.opened();
    };
    begin().catch((fault: unknown) =>
      this.#logger.warn({ err: fault }, 'other nodes cannot be heard: this user needs the rights of the newest redis.acl'),
    );
  }

  async say(to: string | null, words: string): Promise<number> {
    return Number(await this.#line.work((session) => session.call('PUBLISH', to === null ? ALL : nameOf(to), words)));
  }

  async close(): Promise<void> {
    if (this.#ear.isOpen) this.#ear.destroy();
    await this.#line.close();
  }
}
