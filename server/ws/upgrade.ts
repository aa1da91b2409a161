/**
 * The door of `/collab/<opinion>`: who asks, from which page and for which opinion is settled before the socket becomes a WebSocket
 * (no frame before authorisation). Only what a person must read is accepted first and then closed with a reason.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { asksSession } from '../asks-session.ts';
import type { Authenticator, Identity } from '../auth/authenticator.ts';
import type { Clock } from '../clock.ts';
import type { Connections } from '../collab/connections.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { RequestPace } from '../request-pace.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { told } from '../told.ts';
import { SocketWire } from './socket-wire.ts';

const PATH = /^\/collab\/([a-z0-9-]{1,40})$/;

export interface SocketTools {
  readonly authenticator: Authenticator;
  readonly pace: Pick<RequestPace, 'turn'>;
  readonly rooms: Rooms;
  readonly connections: Connections;
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

  constructor(tools: SocketTools) {
    this.#tools = tools;
  }

  /** The handler of `upgrade`. */
  readonly upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', hangUp);
    this.#tools.pace.turn(req, socket, null, () => {
      this.#admit(req, socket, head).catch((fault: unknown) => {
        this.#tools.logger.error({ err: fault }, 'upgrade failed');
        refuse(req, socket, 503);
      });
    });
  };

  async #admit(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { authenticator, rooms, connections, logger } = this.#tools;
    const [path = '', query = ''] = (req.url ?? '').split('?');
    const id = PATH.exec(path)?.[1];
    if (connections.closed) return refuse(req, socket, 503);
    if (!authenticator.originAllowed(req)) {
      logger.warn({ path: 'collab' }, 'origin refused');
      return refuse(req, socket, 403);
    }
    const identity = await authenticator.identify(req);
    if (identity === null) return refuse(req, socket, 401);
    const actor = identity.actor();
    const room = id === undefined || actor === null ? null : await rooms.enter(id, actor);
    if (room === null) return refuse(req, socket, 404);
    this.#server.handleUpgrade(req, socket, head, (ws) => this.#accept(ws, socket, new URLSearchParams(query), identity, room));
  }

  #accept(ws: WebSocket, socket: Duplex, query: URLSearchParams, identity: Identity, room: Room): void {
    ws.on('error', () => ws.terminate());
    const introduction = { extended: query.get('dx') === '1', schema: query.get('schema') ?? '', begun: query.get('begun') };
    const wire = new SocketWire(ws, socket, this.#tools.clock);
    const connection = this.#tools.connections.accept(wire, introduction, identity, room);
    if (connection === null) return;
    ws.on('message', (data: Buffer) => connection.hear(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)));
    ws.on('pong', () => connection.alive());
  }
}

/** It knows nothing of the request, which would otherwise stay in memory for as long as the socket is open. */
function hangUp(this: Duplex): void {
  this.destroy();
}

function refuse({ url = '' }: IncomingMessage, socket: Duplex, status: number): void {
  if (!asksSession(url)) told.upgrade.tell(status);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
