/** Paragraphs that go: the question before many of them do, and a line in the place of each that must be answered for, until it is settled. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isBinding } from '../../../shared/opinion/positions.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { useAct } from './act.ts';
import { LargeCut } from './large-cut.tsx';
import type { Margin } from './margin.ts';
import { ParagraphMarks } from './marks.tsx';
import { useOpened } from './opened.ts';
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

/** Not agreed as deleted, each with what it stands behind. */
function unsettled({ paragraphs }: Register) {
  const found: { readonly paragraph: ShownParagraph; readonly behind: BlockId | null }[] = [];
  let behind: BlockId | null = null;
  for (const paragraph of paragraphs) {
    if (!paragraph.removed) behind = paragraph.id;
    else if (paragraph.status !== null && paragraph.status !== 'agreed') found.push({ paragraph, behind });
  }
  return found;
}

function Gone({ margin }: { readonly margin: Margin }) {
  const { register } = useOpened();
  const gone = useMemo(() => unsettled(register), [register]);
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  const where = gone.map(({ paragraph, behind }) => `${paragraph.id} ${behind}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places change with what is gone and where, and with nothing else
  useLayoutEffect(() => setPlaces(margin.bury(gone.map(({ paragraph: { id }, behind }) => ({ id, behind })))), [margin, where]);
  return gone.map(({ paragraph }, at) => {
    const place = places[at];
    return place && createPortal(<Line paragraph={paragraph} />, place, paragraph.id);
  });
}

function Line({ paragraph }: { readonly paragraph: ShownParagraph }) {
  const { t, moment, language, dir } = useText();
  const entities = useEntities();
  const { register, why } = useOpened();
  const { send, problem } = useAct();
  const { id, removedBy } = paragraph;
  const of = removedBy?.seq ?? 0;
  const others = register.paragraphs.some((one) => one.id !== id && one.removedBy?.seq === of && one.status !== 'agreed');
  const when = moment(removedBy?.at ?? 0);
  const known = removedBy !== null && entities.get(removedBy.entity) !== undefined;
  return (
    <div className="gone-line" lang={language} dir={dir}>
      <ParagraphMarks paragraph={paragraph} />
      <span className="gone-words">
        {known ? t('gone.line', { entity: entities.name(removedBy.entity), moment: when }) : t('gone.plain', { moment: when })}
      </span>
      <Button look="bare" why={why('restore', id)} onPress={() => void send({ do: 'restore', block: id })}>
        {t('act.restore')}
      </Button>
      {others && (
        <Button look="bare" why={why('restore-deletion', id)} onPress={() => void send({ do: 'restore-deletion', of })}>
          {t('gone.all')}
        </Button>
      )}
      {problem !== null && <span className="error">{problem}</span>}
    </div>
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
    const words = t('gone.told', { entity: entities.name(removedBy.entity), paragraph: `\u2068${names.paragraph(id)}\u2069` });
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
