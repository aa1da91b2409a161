import type { ShownPosition } from '../../../shared/opinion/register.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toField } from '../../ui/focus.ts';
import { useText } from '../../ui/words.tsx';
import { useAct } from './act.ts';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';

/** Only the State itself withdraws; it may say something for the record. */
export function WithdrawForm({ position }: { readonly position: ShownPosition }) {
  const { t } = useText();
  const { closeForm } = useOpened();
  const key = `withdraw:${position.id}`;
  const statement = useKept(key);
  const { send, sending, problem } = useAct();
  const withdraw = async (): Promise<void> => {
    const said = statement.value.trim();
    if (await send({ do: 'withdraw', position: position.id, ...(said !== '' && { statement: said }) }, key)) closeForm();
  };
  return (
    <ActForm title={t('form.withdrawTitle')} onSubmit={() => void withdraw()} onLeave={() => closeForm()}>
      <p className="note">{t('form.withdrawNote')}</p>
      <Field label={t('form.statement')} hint={t('form.optional')}>
        {(ties) => <textarea {...ties} ref={toField} dir="auto" maxLength={4000} {...statement.tie} />}
      </Field>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t(sending ? 'act.sending' : 'card.withdraw')}
        </Button>
        <Button onPress={() => closeForm()}>{t('app.cancel')}</Button>
      </div>
    </ActForm>
  );
}
