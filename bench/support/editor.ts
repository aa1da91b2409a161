/**
 * An editor on a real socket that types a token and takes its last one out again in the same update, so that the text keeps its length and
 * every update can be known by its bytes wherever it arrives. It does not follow what the others write: a driver that integrated everything
 * for everybody would be busier than the server it measures.
 */
import { once } from 'node:events';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { readBlocks, typesIn } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';

/** `~editor.number~`, both in base 36. */
const TOKEN = /~([0-9a-z]+)\.([0-9a-z]+)~/g;

export interface Token {
  readonly editor: number;
  readonly number: number;
}

export function tokensIn(bytes: Buffer): readonly Token[] {
  if (!bytes.includes(0x7e)) return [];
  return [...bytes.toString('latin1').matchAll(TOKEN)].map(([, editor = '', number = '']) => ({
    editor: Number.parseInt(editor, 36),
    number: Number.parseInt(number, 36),
  }));
}

export interface EditorOptions {
  /** Origin of the server. */
  readonly url: string;
  readonly opinion: string;
  readonly headers: Readonly<Record<string, string>>;
}

export class Editor {
  readonly synced: Promise<void>;
  /** When each token was typed. */
  readonly typedAt: number[] = [];
  /** Milliseconds from typing to the acknowledgement that it is recorded. */
  readonly recordedMs: number[] = [];
  readonly #number: number;
  readonly #doc = new Y.Doc();
  readonly #socket: WebSocket;
  /** When each text message was sent, the answer to the server's step 1 among them: acknowledgements count these. */
  readonly #sentAt: number[] = [];
  #acknowledged = 0;
  #text: Y.XmlText | null = null;
  /** Of the last token, padding included. */
  #length = 0;

  constructor(number: number, { url, opinion, headers }: EditorOptions) {
    this.#number = number;
    this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}/collab/${opinion}?dx=1&schema=1`, { headers, perMessageDeflate: false });
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('open', () => this.#socket.send(step1Frame(Y.encodeStateVector(this.#doc))));
    const closed = once(this.#socket, 'close').then(() => {
      throw new Error('closed before it was in step');
    });
    this.synced = Promise.race([
      closed,
      new Promise<void>((inStep) => this.#socket.on('message', (data: Buffer) => this.#hear(data, inStep))),
    ]);
    this.synced.catch(() => {});
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#send(updateFrame(update));
    });
  }

  get connected(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  close(): void {
    this.#socket.terminate();
  }

  /** `padding` makes the update heavier. */
  type(padding: number): void {
    this.#text ??= textAt(this.#doc, this.#number);
    const text = this.#text;
    const mine = `~${this.#number.toString(36)}.`;
    const last = text.toString().lastIndexOf(mine);
    const number = this.typedAt.length;
    this.typedAt.push(performance.now());
    this.#doc.transact(() => {
      if (last >= 0) text.delete(last, this.#length);
      const token = `${mine}${number.toString(36)}~${'.'.repeat(padding)}`;
      text.insert(Math.max(0, last), token);
      this.#length = token.length;
    }, this);
  }

  #hear(data: Buffer, inStep: () => void): void {
    if (data[0] !== MESSAGE.sync && data[0] !== MESSAGE.ack) return;
    if (data[0] === MESSAGE.sync && this.#text !== null) return;
    const message = readMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    if (message.type === 'step1') this.#send(step2Frame(Y.encodeStateAsUpdate(this.#doc, message.stateVector)));
    if (message.type === 'update') Y.applyUpdate(this.#doc, message.update);
    if (message.type === 'step2') {
      Y.applyUpdate(this.#doc, message.update);
      inStep();
    }
    if (message.type === 'own') this.#acknowledge((message.body as { readonly n: number }).n);
  }

  #send(frame: Uint8Array): void {
    this.#sentAt.push(performance.now());
    this.#socket.send(frame);
  }

  #acknowledge(n: number): void {
    const now = performance.now();
    for (; this.#acknowledged < n; this.#acknowledged += 1) {
      const sentAt = this.#sentAt[this.#acknowledged];
      if (sentAt !== undefined) this.recordedMs.push(now - sentAt);
    }
  }
}

/** A paragraph of its own as long as there are enough of them. */
function textAt(doc: Y.Doc, number: number): Y.XmlText {
  const kinds = readBlocks(doc).map(({ kind }) => kind);
  const texts = [...typesIn(doc.getXmlFragment(ROOT))].flatMap((block, at) =>
    block instanceof Y.XmlElement && kinds[at]?.endsWith('item') === true
      ? [...typesIn(block)].filter((type) => type instanceof Y.XmlText)
      : [],
  );
  const text = texts[number % texts.length];
  if (text === undefined) throw new Error('there is no paragraph to type in');
  return text;
}
