/** What is said aloud while an opinion is open: each thing once. */
import { useEffect, useRef, useState } from 'react';
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

/** A position that has ended while the page was open: its card is gone, and this stays in its place. */
export interface Ended {
  readonly seq: number;
  readonly at: number;
  readonly block: BlockId | null;
  readonly words: string;
}

/** Says what has changed, once, after the record has it; and keeps which positions have ended. */
export function useNews(register: Register, headings: ReadonlyMap<BlockId, string>): readonly Ended[] {
  const text = useText();
  const entities = useEntities();
  const told = useRef(register);
  const [ended, setEnded] = useState<readonly Ended[]>([]);
  useEffect(() => {
    tell(register.opinion, register.seq);
    const before = told.current;
    if (before.seq === register.seq) return;
    told.current = register;
    const names = opinionNames(text, entities, register, headings);
    const { seq, at } = register;
    const found = news(before, register, text, names);
    for (const { region, kind, words } of found) announcer.say(region, kind, words);
    const gone = found.flatMap(({ ended: place, words }) => (place === undefined ? [] : [{ seq, at, words, ...place }]));
    if (gone.length > 0) setEnded((before) => [...before, ...gone]);
  }, [register, headings, text, entities]);
  return ended;
}
