/** A delegate's document without an editor: types, jumps and deletes as people do, and gives each edit as the bytes of one update. */
import * as Y from 'yjs';
import type { Rng } from '../../tests/support/rng.ts';
import { type Dialect, NEMCON } from './dialect.ts';

export class Writer {
  readonly doc = new Y.Doc();
  readonly #rng: Rng;
  readonly #paragraphs: Dialect['paragraphs'];
  #block = 0;
  #at = 0;
  #update: Uint8Array | null = null;
  /** Found once: nobody adds or removes a paragraph here. */
  #found: readonly Y.XmlText[] = [];

  constructor(rng: Rng, state: Uint8Array, paragraphs = NEMCON.paragraphs) {
    this.#rng = rng;
    this.#paragraphs = paragraphs;
    Y.applyUpdate(this.doc, state, this);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#update = update;
    });
  }

  /** What the room sent. */
  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, this);
  }

  /** One edit: mostly the next letter, sometimes elsewhere, sometimes a letter back. */
  edit(): Uint8Array {
    if (this.#found.length === 0) this.#found = this.#paragraphs(this.doc);
    const texts = this.#found;
    if (this.#rng.chance(0.05)) {
      this.#block = this.#rng.below(texts.length);
      this.#at = this.#rng.below(200);
    }
    const text = texts[this.#block % texts.length];
    if (text === undefined) throw new Error('there is nothing to type into');
    this.#at = Math.min(this.#at, text.length);
    this.#update = null;
    if (this.#at > 1 && this.#rng.chance(0.15)) {
      this.#at -= 1;
      text.delete(this.#at, 1);
    } else {
      text.insert(this.#at, this.#rng.pick(['e', 't', 'a', 'o', ' ', 'n']));
      this.#at += 1;
    }
    if (this.#update === null) throw new Error('the edit changed nothing');
    return this.#update;
  }
}
