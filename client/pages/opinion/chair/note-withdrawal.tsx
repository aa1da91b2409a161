import { useState } from 'react';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { useOpened } from '../opened.ts';

/** For the chair: what a State has said on the floor. It takes effect when the State withdraws. */
export function NoteWithdrawal({ position, block }: { readonly position: ShownPosition; readonly block: BlockId | null }) {
  const { t } = useText();
  const { why } = useOpened();
  const [writing, setWriting] = useState(false);
  const button = useReturn(writing);
  const [lacking, setLacking] = useState(false);
  const key = `noted:${position.id}`;
  const words = useKept(key);
  const acting = useAct();
  if (!writing)
    return (
      <Button ref={button} look="bare" why={why('note-withdrawal', block)} onPress={() => setWriting(true)}>
        {t('noted.write')}
      </Button>
    );
  const submit = async (): Promise<void> => {
    const reason = words.value.trim();
    setLacking(reason === '');
    if (reason !== '' && (await acting.send({ do: 'note-withdrawal', position: position.id, reason }, key))) setWriting(false);
  };
  return (
    <ActForm
      title={t('noted.write')}
      headed={false}
      acting={acting}
      press={t('noted.write')}
      onSubmit={submit}
      onLeave={() => setWriting(false)}
    >
      <p className="note">{t('noted.note')}</p>
      <WordsField label={t('noted.said')} kept={words} hint="needed" first lacking={lacking} />
    </ActForm>
  );
}
