/**
 * The words of the first pages but those of an opinion: the ways in, and the list of opinions. On a weak line such a page is read before the
 * words of all pages are here.
 */
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { loadHome } from '../../shared/i18n/in-browser.ts';
import { createText, type Text } from '../../shared/i18n/text.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { Coming } from '../ui/coming.tsx';
import { retryImport } from '../ui/later.tsx';
import { useText, useWhole, Words } from '../ui/words.tsx';

/** Those that are here are drawn at once, wherever one goes on to. */
const known = new Map<Language, Promise<Text> | Text>();

/** Each language once, however often it is asked for. */
export function homeWords(language: Language): Promise<Text> | Text {
  const there = known.get(language);
  if (there !== undefined) return there;
  const coming = retryImport(() => loadHome(language))().then((words) => createText(language, words));
  known.set(language, coming);
  void coming.then((text) => known.set(language, text));
  return coming;
}

/** Where another language is chosen, what is typed here stays, in the words of before until the new ones come. */
export function HomeWords({ children }: { readonly children: ReactNode }) {
  const all = useText();
  const whole = useWhole();
  const [own, setOwn] = useState<Text | null>(() => {
    const there = homeWords(all.language);
    return there instanceof Promise ? null : there;
  });
  useLayoutEffect(() => {
    let current = true;
    void Promise.resolve(homeWords(all.language)).then((words) => {
      if (current) setOwn(words);
    });
    return () => {
      current = false;
    };
  }, [all.language]);
  const text = whole ? all : own;
  if (text === null) return <Coming />;
  return (
    <Words text={text} whole={whole}>
      {children}
    </Words>
  );
}
