/** What is said aloud while an opinion is open: each thing once. Its code comes after the text; what happened meanwhile is said then. */
import { useEffect, useRef } from 'react';
import type { Register, SaidRegister } from '../../../shared/opinion/register.ts';
import { news } from '../../../shared/page/news.ts';
import { announcer } from '../../ui/announce.ts';
import { useText } from '../../ui/words.tsx';
import { tell } from '../told.ts';
import { type OpenOpinion, useHeldWords, useOfOpened } from './opened.ts';

export function Aloud(): null {
  useManners(useOfOpened(({ opinion }) => opinion));
  useNews();
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

/** Says what has changed since the page was opened, once, after the record has it. It draws nothing, so nothing is drawn for it. */
function useNews(): void {
  const text = useText();
  const { subscribe, getSnapshot } = useHeldWords();
  const told = useRef<{ readonly register: Register; readonly said: SaidRegister } | null>(null);
  useEffect(() => {
    const look = (): void => {
      const { begun, register, said, names } = getSnapshot();
      tell(register.opinion, register.seq);
      const before = told.current?.register ?? begun;
      if (before.seq === register.seq) return;
      const isWords = told.current?.said === said;
      told.current = { register, said };
      // of letters alone there is nothing to say
      if (isWords) return;
      for (const { region, kind, words } of news(before, register, text, names)) announcer.say(region, kind, words);
    };
    look();
    return subscribe(look);
  }, [subscribe, getSnapshot, text]);
}
