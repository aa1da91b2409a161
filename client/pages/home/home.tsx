/** What is to be done now: what is under discussion, what waits for whoever looks, how far each opinion is, and what comes next. */

import { useEffect } from 'react';
import { Link } from 'wouter';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import { inWords } from '../../../shared/i18n/set-off.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { inTheWay } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Later, later } from '../../ui/later.tsx';
import { Title } from '../../ui/title.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useForum, useForumMoves } from '../forum.tsx';
import { type Loaded, useLoaded } from '../loaded.ts';
import { MergedInto } from '../merged-into.tsx';
import { actsMoved, callsMoved } from '../moved.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Phase } from '../phase.tsx';
import { Progress } from '../progress.tsx';
import { SessionChip } from '../restricted/under-way.tsx';
import { mergerOf } from '../sittings.ts';
import { FirstDay } from './first-day.tsx';
import { Next } from './next.tsx';
import { Now } from './now.tsx';
import { Ready } from './ready.tsx';
import { ToAnswer } from './to-answer.tsx';
import './home.css';

const HaltedOpinions = later(async () => ({ default: (await import('./halted-opinions.tsx')).HaltedOpinions }));
const TryThis = later(async () => ({ default: (await import('./try-this.tsx')).TryThis }));
const OpenConsultations = later(async () => ({ default: (await import('./open-consultations.tsx')).OpenConsultations }));

export function Home() {
  const { t } = useText();
  const opinions = useLoaded('GET /api/opinions');
  const { refetch } = opinions;
  const moved = useStore(callsMoved) + useStore(actsMoved);
  useForumMoves(refetch);
  useEffect(() => {
    if (moved > 0) void refetch();
  }, [moved, refetch]);
  const { forum, trouble } = useForum();
  // together: what comes first is not pushed down by what comes after it
  const come = (opinions.value ?? opinions.trouble) !== null && (forum ?? trouble) !== null;
  return (
    <div className="home">
      <Title words={t('home.title')} />
      {come ? <Come opinions={opinions} /> : <p>{t('app.loading')}</p>}
    </div>
  );
}

function Come({ opinions }: { readonly opinions: Loaded<readonly ListedOpinion[]> }) {
  const { t } = useText();
  const { me } = useMyself();
  const { forum, now } = useForum();
  const capacity = me.seat?.capacity ?? null;
  const office = capacity === 'secretariat';
  const all = opinions.value ?? [];
  return (
    <>
      <div className="home-main">
        <Now opinions={all} />
        {opinions.value !== null && capacity !== null && RIGHTS[capacity].hold && <ToAnswer opinions={all} />}
        {opinions.value !== null && (office || capacity === 'chair') && (
          <Ready opinions={all.filter(({ id }) => forum === null || mergerOf(forum, id) === null)} />
        )}
        <section aria-labelledby="opinions">
          <div className="sheet-head">
            <h2 id="opinions">{t('home.title')}</h2>
            {office && (
              <Link href="/new" className="button">
                {t('home.new')}
              </Link>
            )}
          </div>
          <Answered of={opinions} empty={t(office ? 'home.emptyOffice' : 'home.empty')}>
            {(listed) => (
              <ul className="opinions">
                {listed.map((opinion) => (
                  <li key={opinion.id}>
                    <Listed opinion={opinion} />
                  </li>
                ))}
              </ul>
            )}
          </Answered>
        </section>
        <Later>
          <HaltedOpinions />
        </Later>
      </div>
      <aside className="home-side">
        {capacity !== null && RIGHTS[capacity].hold && <FirstDay />}
        <Next />
        {me.demo && opinions.value !== null && (
          <Later>
            <TryThis opinions={all} />
          </Later>
        )}
        <Later>
          <OpenConsultations now={now} />
        </Later>
      </aside>
    </>
  );
}

function Listed({ opinion }: { readonly opinion: ListedOpinion }) {
  const text = useText();
  const { t } = text;
  const { forum } = useForum();
  const name = t(opinion.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: opinion.number });
  const isMerged = forum !== null && mergerOf(forum, opinion.id) !== null;
  const over = !goesOn(opinion.phase) || isMerged;
  return (
    <article className="listed">
      <p className="listed-number">
        {name}
        <Phase opinion={opinion} />
        <SessionChip opinion={opinion.id} />
        <span className="note">
          {t('home.lastChange', { moment: text.moment(opinion.at) })}
          {opinion.news !== null && <News of={opinion} name={name} />}
        </span>
      </p>
      <h3>
        <Link href={`/o/${opinion.id}`} lang={opinion.language} dir="auto">
          {opinion.title}
        </Link>
      </h3>
      {isMerged && (
        <Later>
          <MergedInto opinion={opinion.id} />
        </Later>
      )}
      <Progress counts={opinion.counts} />
      {!over && <InTheWay opinion={opinion} />}
    </article>
  );
}

/** What is told begins at the first text for whoever never was there. */
function News({ of: { id, news }, name }: { readonly of: ListedOpinion; readonly name: string }) {
  const { t } = useText();
  const words = t(news === 'tabled' ? 'home.sinceFirst' : 'home.since');
  return (
    <>
      {' · '}
      <a href={`/o/${id}/since?since=here`} aria-label={t('app.actOn', { act: words, about: name })}>
        {words}
      </a>
    </>
  );
}

function InTheWay({ opinion }: { readonly opinion: ListedOpinion }) {
  const text = useText();
  const { t } = text;
  if (opinion.blockers.length === 0) return <Chip shape="agreed">{t('home.nothingInTheWay')}</Chip>;
  return (
    <details className="in-the-way">
      <summary>{t('app.valueOf', { field: t('home.inTheWay'), is: inTheWay(opinion.blockers, text) })}</summary>
      <Later>
        <Points opinion={opinion} />
      </Later>
    </details>
  );
}

/** Paragraphs are counted here; the page of the opinion names them. */
function Points({ opinion }: { readonly opinion: ListedOpinion }) {
  const text = useText();
  const entities = useEntities();
  const names = {
    entity: (id: string) => entities.name(id),
    paragraphs: (ids: readonly string[], others: Refusal['elsewhere'] = []) =>
      inWords(text.t('home.paragraphs', { count: ids.length + others.length })),
  };
  return (
    <ul>
      {opinion.blockers.map((refusal) => (
        <li key={JSON.stringify(refusal)}>{sayRefusal(text, refusal, names, 'opinion')}</li>
      ))}
    </ul>
  );
}
