/**
 * Each element of the text in pieces, as it was cut when somebody asked last. An entry touches few elements: the others need not be gone through
 * again, at whatever position is asked. A piece takes some 150 bytes, and there are about as many as entries. It has words of the log in it, and
 * belongs to one fold: where that is thrown away, because words are erased, it goes too, and nothing else may hold it.
 */
import * as Y from 'yjs';
import type { AuthorsData } from './data.ts';
import { elementOf, itemsIn } from './letters.ts';
import { type Piece, pieces } from './pieces.ts';
import { structsOf, type Touched } from './touched.ts';

interface Cut {
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  /** Those of them that are letters written anew. */
  readonly copies: readonly Piece[];
}

export class Cuts {
  readonly #data: AuthorsData;
  readonly #fragment: Y.XmlFragment;
  readonly #known = new Map<Y.Item, Cut>();

  constructor(data: AuthorsData, fragment: Y.XmlFragment) {
    this.#data = data;
    this.#fragment = fragment;
  }

  of(element: Y.Item): Cut {
    let cut = this.#known.get(element);
    if (cut === undefined) {
      const all: Piece[] = [];
      for (const item of itemsIn(element)) for (const piece of pieces(this.#data, item)) all.push(piece);
      const copies = all.filter(({ client, clock, rootClient, rootClock }) => rootClient !== client || rootClock !== clock);
      cut = { pieces: all, copies };
      this.#known.set(element, cut);
    }
    return cut;
  }

  /** What came and what went is not as it was cut. */
  forget({ came, went }: Pick<Touched, 'came' | 'went'>): void {
    if (this.#known.size === 0) return;
    for (const [client, from] of came) this.#forget(client, from);
    for (const { client, clock, length } of went) this.#forget(client, clock, clock + length);
  }

  #forget(client: number, from: number, to?: number): void {
    for (const item of structsOf(this.#data.doc, client, from, to)) {
      const element = item instanceof Y.Item ? elementOf(item, this.#fragment) : null;
      if (element !== null) this.#known.delete(element);
    }
  }
}
