import { useState } from 'react';
import type { ShownStatement } from '../../../../shared/opinion/register.ts';
import { type BlockId, STATEMENT_KINDS, type StatementKind } from '../../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';

interface StatementFormProps {
  readonly corrects: ShownStatement | null;
  readonly done: () => void;
}

/** For the record, or in explanation of a position: on the whole or on one paragraph. */
export function StatementForm({ corrects, done }: StatementFormProps) {
  const { t } = useText();
  const { register, names } = useOpened();
  const [kind, setKind] = useState<StatementKind>(corrects?.kind ?? 'statement');
  const [block, setBlock] = useState<BlockId>(corrects?.block ?? '');
  const [lacking, setLacking] = useState(false);
  const key = `statement:${corrects?.seq ?? ''}`;
  const words = useKept(key);
  const acting = useAct();
  const submit = async (): Promise<void> => {
    const statement = words.value.trim();
    setLacking(statement === '');
    if (statement === '') return;
    const corrected = corrects === null ? {} : { corrects: corrects.seq };
    if (await acting.send({ do: 'make-statement', block: block === '' ? null : block, kind, statement, ...corrected }, key)) done();
  };
  const title = t(corrects === null ? 'said.make' : 'said.correct');
  return (
    <ActForm title={title} acting={acting} press={t('said.record')} onSubmit={submit} onLeave={done}>
      <p className="note">{t('said.makeNote')}</p>
      <div className="row-form">
        <Choice
          label={t('said.kind')}
          value={kind}
          onChange={setKind}
          options={STATEMENT_KINDS.map((one) => [one, t(`said.kind.${one}`)])}
        />
        <Choice
          label={t('said.about')}
          value={block}
          onChange={setBlock}
          options={[
            ['', t('paragraph.whole')],
            ...register.paragraphs.flatMap(({ id, status }) => (status === null ? [] : [[id, names.paragraph(id)] as const])),
          ]}
        />
      </div>
      <WordsField label={t('said.words')} kept={words} hint="needed" first lacking={lacking} />
    </ActForm>
  );
}
