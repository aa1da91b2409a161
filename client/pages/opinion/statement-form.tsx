import { useState } from 'react';
import type { ShownStatement } from '../../../shared/opinion/register.ts';
import { type BlockId, STATEMENT_KINDS, type StatementKind } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toField } from '../../ui/focus.ts';
import { useText } from '../../ui/words.tsx';
import { useAct } from './act.ts';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';

interface StatementFormProps {
  readonly corrects: ShownStatement | null;
  readonly done: () => void;
}

/** For the record, or in explanation of a position: on the whole or on one paragraph. */
export function StatementForm({ corrects, done }: StatementFormProps) {
  const { t } = useText();
  const { register, names, current } = useOpened();
  const [kind, setKind] = useState<StatementKind>(corrects?.kind ?? 'statement');
  const [block, setBlock] = useState<BlockId | null>(corrects === null ? (current?.id ?? null) : corrects.block);
  const [lacking, setLacking] = useState(false);
  const key = `statement:${corrects?.seq ?? ''}`;
  const words = useKept(key);
  const { send, sending, problem } = useAct();
  const submit = async (): Promise<void> => {
    const statement = words.value.trim();
    setLacking(statement === '');
    if (statement === '') return;
    const corrected = corrects === null ? {} : { corrects: corrects.seq };
    if (await send({ do: 'make-statement', block, kind, statement, ...corrected }, key)) done();
  };
  const title = t(corrects === null ? 'said.make' : 'said.correct');
  return (
    <ActForm title={title} onSubmit={() => void submit()} onLeave={done}>
      <h3>{title}</h3>
      <p className="note">{t('said.makeNote')}</p>
      <div className="row-form">
        <Field label={t('said.kind')}>
          {(ties) => (
            <select {...ties} value={kind} onChange={({ target }) => setKind(target.value === 'explanation' ? 'explanation' : 'statement')}>
              {STATEMENT_KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(`said.kind.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('said.about')}>
          {(ties) => (
            <select {...ties} value={block ?? ''} onChange={({ target }) => setBlock(target.value === '' ? null : target.value)}>
              <option value="">{t('paragraph.whole')}</option>
              {register.paragraphs.flatMap(({ id, status }) =>
                status === null ? (
                  []
                ) : (
                  <option key={id} value={id}>
                    {names.paragraph(id)}
                  </option>
                ),
              )}
            </select>
          )}
        </Field>
      </div>
      <Field label={t('said.words')} hint={t('form.needed')} error={lacking ? t('form.needed') : null}>
        {(ties) => <textarea {...ties} dir="auto" maxLength={4000} ref={toField} {...words.tie} />}
      </Field>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t(sending ? 'act.sending' : 'said.record')}
        </Button>
        <Button onPress={done}>{t('app.cancel')}</Button>
      </div>
    </ActForm>
  );
}
