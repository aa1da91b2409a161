import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type Language, VENUES, type Venue } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';
import type { DraftBlock } from './check.tsx';

/** What the text alone does not say: its number, who presents it, where it is drafted. */
export function Creation({
  number: found,
  language,
  blocks,
}: {
  /** The one that stands in the text, '' where there is none. */
  readonly number: string;
  readonly language: Language;
  readonly blocks: readonly DraftBlock[];
}) {
  const { t } = useText();
  const entities = useEntities();
  const [, go] = useLocation();
  const titled = blocks.find(({ kind }) => kind === 'title')?.text ?? '';
  const [number, setNumber] = useState(found);
  const [title, setTitle] = useState('');
  const [sponsor, setSponsor] = useState('');
  const [source, setSource] = useState('');
  const [meeting, setMeeting] = useState('');
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
    const answer = await ask<{ readonly id: string }>('POST', '/api/opinions', {
      number: number.trim(),
      title: named.trim().slice(0, 300),
      language,
      venue,
      phase,
      sponsor,
      source: source.trim() === '' ? null : source.trim(),
      meeting: meeting.trim() === '' ? null : meeting.trim(),
      blocks: blocks.filter(({ text }) => text.trim() !== ''),
    });
    if (answer.ok) go(`/o/${answer.value.id}`);
    else setTrouble(answer.reason);
  };
  return (
    <form className="panel" onSubmit={(event) => void create(event)} noValidate>
      <h2>{t('read.create')}</h2>
      <div className="row-form">
        <Field label={t('read.number')} hint={t('form.needed')} error={missing(number)}>
          {(ties) => <input {...ties} dir="auto" maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />}
        </Field>
        <Field label={t('read.sponsor')} hint={t('form.needed')} error={missing(sponsor)}>
          {(ties) => (
            <select {...ties} value={sponsor} onChange={(event) => setSponsor(event.target.value)}>
              <option value="" />
              {entities.list.map(({ id }) => (
                <option key={id} value={id}>
                  {entities.name(id)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('read.venue')}>
          {(ties) => (
            <select {...ties} value={venue} onChange={(event) => setVenue(event.target.value as Venue)}>
              {VENUES.map((one) => (
                <option key={one} value={one}>
                  {t(`venue.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('read.phase')}>
          {(ties) => (
            <select {...ties} value={phase} onChange={(event) => setPhase(event.target.value === 'tabled' ? 'tabled' : 'drafting')}>
              <option value="drafting">{t('read.phase.drafting')}</option>
              <option value="tabled">{t('read.phase.tabled')}</option>
            </select>
          )}
        </Field>
        <Field label={t('read.source')} hint={t('form.optional')}>
          {(ties) => <input {...ties} dir="auto" maxLength={300} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <Field label={t('read.meeting')} hint={t('form.optional')}>
          {(ties) => <input {...ties} dir="auto" maxLength={300} value={meeting} onChange={(event) => setMeeting(event.target.value)} />}
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
      <Said trouble={trouble} />
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t('read.create')}
        </Button>
      </div>
    </form>
  );
}
