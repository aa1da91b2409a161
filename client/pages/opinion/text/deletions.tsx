/** Paragraphs that go: the question before many of them do, a line in the place of each, and whoever holds there is told. */
import { useEffect, useState } from 'react';
import { isBinding } from '../../../../shared/opinion/positions.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { goneNews, useSeen } from '../../seen.ts';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import { Gone } from './gone.tsx';
import { LargeCut } from './large-cut.tsx';
import type { Margin } from './margin.ts';
import './deletions.css';

export function Deletions({ margin }: { readonly margin: Margin }) {
  return (
    <>
      <LargeCut />
      <Told />
      <Gone margin={margin} />
    </>
  );
}

/** What others have deleted since this page was opened although the own State holds there. What was before that the first page tells. */
function Told() {
  const { t } = useText();
  const entities = useEntities();
  const { me } = useMyself();
  const { opinion, names, goTo } = useOfOpened(({ register, names, goTo }) => ({ opinion: register.opinion, names, goTo }));
  const [since] = useState(useOpenedNow()().register.seq);
  const seen = useSeen();
  const own = me.seat?.entity;
  const told = useOfOpened(({ register: { paragraphs: said } }) =>
    said.flatMap(({ id, removedBy, positions }) => {
      const holds = positions.some(({ entity, kind }) => entity === own && isBinding(kind));
      if (removedBy === null || removedBy.seq <= since || removedBy.entity === own || !holds) return [];
      const words = t('gone.told', { entity: entities.name(removedBy.entity), paragraph: names.setOff(id) });
      return [{ key: goneNews(opinion, id, removedBy.seq), id, words }];
    }),
  );
  const unread = told.filter(({ key }) => !seen.has(key));
  const news = unread.map(({ key }) => key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is said once, when it comes
  useEffect(() => {
    for (const { words } of unread) announcer.say('alert', 'gone', words);
  }, [news]);
  if (unread.length === 0) return null;
  return (
    <ul className="gone-told">
      {unread.map(({ key, id, words }) => (
        <li key={key}>
          {words}{' '}
          <Button look="bare" onPress={() => goTo(id)}>
            {names.paragraph(id)}
          </Button>{' '}
          <Button look="bare" onPress={() => seen.see(key)}>
            {t('app.seen')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
