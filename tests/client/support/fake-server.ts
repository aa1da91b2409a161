/**
 * A room in memory that speaks the protocol of extended clients: no network, no timers, every delivery when `settle` is awaited.
 * It applies what it is sent, tells everybody the same bytes, acknowledges, and can be made to be slow, deaf, refusing or gone.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Socket } from '../../../client/sync/link.ts';
import { sha256 } from '../../../client/sync/sha256.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { shownText } from '../../../shared/text/block.ts';
import { exactForm, hashLine, textHash } from '../../../shared/text/canon.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { awarenessFrame, ownFrame, readMessage, step1Frame, step2Frame, updateFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import { registerOf } from './registers.ts';

interface Connection {
  readonly url: string;
  readonly socket: Socket;
  /** Text messages heard. */
  texts: number;
  open: boolean;
}

export class FakeServer {
  readonly doc = new Y.Doc();
  register: Register;
  /** Keeps text back: nothing is applied or acknowledged until this is false and `release` is called. */
  stalled = false;
  /** Refuses sockets, as a server that is away. */
  away = false;
  /** Closes with this code whoever comes back with a document that it has. */
  refusesDocuments: number | null = null;
  /** The text as it was when the last snapshot was made: whoever has nothing gets that first, and then what came after it. */
  snapshot: Uint8Array | null = null;
  /** How often somebody asked for what it lacks. */
  asked = 0;
  readonly urls: string[] = [];
  readonly presence: Uint8Array[] = [];
  #connections: Connection[] = [];
  #waiting: (() => void)[] = [];
  #emitted: Uint8Array[] = [];

  constructor(seed: Uint8Array, register: Partial<Register> = {}) {
    Y.applyUpdate(this.doc, seed);
    this.register = registerOf({ seq: 1, ...register });
    this.doc.on('update', (update: Uint8Array) => void this.#emitted.push(update));
  }

  /** What a client opens instead of a WebSocket. */
  readonly open = (url: string): Socket => {
    this.urls.push(url);
    const socket: Socket = {
      binaryType: 'arraybuffer',
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (bytes) => this.#later(() => this.#hear(connection, new Uint8Array(bytes as Uint8Array))),
      close: () => this.#forget(connection),
    };
    const connection: Connection = { url, socket, texts: 0, open: true };
    this.#later(() => this.#accept(connection));
    return socket;
  };

  get words(): readonly string[] {
    return readBlocks(this.doc).map(shownText);
  }

  get connected(): number {
    return this.#connections.length;
  }

  /** Another client edits the text. */
  edit(change: (text: Y.XmlFragment) => void): void {
    this.doc.transact(() => change(this.doc.getXmlFragment('opinion')));
    this.#tell();
  }

  /** Another client types into a paragraph. */
  type(n: number, at: number, words: string): void {
    this.edit((text) => {
      const element = text.get(n);
      if (!(element instanceof Y.XmlElement)) throw new Error('no such paragraph');
      const inner = element.get(0);
      if (inner instanceof Y.XmlText) inner.insert(at, words);
    });
  }

  /** Tells everybody a new register, as a patch of whole paragraphs unless `gap` pretends that one was missed. */
  tellRegister(change: Partial<Register>, { gap = 0 } = {}): void {
    const from = this.register.seq + gap;
    this.register = { ...this.register, ...change, seq: from + 1 };
    const { paragraphs, opinion: _id, seq, ...opinion } = this.register;
    this.#all(ownFrame(MESSAGE.register, { patch: { from, seq, opinion, paragraphs, order: paragraphs.map(({ id }) => id) } }));
  }

  closeBlocks(...ids: readonly BlockId[]): void {
    this.tellRegister({ paragraphs: this.register.paragraphs.map((one) => ({ ...one, closed: ids.includes(one.id) })) });
  }

  heal(block: BlockId, mine: string): void {
    this.#all(ownFrame(MESSAGE.healed, { seq: this.register.seq, blocks: [{ block, why: 'closed:text', mine }] }));
  }

  /** Somebody else's presence, stamped. */
  stamp(client: number, state: unknown): void {
    const encoder = encoding.createEncoder();
    for (const number of [1, client, 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify(state));
    this.#all(awarenessFrame(encoding.toUint8Array(encoder)));
  }

  /** As a server that lacks something. */
  askAgain(): void {
    this.#all(step1Frame(Y.encodeStateVector(this.doc)));
  }

  say(bytes: Uint8Array): void {
    this.#all(bytes);
  }

  tellHead(hash = this.textHash()): void {
    this.#all(ownFrame(MESSAGE.head, { seq: this.register.seq, textHash: hash }));
  }

  beat(): void {
    this.#all(ownFrame(MESSAGE.beat, { at: 0 }));
  }

  /** Closes every socket with this code. */
  close(code: number, reason = ''): void {
    for (const { socket } of this.#connections.splice(0)) socket.onclose?.({ code, reason } as CloseEvent);
  }

  /** Takes what was kept back. */
  release(): void {
    this.stalled = false;
    for (const job of this.#waiting.splice(0)) job();
  }

  textHash(): string {
    return textHash(
      readBlocks(this.doc).map((block) => hashLine(block.id, sha256(exactForm(block)))),
      sha256,
    );
  }

  #accept(connection: Connection): void {
    if (!connection.open) return;
    if (this.away) return void connection.socket.onclose?.({ code: 1006, reason: '' } as CloseEvent);
    connection.socket.onopen?.({} as Event);
    if (this.refusesDocuments !== null && connection.url.includes('&begun='))
      return void connection.socket.onclose?.({ code: this.refusesDocuments, reason: '' } as CloseEvent);
    this.#connections.push(connection);
    this.#send(connection, step1Frame(Y.encodeStateVector(this.doc)));
    this.#send(connection, ownFrame(MESSAGE.register, { register: this.register }));
    this.#send(connection, ownFrame(MESSAGE.head, { seq: this.register.seq, textHash: this.textHash() }));
  }

  #hear(connection: Connection, bytes: Uint8Array): void {
    if (!connection.open) return;
    const message = readMessage(bytes);
    if (message.type === 'step1') this.#answer(connection, message.stateVector);
    else if (message.type === 'awareness') this.#presence(message.bytes);
    else if (message.type === 'step2' || message.type === 'update' || message.type === 'queue') {
      const updates = message.type === 'queue' ? message.updates : [message.update];
      const n = ++connection.texts;
      const take = (): void => {
        for (const update of updates) Y.applyUpdate(this.doc, update);
        this.#tell();
        this.#send(connection, ownFrame(MESSAGE.ack, { n, seq: this.register.seq }));
      };
      if (this.stalled) this.#waiting.push(take);
      else take();
    }
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    this.asked++;
    const isNew = stateVector.length === 1;
    if (this.snapshot === null || !isNew) return this.#send(connection, step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)));
    this.#send(connection, step2Frame(this.snapshot));
    this.#send(connection, updateFrame(Y.diffUpdate(Y.encodeStateAsUpdate(this.doc), Y.encodeStateVectorFromUpdate(this.snapshot))));
  }

  #presence(bytes: Uint8Array): void {
    this.presence.push(bytes);
    this.#all(awarenessFrame(bytes));
  }

  /** What the document has emitted since the last time, to everybody, then its hash. */
  #tell(): void {
    const updates = this.#emitted.splice(0);
    if (updates.length === 0) return;
    this.register = { ...this.register, seq: this.register.seq + 1 };
    const { seq } = this.register;
    for (const update of updates) this.#all(updateFrame(update));
    this.#all(ownFrame(MESSAGE.register, { patch: { from: seq - 1, seq, opinion: {}, paragraphs: [] } }));
    this.tellHead();
  }

  #all(bytes: Uint8Array): void {
    for (const connection of this.#connections) this.#send(connection, bytes);
  }

  #send(connection: Connection, bytes: Uint8Array): void {
    this.#later(() => {
      if (connection.open) connection.socket.onmessage?.({ data: bytes.slice().buffer } as MessageEvent);
    });
  }

  #forget(connection: Connection): void {
    connection.open = false;
    this.#connections = this.#connections.filter((one) => one !== connection);
  }

  #later(job: () => void): void {
    queueMicrotask(job);
  }
}

/** Lets everything under way arrive; promises of fetch and locks included. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
