/**
 * The door of `/collab/<opinion>`: who asks, from which page and for which opinion is settled before the socket becomes a WebSocket
 * (no frame before authorisation). Only what a person must read is accepted first and then closed with a reason.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { ownFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import type { Doorkeeper, Ending, Identity } from '../auth/doorkeeper.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { Connection } from './connection.ts';

const PATH = /^\/collab\/([a-z0-9-]{1,40})$/;

const CLOSES: Readonly<Record<Ending, number>> = {
  'signed-out': CLOSE.signedOut,
  'seat-closed': CLOSE.noRight,
  'seat-changed': CLOSE.seatChanged,
};

export interface SocketTools {
  readonly doorkeeper: Doorkeeper;
  readonly rooms: Rooms;
  readonly forum: Pick<Forum, 'state' | 'onChange'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class Sockets {
  readonly #tools: SocketTools;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.socketPayloadBytes,
    maxFragments: LIMITS.socketFragments,
    maxBufferedChunks: LIMITS.socketBufferedChunks,
  });
  /** Open connections by session: a session may hold a few. */
  readonly #open = new Map<Connection, string>();
  #cancelTend: () => void;
  readonly #stopHearing: () => void;
  /** Ends the wait for more news of the forum; null where there are none. */
  #cancelNews: (() => void) | null = null;
  #closed = false;

  constructor(tools: SocketTools) {
    this.#tools = tools;
    this.#cancelTend = this.#planTend();
    this.#stopHearing = tools.forum.onChange(() => this.#forumMoved());
  }

  /** The handler of `upgrade`. */
  readonly upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    this.#admit(req, socket, head).catch((fault: unknown) => {
      this.#tools.logger.error({ err: fault }, 'upgrade failed');
      refuse(socket, 503);
    });
  };

  /** Refuses newcomers; those who are here are closed by their rooms. */
  close(): void {
    this.#closed = true;
    this.#cancelTend();
    this.#stopHearing();
    this.#cancelNews?.();
  }

  async #admit(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { doorkeeper, rooms, logger } = this.#tools;
    const [path = '', query = ''] = (req.url ?? '').split('?');
    const id = PATH.exec(path)?.[1];
    if (this.#closed) return refuse(socket, 503);
    if (!doorkeeper.originAllowed(req)) {
      logger.warn({ path: 'collab' }, 'origin refused');
      return refuse(socket, 403);
    }
    const identity = await doorkeeper.identify(req);
    if (identity === null) return refuse(socket, 401);
    const actor = identity.actor();
    const room = id === undefined || actor === null ? null : await rooms.enter(id, actor);
    if (room === null) return refuse(socket, 404);
    this.#server.handleUpgrade(req, socket, head, (ws) => this.#accept(ws, socket, new URLSearchParams(query), identity, room));
  }

  #accept(ws: WebSocket, socket: Duplex, query: URLSearchParams, identity: Identity, room: Room): void {
    ws.on('error', () => ws.terminate());
    const extended = query.get('dx') === '1';
    if (extended && query.get('schema') !== String(SCHEMA_VERSION))
      return ws.close(CLOSE.otherSchema, 'another version of this page is needed');
    if (this.#held(identity.session) >= LIMITS.socketsPerSession) return ws.close(CLOSE.overload, 'too many connections');
    const connection = new Connection(randomUUID(), { ws, socket, extended }, identity, room, this.#tools.clock);
    this.#open.set(connection, identity.session);
    const forget = identity.onEnd((why) => connection.close(CLOSES[why], why.replace('-', ' ')));
    ws.on('close', () => {
      forget();
      this.#open.delete(connection);
      connection.leave();
    });
  }

  #held(session: string): number {
    let held = 0;
    for (const holder of this.#open.values()) if (holder === session) held++;
    return held;
  }

  /** Those who run the meeting hear at once; all others ask now and then, so that three hundred do not ask in the same moment. */
  #forumMoved(): void {
    this.#cancelNews ??= this.#tools.clock.after(LIMITS.forumNewsMs, () => {
      this.#cancelNews = null;
      const news = ownFrame(MESSAGE.forum, { seq: this.#tools.forum.state.seq });
      for (const connection of this.#open.keys()) if (runsMeetings(connection)) connection.send([news]);
    });
  }

  #planTend(): () => void {
    return this.#tools.clock.after(LIMITS.pingMs, () => {
      this.#cancelTend = this.#planTend();
      for (const connection of this.#open.keys()) connection.tend();
    });
  }
}

function runsMeetings(connection: Connection): boolean {
  const actor = connection.actor();
  return connection.extended && actor !== null && (RIGHTS[actor.capacity].chair || RIGHTS[actor.capacity].office);
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
