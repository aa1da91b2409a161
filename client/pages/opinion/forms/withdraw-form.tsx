import { useState } from 'react';
import { isHold } from '../../../../shared/opinion/positions.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';

/** Only the State itself withdraws; it may say something for the record. */
export function WithdrawForm({ position }: { readonly position: ShownPosition }) {
  const { t } = useText();
  const { closeForm, register } = useOpened();
  const [lacking, setLacking] = useState(false);
  // that its instructions have come a State says in words once the opinion is adopted
  const needed = register.phase === 'adopted';
  const came = position.kind === 'ad-referendum';
  const key = `withdraw:${position.id}`;
  const statement = useKept(key);
  const acting = useAct();
  const withdraw = async (): Promise<void> => {
    const said = statement.value.trim();
    setLacking(needed && said === '');
    if (needed && said === '') return;
    if (await acting.send({ do: 'withdraw', position: position.id, ...(said !== '' && { statement: said }) }, key)) closeForm();
  };
  return (
    <ActForm
      title={t(came ? 'form.instructionsCame' : 'form.withdrawTitle')}
      headed={false}
      acting={acting}
      press={t(came ? 'form.instructionsCame' : 'card.withdraw')}
      onSubmit={withdraw}
      onLeave={closeForm}
    >
      {isHold(position.kind) && <p className="note">{t('form.withdrawNote')}</p>}
      <WordsField label={t('form.statement')} kept={statement} hint={needed ? 'needed' : 'optional'} first lacking={lacking} />
    </ActForm>
  );
}
