/**
 * A headless editor that speaks docs/protocol.md with our own messages (`dx=1`). It keeps what it has not seen recorded, so that a test can
 * tell acknowledged from unknown; it never reconnects by itself: a test that wants that opens another client on the same document.
 */
import { once } from 'node:events';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { type Message, readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';

export interface CollabOptions {
  /** Origin of the server, or of a proxy before it; `origin` and `cookie` headers stay those of `headers`. */
  readonly url: string;
  readonly opinion: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A document with unrecorded edits to go on with; a fresh one by default. */
  readonly doc?: Y.Doc;
  /** The log position at which it says that its document began. */
  readonly begun?: number;
}

export interface Recorded {
  /** The text is in the log at or before this position. */
  readonly seq: number;
}

interface Waiting {
  readonly n: number;
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (cause: Error) => void;
}

const REMOTE = Symbol('remote');

export class CollabClient {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  /** Resolves when the server's whole text is here; rejects when closed before. */
  readonly synced: Promise<void>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** Every message of our own that arrived, by number, oldest first. */
  readonly own: { readonly number: number; readonly body: unknown }[] = [];
  /** The last HEAD told. */
  head: { readonly seq: number; readonly textHash: string } | null = null;
  #sent = 0;
  readonly #waiting = new Set<Waiting>();
  #onSynced: () => void = () => {};
  #collected: Promise<Recorded> | null = null;

  constructor({ url, opinion, headers, doc = new Y.Doc(), begun }: CollabOptions) {
    this.doc = doc;
    const address = `${url.replace(/^http/, 'ws')}/collab/${opinion}?dx=1&schema=1${begun === undefined ? '' : `&begun=${begun}`}`;
    this.socket = new WebSocket(address, { headers, perMessageDeflate: false });
    this.socket.binaryType = 'arraybuffer';
    this.closed = once(this.socket, 'close').then(([code]) => Number(code));
    // A refused upgrade arrives as an error and then as a close; the close is what tests look at.
    this.socket.on('error', () => {});
    this.synced = Promise.race([
      new Promise<void>((resolve) => {
        this.#onSynced = resolve;
      }),
      this.closed.then((code) => {
        throw new Error(`closed with ${code} before it was in step`);
      }),
    ]);
    // Tests that expect a refusal look at `closed` alone.
    this.synced.catch(() => {});
    this.socket.on('open', () => this.socket.send(step1Frame(Y.encodeStateVector(doc))));
    this.socket.on('message', (data: ArrayBuffer) => this.#receive(readMessage(new Uint8Array(data))));
    this.socket.on('close', () => this.#fail());
    doc.on('update', this.#onUpdate);
  }

  /** Text messages sent so far, the answer to the server's step 1 among them: acknowledgements count these. */
  get sent(): number {
    return this.#sent;
  }

  /** Runs `change` on the document as one update; resolves once the log holds it, rejects when the connection ends before. */
  edit(change: (doc: Y.Doc) => void): Promise<Recorded> {
    this.#collected = null;
    this.doc.transact(() => change(this.doc), this);
    const recorded = this.#collected;
    if (recorded === null) throw new Error('the edit changed nothing');
    return recorded;
  }

  /** How many text messages were sent, and how many of them are not known to be recorded. */
  get unrecorded(): number {
    return this.#waiting.size;
  }

  close(): void {
    this.doc.off('update', this.#onUpdate);
    this.socket.terminate();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== REMOTE) this.#collected = this.#send(updateFrame(update));
  };

  #send(frame: Uint8Array): Promise<Recorded> {
    const recorded = new Promise<Recorded>((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new Error('not connected'));
      this.#sent += 1;
      this.#waiting.add({ n: this.#sent, resolve, reject });
      this.socket.send(frame);
    });
    recorded.catch(() => {});
    return recorded;
  }

  #receive(message: Message): void {
    if (message.type === 'step1') {
      void this.#send(step2Frame(Y.encodeStateAsUpdate(this.doc, message.stateVector)));
    } else if (message.type === 'step2' || message.type === 'update') {
      Y.applyUpdate(this.doc, message.update, REMOTE);
      if (message.type === 'step2') this.#onSynced();
    } else if (message.type === 'own') {
      this.own.push({ number: message.number, body: message.body });
      if (message.number === MESSAGE.ack) this.#acknowledge(message.body as { n: number; seq: number });
      if (message.number === MESSAGE.head) this.head = message.body as { seq: number; textHash: string };
    }
  }

  #acknowledge({ n, seq }: { readonly n: number; readonly seq: number }): void {
    for (const waiting of this.#waiting) {
      if (waiting.n > n) continue;
      this.#waiting.delete(waiting);
      waiting.resolve({ seq });
    }
  }

  #fail(): void {
    for (const { reject } of this.#waiting) reject(new Error('the connection ended before this was recorded'));
    this.#waiting.clear();
  }
}
