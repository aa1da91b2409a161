/**
 * A WebSocket as the wire of a connection. What it is sent in one turn of the loop leaves in one write: an author hears of the batch and of its
 * own part in it at once. It is held here and not in the stream: nearly everybody has one message to get, which then goes straight through.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { GOODBYE_MS, type Wire } from '../collab/wire.ts';
import type { Messages } from '../room/connection.ts';
import { framed } from './framing.ts';

/** What they were sent in this turn has not left yet. */
let held: SocketWire[] = [];

function letGo(): void {
  const wires = held;
  held = [];
  for (const wire of wires) wire.letGo();
}

export class SocketWire implements Wire {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #clock: Clock;
  /** What was sent first in this turn; null: nothing was. */
  #first: Messages | null = null;
  /** What was sent after it. */
  #more: Messages[] | null = null;

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
    return this.#socket.writableLength;
  }

  send(messages: Messages): void {
    if (this.#first !== null) {
      this.#more ??= [];
      this.#more.push(messages);
      return;
    }
    this.#first = messages;
    if (held.push(this) === 1) process.nextTick(letGo);
  }

  /** Whoever has said good-bye meanwhile hears nothing after it. */
  letGo(): void {
    const first = this.#first;
    const more = this.#more;
    this.#first = null;
    this.#more = null;
    if (first === null || !this.open) return;
    if (more === null) {
      this.#socket.write(framed(first));
      return;
    }
    this.#socket.cork();
    for (const messages of [first, ...more]) this.#socket.write(framed(messages));
    this.#socket.uncork();
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
    this.letGo();
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
