/** The opinions of the forum, and for each how far it is and what stands between it and adoption. */

import { Link } from 'wouter';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import { inWords } from '../../../shared/i18n/set-off.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import { inTheWay } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Later, later } from '../../ui/later.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useForum } from '../forum.tsx';
import { type Loaded, useLoaded } from '../loaded.ts';
import { MergedInto } from '../merged-into.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Phase } from '../phase.tsx';
import { Progress } from '../progress.tsx';
import { SessionChip } from '../restricted/under-way.tsx';
import { mergerOf } from '../sittings.ts';
import { Now } from './now.tsx';
import './home.css';

const HaltedOpinions = later(async () => ({ default: (await import('./halted-opinions.tsx')).HaltedOpinions }));
const OpenConsultations = later(async () => ({ default: (await import('./open-consultations.tsx')).OpenConsultations }));

export function Home() {
  const { t } = useText();
  const { me } = useMyself();
  const opinions = useLoaded('GET /api/opinions');
  const { forum, trouble } = useForum();
  // together: what comes first is not pushed down by what comes after it
  const come = (opinions.value ?? opinions.trouble) !== null && (forum ?? trouble) !== null;
  return (
    <div className="sheet">
      <Title words={t('home.title')} />
      <div className="sheet-head">
        <h1>{t('home.title')}</h1>
        {me.seat?.capacity === 'secretariat' && (
          <Link href="/new" className="button main">
            {t('home.new')}
          </Link>
        )}
      </div>
      {come ? <Come opinions={opinions} /> : <p>{t('app.loading')}</p>}
    </div>
  );
}

function Come({ opinions }: { readonly opinions: Loaded<readonly ListedOpinion[]> }) {
  const { t } = useText();
  const { me } = useMyself();
  const { now } = useForum();
  return (
    <>
      <Now opinions={opinions.value ?? []} />
      <Answered of={opinions} empty={t(me.seat?.capacity === 'secretariat' ? 'home.emptyOffice' : 'home.empty')}>
        {(all) => (
          <ul className="opinions">
            {all.map((opinion) => (
              <li key={opinion.id}>
                <Row opinion={opinion} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <Later>
        <HaltedOpinions />
        <OpenConsultations now={now} />
      </Later>
    </>
  );
}

function Row({ opinion }: { readonly opinion: ListedOpinion }) {
  const text = useText();
  const { t } = text;
  const { forum } = useForum();
  const isMerged = forum !== null && mergerOf(forum, opinion.id) !== null;
  const over = !goesOn(opinion.phase) || isMerged;
  return (
    <article className="listed">
      <p className="listed-number">
        {t(opinion.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: opinion.number })}
        <Phase opinion={opinion} />
      </p>
      <h2>
        <Link href={`/o/${opinion.id}`} lang={opinion.language} dir="auto">
          {opinion.title}
        </Link>
      </h2>
      <SessionChip opinion={opinion.id} />
      {isMerged && (
        <Later>
          <MergedInto opinion={opinion.id} />
        </Later>
      )}
      <Progress counts={opinion.counts} />
      {!over && <InTheWay opinion={opinion} />}
      <p className="note">{t('home.lastChange', { moment: text.moment(opinion.at) })}</p>
    </article>
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
