/**
 * An editor on a real socket that types a token and takes its last one out again in the same update, so that the text keeps its length and
 * every update can be known by its bytes wherever it arrives.
 */
import * as Y from 'yjs';
import { readBlocks, typesIn } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CollabClient, type CollabOptions } from '../../tests/support/collab-client.ts';

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
  readonly client: CollabClient;
  readonly #number: number;
  /** When each token was typed. */
  readonly typedAt: number[] = [];
  /** Milliseconds from typing to the acknowledgement that it is recorded. */
  readonly recordedMs: number[] = [];
  #text: Y.XmlText | null = null;
  /** Of the last token, padding included. */
  #length = 0;

  constructor(number: number, options: CollabOptions) {
    this.#number = number;
    this.client = new CollabClient(options);
  }

  get connected(): boolean {
    return this.client.socket.readyState === this.client.socket.OPEN;
  }

  /** `padding` makes the update heavier. */
  type(padding: number): void {
    const text = this.#place();
    const shown = text.toString();
    const mine = `~${this.#number.toString(36)}.`;
    const last = shown.lastIndexOf(mine);
    const number = this.typedAt.length;
    const begun = performance.now();
    this.typedAt.push(begun);
    const recorded = this.client.edit(() => {
      if (last >= 0) text.delete(last, this.#length);
      const token = `${mine}${number.toString(36)}~${'.'.repeat(padding)}`;
      text.insert(Math.max(0, last), token);
      this.#length = token.length;
    });
    recorded.then(
      () => this.recordedMs.push(performance.now() - begun),
      () => undefined, // the server was ended: what is not recorded has no time
    );
  }

  /** A paragraph of its own as long as there are enough of them. */
  #place(): Y.XmlText {
    this.#text ??= textAt(this.client.doc, this.#number);
    return this.#text;
  }
}

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
