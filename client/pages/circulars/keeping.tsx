import { type FormEvent, useState } from 'react';
import type { ListedCircular } from '../../../shared/wire/circular.ts';
import type { AskedCommand } from '../../../shared/wire/forum.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { lastSecondOf } from '../day.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { Passed } from '../passed.tsx';

interface KeepingProps {
  readonly letter: ListedCircular;
  readonly kept: () => Promise<void>;
}

/** What the secretariat may still change of a letter: the date until which replies are asked for, and where the result is. */
export function Keeping({ letter: { circular, document }, kept }: KeepingProps) {
  const { t } = useText();
  const documents = useLoaded('GET /api/documents');
  const [day, setDay] = useState('');
  const [result, setResult] = useState(document ?? '');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [checked, setChecked] = useState(false);
  const act = (command: () => AskedCommand) => async (event: FormEvent) => {
    event.preventDefault();
    const answer = await askForum(command());
    setTrouble(answer.ok ? null : answer.reason);
    await kept();
  };
  const dated = act(() => ({ do: 'date-circular', circular, deadline: lastSecondOf(day) }));
  const move = async (event: FormEvent): Promise<void> => {
    setChecked(true);
    if (day === '') event.preventDefault();
    else await dated(event);
  };
  const conclude = act(() => ({ do: 'conclude-circular', circular, document: result === '' ? null : result }));
  return (
    <>
      <ErrorMessage trouble={trouble} />
      <NotRead of={documents} />
      <form className="row-form" onSubmit={(event) => void move(event)} noValidate>
        <Field label={t('form.until')} error={checked && day === '' ? t('form.needed') : null}>
          {(ties) => <input {...ties} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
        </Field>
        <Submit look="plain">{t('circular.move')}</Submit>
        <Passed at={day === '' ? null : lastSecondOf(day)} />
      </form>
      <form className="row-form" onSubmit={(event) => void conclude(event)}>
        <Choice
          label={t('circular.result')}
          value={result}
          onChange={setResult}
          options={[
            ['', t('circular.noResult')],
            ...(documents.value ?? []).map(({ id, number, title }) => [id, `${number} – ${title}`] as const),
          ]}
        />
        <Submit look="plain">{t('circular.conclude')}</Submit>
      </form>
    </>
  );
}
