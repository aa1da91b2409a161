import { useState } from 'react';
import type { ShownPosition } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toField } from '../../ui/focus.ts';
import { useText } from '../../ui/words.tsx';
import { useAct } from './act.ts';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';

/** For the chair: what a State has said on the floor. It takes effect when the State withdraws. */
export function NoteWithdrawal({ position, block }: { readonly position: ShownPosition; readonly block: BlockId | null }) {
  const { t } = useText();
  const { why } = useOpened();
  const [writing, setWriting] = useState(false);
  const [lacking, setLacking] = useState(false);
  const key = `noted:${position.id}`;
  const words = useKept(key);
  const { send, problem } = useAct();
  if (!writing)
    return (
      <Button look="bare" why={why('note-withdrawal', block)} onPress={() => setWriting(true)}>
        {t('noted.write')}
      </Button>
    );
  const submit = async (): Promise<void> => {
    const reason = words.value.trim();
    setLacking(reason === '');
    if (reason !== '' && (await send({ do: 'note-withdrawal', position: position.id, reason }, key))) setWriting(false);
  };
  return (
    <ActForm title={t('noted.write')} onSubmit={() => void submit()} onLeave={() => setWriting(false)}>
      <p className="note">{t('noted.note')}</p>
      <Field label={t('noted.said')} hint={t('form.needed')} error={lacking ? t('form.needed') : null}>
        {(ties) => <textarea {...ties} ref={toField} dir="auto" maxLength={4000} {...words.tie} />}
      </Field>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t('noted.write')}
        </Button>
        <Button onPress={() => setWriting(false)}>{t('app.cancel')}</Button>
      </div>
    </ActForm>
  );
}
