/**
 * One WebSocket as a session of a room: frames in, frames out. What a client may cost is bounded here: size of a message, messages and
 * bytes per second (a sender above them is slowed, not cut off), unsent bytes (a reader that does not read is cut off).
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Actor } from '../../shared/opinion/actor.ts';
import { mayEverType } from '../../shared/opinion/rights.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { type Message, readMessage } from '../../shared/wire/frame.ts';
import type { Identity } from '../auth/doorkeeper.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { Budget } from '../room/budget.ts';
import type { Room } from '../room/room.ts';
import type { Messages, Session } from '../room/session.ts';
import { framed } from './framing.ts';

/** Between saying goodbye and hanging up. */
const GOODBYE_MS = 2_000;

export class Connection implements Session {
  readonly id: string;
  readonly extended: boolean;
  readonly since: number;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #room: Room;
  readonly #identity: Identity;
  readonly #clock: Clock;
  readonly #messages: Budget;
  readonly #bytes: Budget;
  readonly #awareness: Budget;
  #heardAt: number;
  #sentAll: number;

  constructor(
    id: string,
    wire: { readonly ws: WebSocket; readonly socket: Duplex; readonly extended: boolean },
    who: Identity,
    room: Room,
    clock: Clock,
  ) {
    const now = clock.now();
    this.id = id;
    this.extended = wire.extended;
    this.since = now;
    this.#ws = wire.ws;
    this.#socket = wire.socket;
    this.#identity = who;
    this.#room = room;
    this.#clock = clock;
    this.#messages = new Budget(LIMITS.textMessagesBurst, LIMITS.textMessagesPerSecond, now);
    this.#bytes = new Budget(LIMITS.textBytesBurst, LIMITS.textBytesPerSecond, now);
    this.#awareness = new Budget(LIMITS.awarenessPerSecond, LIMITS.awarenessPerSecond, now);
    this.#heardAt = now;
    this.#sentAll = now;
    wire.ws.on('message', (data) => this.#hear(data as Buffer));
    wire.ws.on('pong', () => {
      this.#heardAt = clock.now();
    });
    room.join(this);
  }

  get person(): string {
    return this.#identity.person;
  }

  actor(): Actor | null {
    return this.#identity.actor();
  }

  send(messages: Messages): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#socket.writableLength > LIMITS.unsentBytes) return this.close(CLOSE.overload, 'slow reader');
    this.#socket.write(framed(messages));
  }

  close(code: number, why: string): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#ws.close(code, why);
    this.#clock.after(GOODBYE_MS, () => this.#ws.terminate());
  }

  /** Called every few seconds: pings, and ends a connection that is dead or does not read. */
  tend(): void {
    const now = this.#clock.now();
    if (this.#socket.writableLength === 0) this.#sentAll = now;
    if (now - this.#heardAt > LIMITS.deadMs) this.#ws.terminate();
    else if (now - this.#sentAll > LIMITS.unsentMs) this.close(CLOSE.overload, 'slow reader');
    else if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping();
  }

  leave(): void {
    this.#room.leave(this);
  }

  #hear(data: Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#heardAt = this.#clock.now();
    let message: Message;
    try {
      message = readMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    } catch {
      return this.close(CLOSE.malformed, 'not a message of this protocol');
    }
    this.#take(message, data.length);
  }

  #take(message: Message, bytes: number): void {
    switch (message.type) {
      case 'awareness':
        if (this.#awareness.spend(1, this.#heardAt)) this.#room.presence(this, message.bytes);
        return;
      case 'step1':
        if (message.stateVector.length > LIMITS.stateVectorBytes) return this.close(CLOSE.malformed, 'state vector');
        this.#room.step1(this, message.stateVector);
        return this.#slowDown(1, bytes);
      case 'step2':
      case 'update': {
        const actor = this.actor();
        if (actor === null) return this.close(CLOSE.signedOut, 'signed out');
        if (bytes > LIMITS.readerMessageBytes && !mayEverType(actor.capacity, actor.functions)) {
          return this.close(CLOSE.malformed, 'too big');
        }
        this.#room.text(this, message.update, message.type === 'step2');
        return this.#slowDown(1, bytes);
      }
      case 'query-awareness':
      case 'denied':
        return;
      case 'own':
        return this.close(CLOSE.malformed, 'not for a client to send');
    }
  }

  /** Stops reading for as long as the sender is above its budget, or the room has too much to do. */
  #slowDown(messages: number, bytes: number): void {
    const now = this.#clock.now();
    const waitMs = Math.max(this.#messages.owe(messages, now), this.#bytes.owe(bytes, now));
    if (waitMs > 0) {
      this.#ws.pause();
      this.#clock.after(waitMs, () => this.#resume());
    } else if (this.#room.full) {
      this.#ws.pause();
      void this.#room.drained().then(() => this.#resume());
    }
  }

  #resume(): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.resume();
  }
}
