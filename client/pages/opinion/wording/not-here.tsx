import { type FormEvent, useState } from 'react';
import { LONGEST_WORDS } from '../../../../shared/forum/wording.ts';
import type { Hash } from '../../../../shared/opinion/vocabulary.ts';
import { cut } from '../../../../shared/text/characters.ts';
import type { ShownWording } from '../../../../shared/wire/wording.ts';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { Field } from '../../../ui/field.tsx';
import { Submit } from '../../../ui/submit.tsx';
import { Unfolding } from '../../../ui/unfolding.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { askOnce } from '../../ask-once.ts';
import { ErrorMessage } from '../../error-message.tsx';
import type { Loaded } from '../../loaded.ts';
import { useOpened } from '../opened.ts';

interface NotHereProps {
  readonly finding: Finding;
  /** Of the words as the server knows them. */
  readonly hash: Hash;
  readonly said: Loaded<ShownWording>;
}

export function NotHere(props: NotHereProps) {
  const { t } = useText();
  return <Unfolding summary={t('wording.notHere')}>{() => <Form {...props} />}</Unfolding>;
}

function Form({ finding: { block, code, words }, hash, said }: NotHereProps) {
  const { t } = useText();
  const { register } = useOpened();
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const given = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setLacking(reason.trim() === '');
    if (reason.trim() === '') return;
    const body = { block, hash, code, words: cut(words, LONGEST_WORDS), on: true, reason: reason.trim() };
    const answer = await askOnce('POST /api/opinions/:id/wording', (uuid) => ({
      id: register.opinion,
      body: { uuid, ...body },
    }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await said.refetch();
  };
  return (
    <form className="form" onSubmit={(event) => void given(event)} noValidate>
      <Field label={t('wording.reason')} error={lacking && reason.trim() === '' ? t('form.needed') : null}>
        {(ties) => <input {...ties} dir="auto" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <p className="note">{t('wording.forAll')}</p>
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{t('wording.say')}</Submit>
      </div>
    </form>
  );
}
