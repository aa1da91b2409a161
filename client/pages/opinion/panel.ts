/** Which panel lies over the page: one at a time. Whoever asks for it sees it in every text until it is closed again. */
import { Store } from '../../lib/store.ts';

export const panel = new Store<'wording' | 'agreed' | null>(null);

/** How often agreed language was looked for: each time anew, for the paragraph or the words that one stands in by then. */
export const looks = new Store(0);

export function lookForAgreed(): void {
  looks.set(looks.getSnapshot() + 1);
  panel.set('agreed');
}
