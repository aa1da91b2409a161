/**
 * One TCP connection to Redis that ends when it ends. The client library would queue commands while it is away and send them on the
 * next connection, where nobody waits for them any more; so its queue and its reconnecting are off, and who needs a connection
 * asks the line for one. Whatever was asked and not answered on a lost session has an unknown outcome.
 */
import { createClient, ErrorReply, RESP_TYPES } from 'redis';
import { StorageFault } from './log.ts';

export type Word = string | Buffer;
export type Reply = string | number | null | Buffer | readonly Reply[];

/** Of a server for people: without user and password. */
export const shown = (url: string): string => `redis://${new URL(url).host}`;

/** It was asked and said nothing: what was asked of it may have been done. */
export class Silence extends StorageFault {}

/** The connection is gone, or could not be made. */
export class SessionLost extends Error {
  override readonly name = 'SessionLost';
}

const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer };

const makeClient = (url: string) =>
  createClient({ url, RESP: 2, disableOfflineQueue: true, maintNotifications: 'disabled', socket: { reconnectStrategy: false } });

export class RedisSession {
  readonly #client: ReturnType<typeof makeClient>;
  #lost: Error | null = null;

  constructor(url: string) {
    this.#client = makeClient(url);
    this.#client.on('error', (fault: Error) => {
      this.#lost ??= fault;
    });
  }

  /** Throws SessionLost. */
  async connect(): Promise<void> {
    try {
      await this.#client.connect();
    } catch (cause) {
      throw new SessionLost('no connection', { cause });
    }
  }

  get isLost(): boolean {
    return this.#lost !== null;
  }

  /** Commands asked for in one turn go out in one write. Throws SessionLost, or the server's own ErrorReply. */
  async call(...words: readonly Word[]): Promise<Reply> {
    if (this.#lost) throw new SessionLost('the connection is gone', { cause: this.#lost });
    try {
      return await this.#client.sendCommand<Reply>(words, { typeMapping: BYTES });
    } catch (fault) {
      if (fault instanceof ErrorReply) throw fault;
      this.end(fault instanceof Error ? fault : new Error(String(fault)));
      throw new SessionLost('the connection is gone', { cause: fault });
    }
  }

  end(why: Error = new Error('ended')): void {
    this.#lost ??= why;
    if (this.#client.isOpen) this.#client.destroy();
  }
}

/** The way to one server: the session in use, or a new one where that is lost. */
export class RedisLine {
  readonly #url: string;
  readonly #deadlineMs: number;
  readonly #ready: (session: RedisSession) => Promise<void>;
  #session: Promise<RedisSession> | null = null;
  #closed = false;

  /** `ready` is run on each new session before anybody gets it; where it throws, the session is ended. */
  constructor(url: string, deadlineMs: number, ready: (session: RedisSession) => Promise<void> = async () => {}) {
    this.#url = url;
    this.#deadlineMs = deadlineMs;
    this.#ready = ready;
  }

  async session(): Promise<RedisSession> {
    if (this.#closed) throw new SessionLost('closed');
    const held = this.#session;
    if (held && !(await held).isLost) return held;
    if (this.#session === held) this.#session = this.#open();
    return this.session();
  }

  /**
   * Does `work` on a session; where that is lost, once more (`again`) on the next. A server that does not answer within the deadline is
   * left. Throws StorageFault.
   */
  async work<Done>(work: (session: RedisSession, again: boolean) => Promise<Done>): Promise<Done> {
    for (let again = false; ; again = true) {
      try {
        const session = await this.session();
        return await within(this.#deadlineMs, session, work(session, again));
      } catch (fault) {
        if (again || !(fault instanceof SessionLost)) throw asFault(fault);
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = await this.#session?.catch(() => null);
    session?.end();
  }

  async #open(): Promise<RedisSession> {
    const session = new RedisSession(this.#url);
    try {
      await within(
        this.#deadlineMs,
        session,
        session.connect().then(() => this.#ready(session)),
      );
      return session;
    } catch (fault) {
      this.#session = null;
      session.end();
      throw fault;
    }
  }
}

/** A server that says nothing is not waited for: its session ends, and everything that was asked on it with it. */
async function within<Value>(ms: number, session: RedisSession, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      session.end();
      reject(new Silence('Redis did not answer in time'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const asFault = (cause: unknown): StorageFault =>
  cause instanceof StorageFault ? cause : new StorageFault(`Redis: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
