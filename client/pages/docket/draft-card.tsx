/** One draft opinion on the docket: what it is, where it comes from, how it stands, and what this seat may do about it. */

import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { isWaiting } from '../../../shared/forum/docket.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { Docket } from '../../../shared/wire/docket.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { AddressLink } from '../documents/address.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum, useForumCommand } from '../forum.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Phase } from '../phase.tsx';
import { Progress } from '../progress.tsx';
import { SessionChip } from '../restricted/under-way.tsx';

type Draft = Docket['drafts'][number];

interface Carded {
  readonly draft: Draft;
  readonly all: Docket['drafts'];
  readonly opinion: ListedOpinion | undefined;
  readonly document: ListedDocument | undefined;
  /** null: this seat merges no drafts, or not this one. */
  readonly ticked: boolean | null;
  readonly tick: (on: boolean) => void;
}

export function DraftCard({ draft, all, opinion, document, ticked, tick }: Carded) {
  const { t, list } = useText();
  const entities = useEntities();
  const { me } = useMyself();
  const { draft: id, number, title, supporters, mergedInto, hasText } = draft;
  const isAdopted = opinion?.phase === 'adopted';
  const isOver = opinion !== undefined && !goesOn(opinion.phase);
  const name = t(isAdopted ? 'home.opinion' : 'home.draft', { number });
  // no other text takes the place of what was adopted
  const moves = ticked !== null && !isAdopted && opinion?.phase !== 'adopting';
  const registers = me.seat?.capacity === 'secretariat' || me.seat?.capacity === 'chair';
  return (
    <article className="draft">
      <p className="draft-number">
        {name}
        {opinion !== undefined && <Phase opinion={opinion} />}
      </p>
      <h3 lang={opinion?.language} dir="auto">
        {hasText ? <Link href={`/o/${id}`}>{title}</Link> : title}
      </h3>
      <SessionChip opinion={id} />
      {isWaiting(draft) && <Chip shape="pending">{t('docket.waiting')}</Chip>}
      {mergedInto !== null && (
        <div>
          {t('docket.mergedInto')} <Ancestors ids={[mergedInto]} all={all} />
        </div>
      )}
      {!hasText && <p role="alert">{t('docket.noText')}</p>}
      {opinion !== undefined && mergedInto === null && <Progress counts={opinion.counts} />}
      <Provenance draft={draft} all={all} document={document} />
      {supporters.length > 0 && (
        <p className="note">
          {t('docket.supporters')} {list(supporters.map((one) => entities.name(one)))}
        </p>
      )}
      {!isOver && <Support draft={draft} />}
      {moves && <Tick label={t('docket.tick', { draft: name })} checked={ticked === true} onChange={tick} />}
      {moves && <Link href={`/new?split=${id}`}>{t('docket.splitThis')}</Link>}
      {registers && <Unfolding summary={t('docket.rename')}>{(fold) => <Rename draft={draft} all={all} done={fold} />}</Unfolding>}
    </article>
  );
}

function Provenance({ draft, all, document }: Pick<Carded, 'draft' | 'all' | 'document'>) {
  const { t, date } = useText();
  const entities = useEntities();
  const { forum } = useForum();
  const { entity, at, meeting, descent, ancestry, titles } = draft;
  const where = meeting === null ? t('docket.between') : (forum?.meetings.find((one) => one.meeting === meeting)?.code ?? meeting);
  const older = ancestry.filter((id) => !descent?.of.includes(id));
  return (
    <dl className="provenance">
      <dt>{t('docket.presented')}</dt>
      <dd>
        <bdi>{entities.name(entity)}</bdi> · {date(at)} · <bdi>{where}</bdi>
      </dd>
      {document !== undefined && (
        <>
          <dt>{t('docket.inDocument')}</dt>
          <dd>
            <Link href={`/documents/${document.id}`}>
              <bdi dir="ltr">{document.number}</bdi>
            </Link>{' '}
            <AddressLink address={document.address} />
          </dd>
        </>
      )}
      {descent !== null && (
        <>
          <dt>{t(`docket.${descent.how}`)}</dt>
          <dd>
            <Ancestors ids={descent.of} all={all} />
          </dd>
        </>
      )}
      {older.length > 0 && (
        <>
          <dt>{t('docket.ancestry')}</dt>
          <dd>
            <Ancestors ids={older} all={all} />
          </dd>
        </>
      )}
      {titles.length > 0 && (
        <>
          <dt>{t('docket.formerly')}</dt>
          <dd>
            <ul>
              {titles.map((title) => (
                <li key={title} dir="auto">
                  {title}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function Ancestors({ ids, all }: { readonly ids: readonly string[]; readonly all: Docket['drafts'] }) {
  const { t } = useText();
  return (
    <ul className="ancestors">
      {ids.map((id) => (
        <li key={id}>
          <Link href={`/o/${id}`}>{t('home.draft', { number: all.find(({ draft }) => draft === id)?.number ?? id })}</Link>
        </li>
      ))}
    </ul>
  );
}

/** From Member States and Sector Members, for the drafts of others. */
function Support({ draft: { draft, entity, supporters, mergedInto } }: Pick<Carded, 'draft'>) {
  const { t } = useText();
  const { me } = useMyself();
  const { trouble, send } = useForumCommand();
  const { seat } = me;
  const proposes = seat?.capacity === 'member-state' || seat?.capacity === 'sector-member';
  if (!proposes || mergedInto !== null || seat.entity === entity || supporters.includes(seat.entity)) return null;
  return (
    <div className="form">
      <ErrorMessage trouble={trouble} />
      <Button onPress={() => void send({ do: 'support-draft', draft })}>{t('docket.support')}</Button>
    </div>
  );
}

function Rename({ draft, all, done }: Pick<Carded, 'draft' | 'all'> & { readonly done: () => void }) {
  const { t } = useText();
  const { trouble, sending, send } = useForumCommand();
  const [title, setTitle] = useState(draft.title);
  const [topic, setTopic] = useState(draft.topic ?? '');
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = { title: title.trim(), topic: topic.trim() === '' ? null : topic.trim() };
    if (given.title !== '' && (await send({ do: 'rename-draft', draft: draft.draft, ...given }))) done();
  };
  const topics = [...new Set(all.flatMap((one) => one.topic ?? []))];
  return (
    <form className="form" onSubmit={(event) => void keep(event)}>
      <Field label={t('documents.titleField')} error={title.trim() === '' ? t('form.needed') : null}>
        {(ties) => <input {...ties} dir="auto" maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Field label={t('docket.topic')} hint={t('docket.topicHint')}>
        {(ties) => (
          <input
            {...ties}
            dir="auto"
            maxLength={120}
            list={`topics-${draft.draft}`}
            value={topic}
            onChange={(event) => setTopic(event.target.value)}
          />
        )}
      </Field>
      <datalist id={`topics-${draft.draft}`}>
        {topics.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Meanwhile of={[draft.title, draft.topic]} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit look="plain">{t('docket.keep')}</Submit>
      </div>
    </form>
  );
}
