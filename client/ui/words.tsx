/** The language of the interface, for every component below. */
import { createContext, type ReactNode, use, useEffect } from 'react';
import type { Text } from '../../shared/i18n/text.ts';

const TextContext = createContext<Text | null>(null);
const WholeContext = createContext(true);

interface WordsProps {
  readonly text: Text;
  /** All words are here, and not only the first. */
  readonly whole?: boolean;
  readonly children: ReactNode;
}

export function Words({ text, whole = true, children }: WordsProps) {
  useEffect(() => {
    const page = document.documentElement;
    // set to what it is already, the styles of the whole page would be computed anew
    if (page.lang !== text.language) page.lang = text.language;
    if (page.dir !== text.dir) page.dir = text.dir;
  }, [text]);
  return (
    <WholeContext value={whole}>
      <TextContext value={text}>{children}</TextContext>
    </WholeContext>
  );
}

export function useText(): Text {
  const text = use(TextContext);
  if (text === null) throw new Error('no language above this component');
  return text;
}

/** What comes later on a page (later.tsx) waits in it for something besides. */
export function Until({ come, children }: { readonly come: boolean; readonly children: ReactNode }) {
  return <WholeContext value={useWhole() && come}>{children}</WholeContext>;
}

export const useWhole = (): boolean => use(WholeContext);
