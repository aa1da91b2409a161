import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Descent } from '../../../shared/forum/docket.ts';
import { sits } from '../../../shared/forum/meeting.ts';
import { type Language, VENUES, type Venue } from '../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { asText } from './as-text.ts';
import type { DraftBlock } from './check.tsx';
import { Late } from './late.tsx';

/** What the text alone does not say: its number, who presents it, where it is drafted. */
export function Creation({
  number: found,
  language,
  blocks,
  descent,
  begunTopic,
}: {
  /** The one that stands in the text, '' where there is none. */
  readonly number: string;
  readonly language: Language;
  readonly blocks: readonly DraftBlock[];
  readonly descent: Descent | null;
  /** '' where it begins with none. */
  readonly begunTopic: string;
}) {
  const { t, facts } = useText();
  const entities = useEntities();
  const [, go] = useLocation();
  const titled = blocks.find(({ kind }) => kind === 'title')?.text ?? '';
  const [number, setNumber] = useState(found);
  const [title, setTitle] = useState('');
  const [sponsor, setSponsor] = useState('');
  const [source, setSource] = useState('');
  const [meeting, setMeeting] = useState('');
  const [topic, setTopic] = useState(begunTopic);
  const [contribution, setContribution] = useState('');
  const meetings = useForum().forum?.meetings.filter(sits) ?? [];
  const documents = useLoaded('GET /api/documents');
  const [venue, setVenue] = useState<Venue>('ieg');
  const [phase, setPhase] = useState<'tabled' | 'drafting'>('drafting');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    const named = title.trim() === '' ? titled : title;
    if (number.trim() === '' || sponsor === '' || named.trim() === '') return;
    const wish = {
      number: number.trim(),
      title: named.trim().slice(0, 300),
      language,
      venue,
      phase,
      sponsor,
      source: source.trim() === '' ? null : source.trim(),
      meeting: null,
      docket: {
        topic: topic.trim() === '' ? null : topic.trim(),
        meeting: meeting === '' ? null : meeting,
        contribution: contribution === '' ? null : contribution,
        descent,
      },
      blocks: blocks.filter(({ text }) => text.trim() !== ''),
    };
    const answer = await askOnce('POST /api/opinions', (uuid) => ({ body: { uuid, ...wish } }));
    if (answer.ok) go(`/o/${answer.value.id}`);
    else setTrouble(answer.reason);
  };
  return (
    <>
      <form className="panel" onSubmit={(event) => void create(event)} noValidate>
        <h2>{t('read.create')}</h2>
        <div className="row-form">
          <Field label={t('read.number')} hint={t('form.needed')} error={missing(number)}>
            {(ties) => <input {...ties} dir="auto" maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />}
          </Field>
          <Choice
            label={t('read.sponsor')}
            hint={t('form.needed')}
            value={sponsor}
            onChange={setSponsor}
            error={missing(sponsor)}
            options={[['', ''], ...entities.list.map(({ id }) => [id, entities.name(id)] as const)]}
          />
          <Choice label={t('read.venue')} value={venue} onChange={setVenue} options={VENUES.map((one) => [one, t(`venue.${one}`)])} />
          <Choice
            label={t('read.phase')}
            value={phase}
            onChange={setPhase}
            options={[
              ['drafting', t('read.phase.drafting')],
              ['tabled', t('read.phase.tabled')],
            ]}
          />
          <Field label={t('read.source')} hint={t('form.optional')}>
            {(ties) => <input {...ties} dir="auto" maxLength={300} value={source} onChange={(event) => setSource(event.target.value)} />}
          </Field>
          <Choice
            label={t('docket.atMeeting')}
            value={meeting}
            onChange={setMeeting}
            options={[['', t('docket.between')], ...meetings.map((one) => [one.meeting, one.code] as const)]}
          />
          <Choice
            label={t('docket.contribution')}
            value={contribution}
            onChange={setContribution}
            options={[
              ['', t('docket.noContribution')],
              ...(documents.value ?? []).map((one) => [one.id, facts([one.number, one.title])] as const),
            ]}
          />
          <Field label={t('docket.topic')} hint={t('docket.topicHint')}>
            {(ties) => <input {...ties} dir="auto" maxLength={120} value={topic} onChange={(event) => setTopic(event.target.value)} />}
          </Field>
        </div>
        <Field label={t('read.titleField')} error={titled === '' ? missing(title) : null}>
          {(ties) => (
            <input
              {...ties}
              dir="auto"
              maxLength={300}
              placeholder={titled}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <NotRead of={documents} />
        {trouble?.code !== 'after-cut-off' && <ErrorMessage trouble={trouble} />}
        <div className="buttons">
          <Submit>{t('read.create')}</Submit>
        </div>
      </form>
      {trouble?.code === 'after-cut-off' && (
        <Late
          trouble={trouble}
          begun={{
            title: (title.trim() === '' ? titled : title).trim(),
            text: asText(blocks),
            language,
            source: sponsor,
            sections: [],
            passages: [],
            of: null,
          }}
        />
      )}
    </>
  );
}
