/**
 * One opinion in two Yjs documents. `mine` is what the editor shows and writes. `recorded` holds what the server has told and nothing
 * else; as the server tells everybody the same bytes, authors included, it is the text of the log. So what is not recorded is a
 * comparison of two texts, paragraph by paragraph, and needs no bookkeeping of its own.
 *
 * Asking the server must go by `recorded`: relative to `mine` it would leave out our own words, and `recorded` would never get them.
 */
import * as Y from 'yjs';
import { ROOT } from '../../shared/text/schema.ts';

/** Origin of everything that came from the server; what has another origin was made here. */
export const FROM_SERVER = Symbol('from the server');

export class Pair {
  readonly mine = new Y.Doc();
  readonly recorded = new Y.Doc();

  get text(): Y.XmlFragment {
    return this.mine.getXmlFragment(ROOT);
  }

  get recordedText(): Y.XmlFragment {
    return this.recorded.getXmlFragment(ROOT);
  }

  close(): void {
    this.mine.destroy();
    this.recorded.destroy();
  }
}
