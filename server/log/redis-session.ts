/**
 * One TCP connection to Redis that ends when it ends. The client library would queue commands while it is away and send them on the
 * next connection, where nobody waits for them any more; so its queue and its reconnecting are off, and who needs a connection
 * asks the line for one. Whatever was asked and not answered on a lost session has an unknown outcome.
 */
import { createClient, ErrorReply, RESP_TYPES } from 'redis';
import { StorageFault } from './log.ts';

export type Word = string | Buffer;
export type Reply = string | number | null | Buffer | readonly Reply[];

/** The connection is gone, or could not be made. */
export class SessionLost extends Error {
  override readonly name = 'SessionLost';
}

const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer };
const CONNECT_MS = 5_000;

const makeClient = (url: string) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_MS },
  });

export class RedisSession {
  readonly #client: ReturnType<typeof makeClient>;
  #lost: Error | null = null;

  private constructor(client: ReturnType<typeof makeClient>) {
    this.#client = client;
    client.on('error', (fault: Error) => {
      this.#lost ??= fault;
    });
  }

  /** Throws SessionLost. */
  static async open(url: string): Promise<RedisSession> {
    const session = new RedisSession(makeClient(url));
    try {
      await session.#client.connect();
    } catch (cause) {
      throw new SessionLost('no connection', { cause });
    }
    return session;
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
    let session: RedisSession | null = null;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      session?.end();
    }, this.#deadlineMs);
    try {
      for (let again = false; ; again = true) {
        try {
          session = await this.session();
          return await work(session, again);
        } catch (fault) {
          if (late) throw new StorageFault('Redis did not answer in time', { cause: fault });
          if (again || !(fault instanceof SessionLost)) throw asFault(fault);
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = await this.#session?.catch(() => null);
    session?.end();
  }

  async #open(): Promise<RedisSession> {
    try {
      const session = await RedisSession.open(this.#url);
      await this.#ready(session).catch((fault) => {
        session.end();
        throw fault;
      });
      return session;
    } catch (fault) {
      this.#session = null;
      throw fault;
    }
  }
}

const asFault = (cause: unknown): StorageFault =>
  cause instanceof StorageFault ? cause : new StorageFault(`Redis: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
