/** The text as it reads now becomes the next draft: a document under the number of the drafts before it. */
import { type FormEvent, useState } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Wish } from '../address.ts';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { ErrorMessage } from '../error-message.tsx';
import { isSame, type ReportDrafts } from './drafts.ts';

interface Publishing extends ReportDrafts {
  readonly register: Register;
  readonly onDone: () => Promise<void>;
}

export function Publication({ register, drafts, of, onDone }: Publishing) {
  const { t, language } = useText();
  const n = drafts.length + 1;
  const [title, setTitle] = useState(
    language === register.language ? t('report.draftTitle', { title: register.title, n }) : register.title,
  );
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const last = drafts.at(-1);
  const publish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '' || isSame(last, register)) return;
    const wish = (uuid: string): Wish<'POST /api/documents'> => ({
      body: {
        uuid,
        kind: 'R',
        meeting: null,
        of: of === null ? null : { document: of, as: 'revision' },
        title: title.trim(),
        aliases: [],
        content: { in: 'opinion', opinion: register.opinion },
      },
    });
    const answer = await askOnce('POST /api/documents', wish, register.textHash ?? '');
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await onDone();
  };
  return (
    <form className="form" onSubmit={(event) => void publish(event)} noValidate>
      <Field label={t('documents.titleField')} hint={t('report.publishHint')} error={title.trim() === '' ? t('form.needed') : null}>
        {(ties) => <input {...ties} dir="auto" maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit why={last !== undefined && isSame(last, register) ? t('report.same', { number: last.number }) : null}>
          {t('report.publish', { n })}
        </Submit>
      </div>
    </form>
  );
}
