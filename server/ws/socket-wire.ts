/**
 * A WebSocket as the wire of a connection. What it is sent in one turn of the loop leaves in one write: an author hears of the batch and of its
 * own part in it at once.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { GOODBYE_MS, type Wire } from '../collab/wire.ts';
import type { Messages } from '../room/connection.ts';
import { framed } from './framing.ts';

/** What was written to them in this turn has not left yet. */
let held: Duplex[] = [];

function hold(socket: Duplex): void {
  socket.cork();
  if (held.push(socket) === 1) process.nextTick(letGo);
}

function letGo(): void {
  const sockets = held;
  held = [];
  for (const socket of sockets) socket.uncork();
}

export class SocketWire implements Wire {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #clock: Clock;
  /** Bytes that had not left when this turn first sent something. */
  #unsentBefore = 0;

  constructor(ws: WebSocket, socket: Duplex, clock: Clock) {
    this.#ws = ws;
    this.#socket = socket;
    this.#clock = clock;
  }

  get open(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** What is held until the end of this turn nobody could have read yet. */
  get unsent(): number {
    return this.#socket.writableCorked > 0 ? this.#unsentBefore : this.#socket.writableLength;
  }

  send(messages: Messages): void {
    if (this.#socket.writableCorked === 0) {
      this.#unsentBefore = this.#socket.writableLength;
      hold(this.#socket);
    }
    this.#socket.write(framed(messages));
  }

  ping(): void {
    this.#ws.ping();
  }

  pause(): void {
    this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
  }

  close(code: number, why: string): void {
    this.#ws.close(code, why);
    this.#clock.after(GOODBYE_MS, () => this.#ws.terminate());
  }

  drop(): void {
    this.#ws.terminate();
  }

  onClose(then: () => void): void {
    this.#ws.once('close', then);
  }
}
