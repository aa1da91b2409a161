/** Paragraphs that go: the question before many of them do, a line in the place of each, and whoever holds there is told. */
import { useEffect, useRef, useState } from 'react';
import { isBinding } from '../../../../shared/opinion/positions.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
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

/** What was deleted since this page was opened although the own State holds there. */
function Told() {
  const { t } = useText();
  const entities = useEntities();
  const { me } = useMyself();
  const { register, names, goTo } = useOpened();
  const since = useRef(register.seq);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const told = register.paragraphs.flatMap((one) => {
    const { id, removedBy, positions } = one;
    const holds = positions.some(({ entity, kind }) => entity === me.seat?.entity && isBinding(kind));
    if (removedBy === null || removedBy.seq <= since.current || removedBy.entity === me.seat?.entity || !holds) return [];
    const words = t('gone.told', { entity: entities.name(removedBy.entity), paragraph: names.setOff(id) });
    return { key: `${id} ${removedBy.seq}`, id, words };
  });
  const news = told.map(({ key }) => key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is said once, when it comes
  useEffect(() => {
    for (const { key, words } of told) announcer.say('alert', key, words);
  }, [news]);
  const unread = told.filter(({ key }) => !read.has(key));
  if (unread.length === 0) return null;
  return (
    <ul className="gone-told">
      {unread.map(({ key, id, words }) => (
        <li key={key}>
          {words}{' '}
          <Button look="bare" onPress={() => goTo(id)}>
            {names.paragraph(id)}
          </Button>{' '}
          <Button look="bare" onPress={() => setRead(new Set([...read, key]))}>
            {t('healed.dismiss')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
