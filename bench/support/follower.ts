/** A reader on a real socket that keeps no document: it joins as a stock client does and looks at the bytes, so that the driver stays cheap. */
import type WebSocket from 'ws';
import { readMessage, step1Frame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { Line, type LineOptions } from './line.ts';

export interface FollowerOptions extends LineOptions {
  /** Every message after joining. */
  readonly onMessage?: (message: Buffer) => void;
  /** Keeps what it was sent of the text, in `updates`. */
  readonly keep?: boolean;
}

const STEP2 = 1;
const EMPTY = new Uint8Array([0]);

export class Follower {
  /** Milliseconds from opening the socket to the answer to its first step; rejects when closed before. */
  readonly joined: Promise<number>;
  /** Yjs updates in order, where they are kept. */
  readonly updates: Uint8Array[] = [];
  readonly #begun = performance.now();
  readonly #line: Line;
  #keptMs = 0;

  constructor({ onMessage = () => {}, keep = false, ...line }: FollowerOptions) {
    let inStep = false;
    let join = (_ms: number): void => {};
    const answered = new Promise<number>((resolve) => {
      join = resolve;
    });
    this.#line = new Line(line, false, step1Frame(EMPTY), (message) => {
      if (keep) this.#keep(message);
      if (inStep) return onMessage(message);
      if (message[0] !== MESSAGE.sync || message[1] !== STEP2) return;
      inStep = true;
      join(performance.now() - this.#begun);
    });
    const closed = this.closed.then((code) => {
      throw new Error(`closed with ${code} before joining`);
    });
    this.joined = Promise.race([answered, closed]);
    this.joined.catch(() => {});
  }

  get socket(): WebSocket {
    return this.#line.socket;
  }

  get closed(): Promise<number> {
    return this.#line.closed;
  }

  /** Milliseconds from opening the socket to the last of `updates`. */
  get keptMs(): number {
    return this.#keptMs;
  }

  send(frame: Uint8Array): void {
    this.#line.send(frame);
  }

  close(): void {
    this.#line.close();
  }

  #keep(message: Buffer): void {
    const kind = message[0];
    if (kind !== MESSAGE.sync) return;
    const read = readMessage(message);
    if (read.type !== 'step2' && read.type !== 'update') return;
    this.updates.push(read.update);
    this.#keptMs = performance.now() - this.#begun;
  }
}
