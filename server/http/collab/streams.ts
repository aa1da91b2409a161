/**
 * The way into a room without WebSocket: a stream of events, and requests that bring frames. Requests of one connection are numbered, so
 * that one whose answer got lost is asked again and taken once; the next one is asked when the answer is there, which comes as late as the
 * connection is slowed down. Where there are several nodes, a key names the one that holds the stream, and a request that reaches another is
 * handed on to it.
 */
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { ByteReader } from '../../../shared/wire/byte-reader.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import type { Identity } from '../../auth/authenticator.ts';
import type { Clock } from '../../clock.ts';
import type { Connections, Introduction } from '../../collab/connections.ts';
import type { WireConnection } from '../../collab/wire-connection.ts';
import { LIMITS } from '../../limits.ts';
import { StorageFault } from '../../log/log.ts';
import { FRAMES } from '../../nodes/facts.ts';
import type { Nodes } from '../../nodes/nodes.ts';
import type { Room } from '../../room/room.ts';
import { StreamWire } from './stream-wire.ts';

interface Line {
  readonly connection: WireConnection;
  readonly wire: StreamWire;
  /** Whose it is, and of which opinion: the key alone opens nothing. */
  readonly session: string;
  readonly opinion: string;
  /** The last request that was taken. */
  taken: number;
  /** When its frames have been taken in. */
  done: Promise<void>;
}

type Handed = ReturnType<typeof FRAMES.shape.parse>;

export class Streams {
  readonly #connections: Connections;
  readonly #clock: Clock;
  readonly #nodes: Nodes | null;
  readonly #lines = new Map<string, Line>();
  /** Requests on their way to other nodes, by session. */
  readonly #handed = new Map<string, number>();

  constructor(connections: Connections, clock: Clock, nodes: Nodes | null = null) {
    this.#connections = connections;
    this.#clock = clock;
    this.#nodes = nodes;
    nodes?.answers(FRAMES.topic, async (question) => {
      const { key, n, body, session, opinion } = FRAMES.shape.parse(question);
      return this.#take(this.#lines.get(key), n, Buffer.from(body, 'base64'), session, opinion);
    });
  }

  open(res: Response, introduction: Introduction, identity: Identity, opinion: string, room: Room): void {
    const wire = new StreamWire(res, this.#clock);
    const key = this.#nodes === null ? randomUUID() : `${this.#nodes.id}.${randomUUID()}`;
    wire.introduce(key);
    const connection = this.#connections.accept(wire, introduction, identity, room);
    if (connection === null) return;
    this.#lines.set(key, { connection, wire, session: identity.session, opinion, taken: 0, done: Promise.resolve() });
    wire.onClose(() => this.#lines.delete(key));
  }

  /**
   * Takes the n-th request of a connection, once; false where there is no such connection, or a request before it is missing. Throws
   * StorageFault where another node has it and does not say.
   */
  async take(key: string, n: number, body: Uint8Array, session: string, opinion: string): Promise<boolean> {
    const [node = '', rest] = key.split('.');
    if (this.#nodes === null || rest === undefined || node === this.#nodes.id)
      return this.#take(this.#lines.get(key), n, body, session, opinion);
    return this.#hand(this.#nodes, node, { key, n, session, opinion, body: Buffer.from(body).toString('base64') });
  }

  /** As many at once for a session as it may have connections: whoever floods holds up nobody else's. */
  async #hand(nodes: Nodes, node: string, request: Handed): Promise<boolean> {
    const { session } = request;
    const under = this.#handed.get(session) ?? 0;
    if (under >= LIMITS.socketsPerSession) throw new StorageFault('too much of a session is on its way to another node');
    this.#handed.set(session, under + 1);
    try {
      return (await nodes.ask(node, FRAMES.topic, request)) === true;
    } finally {
      const left = (this.#handed.get(session) ?? 1) - 1;
      if (left === 0) this.#handed.delete(session);
      else this.#handed.set(session, left);
    }
  }

  async #take(line: Line | undefined, n: number, body: Uint8Array, session: string, opinion: string): Promise<boolean> {
    if (line === undefined || line.session !== session || line.opinion !== opinion) return false;
    if (n !== line.taken && n !== line.taken + 1) return false;
    if (n > line.taken) {
      line.taken = n;
      line.done = hearAll(line, body);
    }
    await line.done;
    return line.wire.open;
  }
}

async function hearAll({ connection, wire }: Line, body: Uint8Array): Promise<void> {
  connection.alive();
  const frames = framesOf(body);
  if (frames === null) return connection.close(CLOSE.malformed, 'not frames');
  for (const frame of frames) {
    connection.hear(frame);
    await wire.ready();
  }
}

/** Each with its length before it; null = this is something else. */
function framesOf(body: Uint8Array): readonly Uint8Array[] | null {
  const reader = new ByteReader(body);
  const frames: Uint8Array[] = [];
  try {
    while (reader.left > 0) frames.push(reader.bytes());
  } catch {
    return null;
  }
  return frames.length > LIMITS.framesPerRequest ? null : frames;
}
