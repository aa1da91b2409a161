import { type FormEvent, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { lastSecondOf } from '../day.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';

interface OpenProps {
  /** Documents that have a consultation. */
  readonly taken: readonly string[];
  readonly opened: () => Promise<void>;
}

/** Opens a consultation on a text that has a document number and is kept here. */
export function OpenConsultation({ taken, opened }: OpenProps) {
  const { t } = useText();
  const documents = useLoaded('GET /api/documents');
  const [document, setDocument] = useState('');
  const [day, setDay] = useState('');
  const [confirms, setConfirms] = useState(false);
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value === '' ? t('form.needed') : null);
  const fit = documents.value?.filter(({ content, contribution }) => content.in !== 'elsewhere' && contribution === null) ?? [];
  const free = fit.filter(({ id }) => !taken.includes(id));
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (document === '' || day === '') return;
    const answer = await askOnce('POST /api/consultations', (uuid) => ({
      body: { uuid, document, closesAt: lastSecondOf(day), confirms },
    }));
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setDocument('');
    setChecked(false);
    await opened();
  };
  return (
    <details>
      <summary>{t('consultations.open')}</summary>
      <NotRead of={documents} />
      {documents.value !== null && free.length === 0 && (
        <p>{t(fit.length === 0 ? 'consultations.noDocument' : 'consultations.allTaken')}</p>
      )}
      {free.length > 0 && (
        <form className="form" onSubmit={(event) => void open(event)} noValidate>
          <Choice
            label={t('consultations.document')}
            value={document}
            onChange={setDocument}
            error={missing(document)}
            options={[['', ''], ...free.map(({ id, number, title }) => [id, `${number} – ${title}`] as const)]}
          />
          <Field label={t('form.until')} error={missing(day)}>
            {(ties) => <input {...ties} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
          </Field>
          <Tick label={t('consultations.confirms')} checked={confirms} onChange={setConfirms} />
          <ErrorMessage trouble={trouble} />
          <div className="buttons">
            <Submit>{t('consultations.open')}</Submit>
          </div>
        </form>
      )}
    </details>
  );
}
