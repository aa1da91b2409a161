/**
 * An editor on a real socket that types a token and takes its last one out again in the same update, so that the text keeps its length and
 * every update can be known by its bytes wherever it arrives. It does not follow what the others write: a driver that integrated everything
 * for everybody would be busier than the server it measures.
 */
import * as Y from 'yjs';
import { readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { type Dialect, NEMCON } from './dialect.ts';
import { Line, type LineOptions } from './line.ts';

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

export class Editor {
  readonly synced: Promise<void>;
  /** When each token was typed. */
  readonly typedAt: number[] = [];
  /** Milliseconds from typing to the acknowledgement that it is recorded. */
  readonly recordedMs: number[] = [];
  /** Log positions that acknowledgements named. */
  readonly recordedAt = new Set<number>();
  readonly #number: number;
  readonly #doc = new Y.Doc();
  readonly #dialect: Dialect;
  readonly #line: Line;
  /** When each text message was sent, the answer to the server's step 1 among them: acknowledgements count these. */
  readonly #sentAt: number[] = [];
  #acknowledged = 0;
  #text: Y.XmlText | null = null;
  /** Of the last token, padding included. */
  #length = 0;

  constructor(number: number, options: LineOptions) {
    this.#number = number;
    this.#dialect = options.dialect ?? NEMCON;
    let inStep = (): void => {};
    const synced = new Promise<void>((resolve) => {
      inStep = resolve;
    });
    this.#line = new Line(options, true, step1Frame(Y.encodeStateVector(this.#doc)), (message) => this.#hear(message, inStep));
    const closed = this.#line.closed.then(() => {
      throw new Error('closed before it was in step');
    });
    this.synced = Promise.race([closed, synced]);
    this.synced.catch(() => {});
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#send(updateFrame(update));
    });
  }

  get connected(): boolean {
    return this.#line.connected;
  }

  close(): void {
    this.#line.close();
  }

  /** `padding` makes the update heavier. */
  type(padding: number): void {
    this.#text ??= this.#own();
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
    if (message.type === 'own') {
      const { n, seq } = message.body as { readonly n: number; readonly seq: number };
      this.#acknowledge(n);
      this.recordedAt.add(seq);
    }
  }

  #send(frame: Uint8Array): void {
    this.#sentAt.push(performance.now());
    this.#line.send(frame);
  }

  #acknowledge(n: number): void {
    const now = performance.now();
    for (; this.#acknowledged < n; this.#acknowledged += 1) {
      const sentAt = this.#sentAt[this.#acknowledged];
      if (sentAt !== undefined) this.recordedMs.push(now - sentAt);
    }
  }

  /** A paragraph of its own as long as there are enough of them. */
  #own(): Y.XmlText {
    const texts = this.#dialect.paragraphs(this.#doc);
    const text = texts[this.#number % texts.length];
    if (text === undefined) throw new Error('there is no paragraph to type in');
    return text;
  }
}
