/**
 * One opinion in two Yjs documents. `mine` is what the editor shows and writes. `recorded` holds what the server has told and nothing
 * else; as the server tells everybody the same bytes, authors included, it is the text of the log. So what is not recorded is a
 * comparison of two texts, paragraph by paragraph, and needs no bookkeeping of its own.
 *
 * Asking the server must go by `recorded`: relative to `mine` it would leave out our own words, and `recorded` would never get them.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { ROOT } from '../../shared/text/schema.ts';

/** Origin of everything that came from the server; what has another origin was made here. */
export const FROM_SERVER = Symbol('from the server');

export interface LostWords {
  readonly block: BlockId | null;
  readonly words: string;
}

export class Pair {
  readonly mine = new Y.Doc();
  readonly #recorded = new Y.Doc();
  /** What the server has told and that document does not hold yet. */
  readonly #waiting: Uint8Array[] = [];

  get recorded(): Y.Doc {
    // one by one: where one cannot be put in, those behind it are not lost with it, and who listens may ask again
    for (let update = this.#waiting.shift(); update !== undefined; update = this.#waiting.shift())
      Y.applyUpdate(this.#recorded, update, FROM_SERVER);
    return this.#recorded;
  }

  get text(): Y.XmlFragment {
    return this.mine.getXmlFragment(ROOT);
  }

  get recordedText(): Y.XmlFragment {
    return this.recorded.getXmlFragment(ROOT);
  }

  /** How much of what was written in `mine` the server has told. */
  get told(): number {
    return Y.getState(this.recorded.store, this.mine.clientID);
  }

  /** The server told this. It is put together when somebody asks for it: who opens a long text wants to see that first. */
  record(update: Uint8Array): void {
    this.#waiting.push(update);
  }

  /**
   * Takes what the server told into `mine`. Returns our own words that are gone by it although nobody can have seen them: written from
   * `told` on, before this was known. The server's repairs do that, and the removal of a paragraph in which somebody writes.
   */
  take(update: Uint8Array, told: number): readonly LostWords[] {
    const lost: LostWords[] = [];
    Y.transact(
      this.mine,
      (transaction) => {
        Y.applyUpdate(this.mine, update, FROM_SERVER);
        Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
          if (struct.id.client !== this.mine.clientID || !(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) return;
          // letters that were typed one behind the other are one item, also where others have seen the first of them
          const words = struct.content.str.slice(Math.max(told - struct.id.clock, 0));
          if (words !== '') lost.push({ block: blockOf(struct), words });
        });
      },
      FROM_SERVER,
      false,
    );
    return lost;
  }

  close(): void {
    this.mine.destroy();
    this.#recorded.destroy();
  }
}

/** The paragraph of a piece of text, also where both have just been deleted. */
function blockOf({ parent }: Y.Item): BlockId | null {
  const element = parent instanceof Y.AbstractType ? parent.parent : null;
  const id: unknown = element instanceof Y.XmlElement ? element._map.get('id')?.content.getContent().at(-1) : undefined;
  return isBlockId(id) ? id : null;
}
