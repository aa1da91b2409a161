import { useText } from './words.tsx';

/** What the tab is called. */
export function Title({ words }: { readonly words: string }) {
  const { t } = useText();
  return <title>{`${words} – ${t('app.name')}`}</title>;
}
