/**
 * One client of a room: frames in, frames out, over whatever wire. What a client may cost is bounded here: messages and
 * bytes per second (a sender above them is slowed, not cut off), unsent bytes (a reader that does not read is cut off).
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import { mayEverType } from '../../shared/opinion/rights.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { type Message, readMessage } from '../../shared/wire/frame.ts';
import type { Identity } from '../auth/authenticator.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { Budget } from '../room/budget.ts';
import type { Connection, Messages } from '../room/connection.ts';
import type { Room } from '../room/room.ts';
import type { Wire } from './wire.ts';

export class WireConnection implements Connection {
  readonly id: string;
  readonly extended: boolean;
  readonly since: number;
  readonly begun: number | null;
  readonly #wire: Wire;
  readonly #room: Room;
  readonly #identity: Identity;
  readonly #clock: Clock;
  readonly #messages: Budget;
  readonly #bytes: Budget;
  readonly #awareness: Budget;
  /** What was read with the message after which the sender waits: a read of a socket may hold a thousand. */
  readonly #unheard: Uint8Array[] = [];
  #waits = false;
  #heardAt: number;
  #sentAll: number;

  constructor(id: string, wire: Wire, extended: boolean, who: Identity, room: Room, clock: Clock, begun: number | null = null) {
    const now = clock.now();
    this.id = id;
    this.extended = extended;
    this.since = now;
    this.begun = begun;
    this.#wire = wire;
    this.#identity = who;
    this.#room = room;
    this.#clock = clock;
    this.#messages = new Budget(LIMITS.textMessagesBurst, LIMITS.textMessagesPerSecond, now);
    this.#bytes = new Budget(LIMITS.textBytesBurst, LIMITS.textBytesPerSecond, now);
    this.#awareness = new Budget(LIMITS.awarenessPerSecond, LIMITS.awarenessPerSecond, now);
    this.#heardAt = now;
    this.#sentAll = now;
    room.join(this);
  }

  get inRestrictedSession(): boolean {
    return this.#room.name.kind === 'restricted';
  }

  /** Of the text; null in a restricted session. */
  get opinion(): string | null {
    return this.inRestrictedSession ? null : this.#room.name.id;
  }

  get person(): string {
    return this.#identity.person;
  }

  actor(): Actor | null {
    return this.#identity.actor();
  }

  send(messages: Messages): void {
    if (!this.#wire.open) return;
    if (this.#wire.unsent > LIMITS.unsentBytes) return this.close(CLOSE.overload, 'slow reader');
    this.#wire.send(messages);
  }

  close(code: number, why: string): void {
    if (code === CLOSE.malformed) this.#room.disregard(this);
    if (this.#wire.open) this.#wire.close(code, why);
  }

  /** Called every few seconds: pings, and ends a connection that is dead or does not read. `stoodStill`: nobody was listened to until now. */
  tend(stoodStill: boolean): void {
    const now = this.#clock.now();
    // what it has said lies unread here, for as long as the room has too much to do
    if (this.#waits || stoodStill) this.alive();
    if (this.#wire.unsent === 0 || stoodStill) this.#sentAll = now;
    if (now - this.#heardAt > LIMITS.deadMs) this.#wire.drop();
    else if (now - this.#sentAll > LIMITS.unsentMs) this.close(CLOSE.overload, 'slow reader');
    else if (this.#wire.open) this.#wire.ping();
  }

  leave(): void {
    this.#room.leave(this);
  }

  /** A sign of life that says nothing. */
  alive(): void {
    this.#heardAt = this.#clock.now();
  }

  /** One frame from the client; while it has to wait, for later. */
  hear(data: Uint8Array): void {
    this.alive();
    if (this.#waits) this.#unheard.push(data);
    else this.#read(data);
  }

  #read(data: Uint8Array): void {
    if (!this.#wire.open) return;
    try {
      this.#take(readMessage(data), data.length);
    } catch {
      // what a client's bytes throw, wherever they do, is its own affair
      this.close(CLOSE.malformed, 'not a message of this protocol');
    }
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
      case 'update':
        if (!this.#mayBeLong(bytes)) return;
        this.#room.text(this, message.update, message.type === 'step2');
        return this.#slowDown(1, bytes);
      case 'queue':
        if (!this.extended) return this.close(CLOSE.malformed, 'not for this client to send');
        if (!this.#mayBeLong(bytes)) return;
        this.#room.queued(this, message.updates);
        return this.#slowDown(message.updates.length, bytes);
      case 'query-awareness':
      case 'denied':
        return;
      case 'own':
        return this.close(CLOSE.malformed, 'not for a client to send');
    }
  }

  /** May whoever acts now send text of this length? Else it is closed. */
  #mayBeLong(bytes: number): boolean {
    const actor = this.actor();
    if (actor === null) this.close(CLOSE.signedOut, 'signed out');
    else if (bytes > LIMITS.readerMessageBytes && !mayEverType(actor.capacity, actor.functions)) this.close(CLOSE.malformed, 'too big');
    else return true;
    return false;
  }

  /** Hears nothing for as long as the sender is above its budget, or the room has too much to do. */
  #slowDown(messages: number, bytes: number): void {
    const now = this.#clock.now();
    const waitMs = Math.max(this.#messages.owe(messages, now), this.#bytes.owe(bytes, now));
    if (waitMs === 0 && !this.#room.full) return;
    this.#waits = true;
    this.#wire.pause();
    if (waitMs > 0) this.#clock.after(waitMs, () => this.#goOn());
    else void this.#room.drained().then(() => this.#goOn());
  }

  #goOn(): void {
    this.#waits = false;
    let heard = 0;
    for (const data of this.#unheard) {
      if (this.#waits) break;
      heard++;
      this.#read(data);
    }
    this.#unheard.splice(0, heard);
    if (!this.#waits && this.#wire.open) this.#wire.resume();
  }
}
