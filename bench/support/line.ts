/** A socket to a shared text, whose messages come and go without what the server wants before them. */
import { once } from 'node:events';
import WebSocket from 'ws';
import { type Dialect, type Headers, NEMCON } from './dialect.ts';

export interface LineOptions {
  /** Origin of the server. */
  readonly url: string;
  readonly opinion: string;
  readonly headers: Headers;
  /** Our own by default. */
  readonly dialect?: Dialect;
}

export class Line {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #prefix: Uint8Array;

  /** `first` is sent once the socket is open. */
  constructor(
    { url, opinion, headers, dialect = NEMCON }: LineOptions,
    writes: boolean,
    first: Uint8Array,
    hear: (message: Buffer) => void,
  ) {
    this.#prefix = dialect.prefix(opinion);
    const address = `${url.replace(/^http/, 'ws')}${dialect.path(opinion, writes)}`;
    this.socket = new WebSocket(address, { headers: { ...headers }, perMessageDeflate: false });
    this.closed = once(this.socket, 'close').then(([code]) => Number(code));
    this.socket.on('error', () => this.socket.terminate());
    this.socket.on('open', () => {
      for (const frame of [...dialect.hello, first]) this.send(frame);
    });
    this.socket.on('message', (message: Buffer) => hear(message.subarray(this.#prefix.length)));
  }

  get connected(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  send(frame: Uint8Array): void {
    this.socket.send(this.#prefix.length === 0 ? frame : Buffer.concat([this.#prefix, frame]));
  }

  close(): void {
    this.socket.terminate();
  }
}
