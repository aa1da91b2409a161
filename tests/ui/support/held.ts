/** An opinion that is open, for a part of its page that is drawn alone. */
import { Store } from '../../../client/lib/store.ts';
import type { OpenedWords } from '../../../client/pages/opinion/opened.ts';

export function held(opened: OpenedWords) {
  const store = new Store(opened);
  return { opened: store, words: store };
}
