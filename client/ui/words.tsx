/** The language of the interface, for every component below. */
import { createContext, type ReactNode, use, useEffect } from 'react';
import type { Text } from '../../shared/i18n/text.ts';

const TextContext = createContext<Text | null>(null);

export function Words({ text, children }: { readonly text: Text; readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = text.language;
    document.documentElement.dir = text.dir;
  }, [text]);
  return <TextContext value={text}>{children}</TextContext>;
}

export function useText(): Text {
  const text = use(TextContext);
  if (text === null) throw new Error('no language above this component');
  return text;
}
