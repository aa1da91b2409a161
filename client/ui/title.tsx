import { Store } from '../lib/store.ts';
import { useStore } from './use-store.ts';
import { useText } from './words.tsx';

/** What the chair asks for now, wherever that is: it comes first in the tab, where somebody sees it who is in another one. */
export const askedNow = new Store<string | null>(null);

/** What the tab is called. */
export function Title({ words }: { readonly words: string }) {
  const { t } = useText();
  const asked = useStore(askedNow);
  return <title>{[asked, words, t('app.name')].filter(Boolean).join(' – ')}</title>;
}
