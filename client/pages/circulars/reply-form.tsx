import { type FormEvent, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { startOfDay } from '../day.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useEntities } from '../names.ts';

interface ReplyFormProps {
  readonly circular: string;
  /** The State for which this person replies; null: the secretariat enters what came from any. */
  readonly own: string | null;
  readonly replied: () => Promise<void>;
}

export function ReplyForm({ circular, own, replied }: ReplyFormProps) {
  const { t } = useText();
  const entities = useEntities();
  const [state, setState] = useState('');
  const [day, setDay] = useState('');
  const [words, setWords] = useState('');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (words.trim() === '' || (own ?? state) === '') return;
    const receivedAt = day === '' ? null : startOfDay(day);
    const command = { do: 'reply-to-circular', circular, entity: own ?? state, receivedAt } as const;
    const answer = await askForum(command, { text: words });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setChecked(false);
    setWords('');
    setState('');
    await replied();
  };
  return (
    <details>
      <summary>{own === null ? t('circular.enterReply') : t('circular.ownReply', { entity: entities.name(own) })}</summary>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        {own === null && (
          <div className="row-form">
            <Choice
              label={t('form.state')}
              value={state}
              onChange={setState}
              error={missing(state)}
              options={[['', ''], ...entities.memberStates.map(({ id }) => [id, entities.name(id)] as const)]}
            />
            <Field label={t('circular.received')} hint={t('form.optional')}>
              {(ties) => <input {...ties} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
            </Field>
          </div>
        )}
        <Field label={t('circular.words')} hint={t('circular.again')} error={missing(words)}>
          {(ties) => <textarea {...ties} dir="auto" maxLength={20_000} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('circular.record')}</Submit>
        </div>
      </form>
    </details>
  );
}
