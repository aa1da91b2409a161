/** A reader on a real socket that keeps no document: it joins as a stock client does and looks at the bytes, so that the driver stays cheap. */
import { once } from 'node:events';
import WebSocket from 'ws';
import { readMessage, step1Frame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';

export interface FollowerOptions {
  /** Origin of the server. */
  readonly url: string;
  readonly opinion: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Every message after joining. */
  readonly onMessage?: (message: Buffer) => void;
  /** Keeps what it was sent of the text, in `updates`. */
  readonly keep?: boolean;
}

const STEP2 = 1;
const EMPTY = new Uint8Array([0]);

export class Follower {
  readonly socket: WebSocket;
  /** Milliseconds from opening the socket to the whole text; rejects when closed before. */
  readonly joined: Promise<number>;
  readonly closed: Promise<number>;
  /** Yjs updates in order, where they are kept. */
  readonly updates: Uint8Array[] = [];

  constructor({ url, opinion, headers, onMessage = () => {}, keep = false }: FollowerOptions) {
    const begun = performance.now();
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/collab/${opinion}`, { headers: { ...headers }, perMessageDeflate: false });
    this.closed = once(this.socket, 'close').then(([code]) => Number(code));
    this.socket.on('error', () => this.socket.terminate());
    this.socket.on('open', () => this.socket.send(step1Frame(EMPTY)));
    this.joined = new Promise((resolve, reject) => {
      let inStep = false;
      this.socket.on('message', (message: Buffer) => {
        if (keep) this.#keep(message);
        if (inStep) return onMessage(message);
        if (message[0] !== MESSAGE.sync || message[1] !== STEP2) return;
        inStep = true;
        resolve(performance.now() - begun);
      });
      this.closed.then((code) => reject(new Error(`closed with ${code} before joining`)), reject);
    });
    this.joined.catch(() => {});
  }

  #keep(message: Buffer): void {
    const read = readMessage(message);
    if (read.type === 'step2' || read.type === 'update') this.updates.push(read.update);
  }

  close(): void {
    this.socket.terminate();
  }
}

/** Followers of a demo server share sessions, as many sockets in each as one session may hold. */
export async function sessionsFor(
  sockets: number,
  stepIn: () => Promise<Readonly<Record<string, string>>>,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const each = 5;
  const sessions = await Promise.all(Array.from({ length: Math.ceil(sockets / each) }, stepIn));
  return Array.from({ length: sockets }, (_, at) => sessions[Math.floor(at / each)] ?? {});
}
