/** An author in the same process as the room: no socket between them, so that what is measured is the room. */
import { randomUUID } from 'node:crypto';
import type { Connection, Messages } from '../../server/room/connection.ts';
import type { Room } from '../../server/room/room.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { readMessage } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import type { Writer } from './writer.ts';

export class RoomAuthor implements Connection {
  readonly id = randomUUID();
  readonly extended = true;
  readonly since = 0;
  readonly person = 'A bench';
  readonly #room: Room;
  readonly #actor: Actor;
  readonly #writer: Pick<Writer, 'edit' | 'hear'>;
  /** What is waited for. */
  #awaited: { readonly is: (message: Uint8Array) => boolean; readonly done: () => void } | null = null;

  constructor(room: Room, actor: Actor, writer: Pick<Writer, 'edit' | 'hear'>) {
    this.#room = room;
    this.#actor = actor;
    this.#writer = writer;
  }

  actor(): Actor {
    return this.#actor;
  }

  /** Looks only at what it waits for: others' text costs the bench and not the room. */
  send(messages: Messages): void {
    const awaited = this.#awaited;
    if (awaited === null || !messages.some(awaited.is)) return;
    for (const message of messages) {
      const read = readMessage(message);
      if (read.type === 'step2' || read.type === 'update') this.#writer.hear(read.update);
    }
    awaited.done();
  }

  close(code: number, why: string): void {
    throw new Error(`closed with ${code}: ${why}`);
  }

  join(): Promise<void> {
    this.#room.join(this);
    return this.#until(isStep2, () => this.#room.step1(this, new Uint8Array([0])));
  }

  leave(): void {
    this.#room.leave(this);
  }

  /** One edit; milliseconds until it is acknowledged. */
  async submit(): Promise<number> {
    const update = this.#writer.edit();
    const begun = performance.now();
    await this.#until(isAck, () => this.#room.text(this, update, false));
    return performance.now() - begun;
  }

  #until(is: (message: Uint8Array) => boolean, start: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited = {
        is,
        done: () => {
          this.#awaited = null;
          resolve();
        },
      };
      start();
    });
  }
}

/** Each number takes one byte. */
const isAck = ([first]: Uint8Array): boolean => first === MESSAGE.ack;
const isStep2 = ([first, step]: Uint8Array): boolean => first === MESSAGE.sync && step === 1;
