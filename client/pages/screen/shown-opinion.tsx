/**
 * An opinion on the screen: the text as the room looks at it, clean or marked as whoever leads has said; what is under discussion framed, and
 * whatever is called on; the first of them kept in the middle; a call with its clock; a decision large. In place of the text, what became of
 * a paragraph. What is lost is said in a line and hides nothing.
 */
import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { appealsPending } from '../../../shared/page/appeals.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { type Mark, marksOf } from '../../../shared/page/marks.ts';
import { opinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Title } from '../../ui/title.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { NotOpen } from '../opinion/not-open.tsx';
import { SyncBar, useSync } from '../opinion/sync.tsx';
import { type Open, useOpen } from '../opinion/use-open.ts';
import { Put } from '../waiting.tsx';
import { Called } from './called.tsx';
import { ChangedWords } from './changed-words.tsx';
import { Decided } from './decided.tsx';
import { Story, useStory } from './story.tsx';
import { useMiddle } from './use-middle.ts';
import '../opinion/text/text.css';

/** Codes of States that have room beside a paragraph. */
const FEW = 7;

interface Place {
  /** What the meeting is called on whose table it lies; null: it lies on none. */
  readonly meeting: string | null;
}

export function ShownOpinion({ id, meeting }: Place & { readonly id: string }) {
  const { t } = useText();
  const open = useOpen(id);
  return open === null ? <p>{t('app.loading')}</p> : <Shown open={open} meeting={meeting} />;
}

function Shown({ open, meeting }: Place & { readonly open: Open }) {
  const text = useText();
  const { t } = text;
  const { opinion } = open;
  const register = useStore(opinion.register);
  const sync = useSync(opinion);
  if (sync.state === 'ended' && register === null) return <NotOpen words={t('close.notFound')} />;
  return (
    <>
      <SyncBar opinion={opinion} typing={false} />
      {register !== null && <Text open={open} register={register} meeting={meeting} />}
    </>
  );
}

function Text({ open: { opinion, margin, place }, register, meeting }: Place & { readonly open: Open; readonly register: Register }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const headings = useStore(margin.headings);
  const rows = useStore(margin.rows);
  const names = useMemo(() => opinionNames(text, entities, register, headings), [text, entities, register, headings]);
  const { block, view } = register.focus;
  useEffect(() => opinion.manner.read(view), [opinion, view]);
  const here = useStore(opinion.view);
  // Where nothing is under discussion the room looks at what it is asked about.
  const asked = byDeadline(
    register.paragraphs.filter(({ call }) => call !== null),
    ({ call }) => call?.deadline ?? null,
  );
  const middle = block ?? asked[0]?.[0].id ?? null;
  useMiddle(here, middle);
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const about = (block !== null && register.focus.story === true && byId.get(block)) || null;
  const held = useStory(register.opinion, about);
  const appeal = appealsPending(text, register, (one) => entities.name(one));
  const number = t(register.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: register.number });
  return (
    <>
      <Title words={[`${number} ${register.title}`, ...(meeting === null ? [] : [meeting])].join(' – ')} />
      <header className="screen-head">
        <h1>
          <span className="screen-where">
            {meeting !== null && (
              <>
                <bdi>{meeting}</bdi> ·{' '}
              </>
            )}
            {number}
          </span>{' '}
          <bdi lang={register.language}>{register.title}</bdi>
        </h1>
        <Decided register={register} names={names} />
        <Called register={register} names={names} />
        {appeal !== null && <Chip shape="pending">{appeal}</Chip>}
      </header>
      <div className="screen-text" data-reading={view} lang={register.language} hidden={held?.story != null}>
        <Put element={place} />
        {rows.map((row) => {
          const paragraph = byId.get(row.id);
          if (paragraph === undefined || paragraph.status === null) return null;
          return createPortal(<Marks paragraph={paragraph} register={register} />, row.place, row.id);
        })}
      </div>
      {held !== null && about !== null && (
        <Story held={held}>
          <Marks paragraph={about} register={register} />
        </Story>
      )}
      <ChangedWords opinion={opinion} register={register} names={names} />
    </>
  );
}

function Marks({ paragraph, register }: { readonly paragraph: ShownParagraph; readonly register: Register }) {
  const text = useText();
  const entities = useEntities();
  return (
    <ul className={paragraph.call === null ? 'marks' : 'marks called'} lang={text.language}>
      {paragraph.id === register.focus.block && (
        <li>
          <Chip shape="focus">{text.t('focus.here')}</Chip>
        </li>
      )}
      {marksOf(paragraph, text, entities, register).map(({ about, shape, words, codes }) => (
        <li key={about}>
          <Chip shape={shape}>{words}</Chip>
          <Codes shape={shape} codes={codes} />
        </li>
      ))}
    </ul>
  );
}

/** Those that find room, and how many more there are. */
function Codes({ shape, codes }: Pick<Mark, 'shape' | 'codes'>) {
  const { number } = useText();
  if (codes.length === 0) return null;
  const more = codes.length - FEW;
  return (
    <span className={`codes ${shape}`}>
      {codes.slice(0, FEW).join(' ')}
      {more > 0 && ` +${number(more)}`}
    </span>
  );
}
