/** What is said aloud while an opinion is open: each thing once. */
import { useEffect, useRef } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { news } from '../../../shared/page/news.ts';
import { opinionNames } from '../../../shared/page/paragraph-names.ts';
import { announcer } from '../../ui/announce.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { tell } from '../told.ts';
import type { Session } from './opened.ts';

/** Says how the person writes and reads from now on. */
export function useManners({ manner: { suggesting, reading } }: Session): void {
  const { t } = useText();
  useEffect(() => {
    const say = (kind: string, words: string): void => announcer.say('status', kind, words);
    const stops = [
      suggesting.subscribe(() => say('suggesting', t(suggesting.getSnapshot() ? 'suggest.on' : 'suggest.off'))),
      reading.subscribe(() => say('reading', t('app.colon', { before: t('view.title'), after: t(`view.${reading.getSnapshot()}`) }))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [suggesting, reading, t]);
}

/** Says what has changed, once, after the record has it. */
export function useNews(register: Register, headings: ReadonlyMap<BlockId, string>): void {
  const text = useText();
  const entities = useEntities();
  const told = useRef(register);
  useEffect(() => {
    tell(register.opinion, register.seq);
    const before = told.current;
    if (before.seq === register.seq) return;
    told.current = register;
    const names = opinionNames(text, entities, register, headings);
    for (const { region, kind, words } of news(before, register, text, names)) announcer.say(region, kind, words);
  }, [register, headings, text, entities]);
}
