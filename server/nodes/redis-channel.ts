/**
 * The channel over pub/sub of the Redis that the nodes share: one connection speaks, one hears. A user without the right to it (a
 * `redis.acl` of before) hears nothing, and is told so once.
 */
import { createClient, ErrorReply } from 'redis';
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
  readonly #url: string;
  readonly #line: RedisLine;
  readonly #carrying: RedisLine;
  readonly #id: string;
  readonly #logger: Logger;
  #ear: ReturnType<typeof makeEar> | null = null;
  #hearer: ChannelHearer | null = null;

  constructor(url: string, id: string, logger: Logger) {
    this.#url = url;
    this.#id = id;
    this.#logger = logger;
    this.#line = new RedisLine(url, LIMITS.keysMs);
    this.#carrying = new RedisLine(url, LIMITS.keysMs);
  }

  hear(hearer: ChannelHearer): void {
    this.#hearer = hearer;
    this.reopen();
  }

  reopen(): void {
    if (this.#ear?.isOpen) this.#ear.destroy();
    const ear = makeEar(this.#url);
    this.#ear = ear;
    let subscribed = false;
    const isCurrent = (): boolean => this.#ear === ear;
    ear.on('error', (fault: Error) => {
      this.#logger.warn({ fault: fault.message }, 'other nodes: redis');
      if (isCurrent()) this.#hearer?.lost();
    });
    const subscribe = async (): Promise<void> => {
      // after the first time it has done so by itself by then
      if (!subscribed) await ear.subscribe([ALL, nameOf(this.#id)], (words) => void (isCurrent() && this.#hearer?.heard(words)));
      subscribed = true;
      if (isCurrent()) this.#hearer?.opened();
    };
    ear.on('ready', () => {
      subscribe().catch((fault: unknown) => this.#logger.warn({ err: fault }, fault instanceof ErrorReply ? NO_RIGHT : NOT_HEARD));
    });
    ear.connect().catch((fault: unknown) => this.#logger.warn({ err: fault }, NOT_HEARD));
  }

  say(to: string | null, words: string): Promise<number> {
    return publish(this.#line, to === null ? ALL : nameOf(to), words);
  }

  carry(to: string, words: string): Promise<number> {
    return publish(this.#carrying, nameOf(to), words);
  }

  async close(): Promise<void> {
    if (this.#ear?.isOpen) this.#ear.destroy();
    this.#ear = null;
    await Promise.all([this.#line.close(), this.#carrying.close()]);
  }
}

const NOT_HEARD = 'other nodes cannot be heard';
const NO_RIGHT = 'other nodes cannot be heard: this user needs the rights of the newest redis.acl';

const publish = async (line: RedisLine, channel: string, words: string): Promise<number> =>
  Number(await line.work((session) => session.call('PUBLISH', channel, words)));
