/** What is said aloud while an opinion is open: each thing once. Its code comes after the text; what happened meanwhile is said then. */
import { useEffect, useRef } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';
import { news } from '../../../shared/page/news.ts';
import { announcer } from '../../ui/announce.ts';
import { useText } from '../../ui/words.tsx';
import { tell } from '../told.ts';
import { type OpenOpinion, useOpened } from './opened.ts';

/** `since`: what stood when the page was opened; what has changed since is news. */
export function Aloud({ since }: { readonly since: Register }) {
  const { opinion } = useOpened();
  useManners(opinion);
  useNews(since);
  return null;
}

/** Says how the person writes and reads from now on. */
function useManners({ manner: { suggesting, reading } }: OpenOpinion): void {
  const { t } = useText();
  useEffect(() => {
    const say = (kind: string, words: string): void => announcer.say('status', kind, words);
    const stops = [
      suggesting.subscribe(() => say('suggesting', t(suggesting.getSnapshot() ? 'suggest.on' : 'suggest.off'))),
      reading.subscribe(() => say('reading', t('app.valueOf', { field: t('view.title'), is: t(`view.${reading.getSnapshot()}`) }))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [suggesting, reading, t]);
}

/** Says what has changed, once, after the record has it. */
function useNews(since: Register): void {
  const text = useText();
  const { register, names } = useOpened();
  const told = useRef(since);
  useEffect(() => {
    tell(register.opinion, register.seq);
    const before = told.current;
    if (before.seq === register.seq) return;
    told.current = register;
    for (const { region, kind, words } of news(before, register, text, names)) announcer.say(region, kind, words);
  }, [register, names, text]);
}
