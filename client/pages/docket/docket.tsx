/** The docket: draft opinions by topic, rivals side by side, where each comes from, and how long new ones can be presented. */
import { useState } from 'react';
import { Link } from 'wouter';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { Docket as DocketBody } from '../../../shared/wire/docket.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { useForumMoves } from '../forum.tsx';
import { both, useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { DraftCard } from './draft-card.tsx';
import { Merging } from './merging.tsx';
import './docket.css';

export function Docket() {
  const { t } = useText();
  const { me } = useMyself();
  const docket = useLoaded('GET /api/docket');
  const opinions = useLoaded('GET /api/opinions');
  const documents = useLoaded('GET /api/documents');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const office = me.seat?.capacity === 'secretariat';
  useForumMoves(docket.refetch);
  const tick = (draft: string, on: boolean): void => setTicked([...ticked.filter((one) => one !== draft), ...(on ? [draft] : [])]);
  return (
    <div className="sheet wide">
      <Title words={t('docket.title')} />
      <div className="sheet-head">
        <h1>{t('docket.title')}</h1>
        {office && (
          <Link href="/new" className="button main">
            {t('home.new')}
          </Link>
        )}
      </div>
      {docket.trouble === null && <NotRead of={both(opinions, documents)} />}
      <Answered of={docket}>
        {(value) => (
          <>
            <CutOff docket={value} />
            {value.drafts.length === 0 && <p className="lead">{t('docket.empty')}</p>}
            <div className="topics">
              {byTopic(value.drafts).map(([topic, drafts]) => (
                <section
                  key={topic ?? ''}
                  className={drafts.length > 1 ? 'topic contested' : 'topic'}
                  aria-labelledby={`topic-${drafts[0]?.draft}`}
                >
                  <h2 id={`topic-${drafts[0]?.draft}`}>
                    <bdi>{topic ?? t('docket.noTopic')}</bdi>
                    {topic !== null && <span className="note"> {t('docket.rivals', { count: drafts.length })}</span>}
                  </h2>
                  <ul className="rivals">
                    {drafts.map((draft) => (
                      <li key={draft.draft}>
                        <DraftCard
                          draft={draft}
                          all={value.drafts}
                          opinion={opinions.value?.find(({ id }) => id === draft.draft)}
                          document={documents.value?.find(({ id }) => id === draft.contribution)}
                          ticked={office && draft.mergedInto === null ? ticked.includes(draft.draft) : null}
                          tick={(on) => tick(draft.draft, on)}
                        />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
            {office && value.drafts.length > 1 && <Merging ticked={ticked} />}
          </>
        )}
      </Answered>
    </div>
  );
}

type Drafts = DocketBody['drafts'];

/** Topics in the order of their first draft; drafts that have none at the end. */
function byTopic(drafts: Drafts): readonly (readonly [topic: string | null, drafts: Drafts])[] {
  const topics = [...new Set(drafts.map(({ topic }) => topic))].sort((a, b) => Number(a === null) - Number(b === null));
  return topics.map((topic) => [topic, drafts.filter((one) => one.topic === topic)]);
}

function CutOff({ docket: { cutOff, now } }: { readonly docket: DocketBody }) {
  const { t, moment, fromNow } = useText();
  if (cutOff === null) return <p className="lead">{t('docket.noCutOff')}</p>;
  const past = now > cutOff.at;
  return (
    <p className="cut-off">
      <Chip shape={past ? 'lock' : 'pending'}>{fromNow(cutOff.at, now)}</Chip>
      <span>{t(past ? 'docket.past' : 'docket.until', { moment: moment(cutOff.at) })}</span>
    </p>
  );
}
