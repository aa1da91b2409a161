/** One appeal: whose it is and against what, what became of it, what its State says to that; and what whoever looks may do about it. */
import { useState } from 'react';
import type { ShownAppeal } from '../../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { APPEAL_ENDS, type AppealEnd } from '../../../../shared/opinion/vocabulary.ts';
import { appealLines } from '../../../../shared/page/appeals.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { useOpened } from '../opened.ts';

export function AppealCard({ appeal }: { readonly appeal: ShownAppeal }) {
  const text = useText();
  const { names } = useOpened();
  const [made, ...others] = appealLines(text, names, appeal);
  return (
    <article className="card appeal" data-appeal={appeal.seq}>
      <h3>
        <Chip shape={appeal.ended === null ? 'pending' : 'ask'} strong>
          {made.words}
        </Chip>
      </h3>
      {made.said !== undefined && <p dir="auto">{made.said}</p>}
      {others.map(({ words, said }) => (
        <div key={words} className="worded">
          <p className="note">{words}</p>
          {said !== undefined && <p dir="auto">{said}</p>}
        </div>
      ))}
      {appeal.ended?.end === 'upheld' && <p className="note">{text.t('appeal.reverse')}</p>}
      <Answers appeal={appeal} />
    </article>
  );
}

/** Withdrawn or contradicted by its State; its end recorded by the secretariat. */
function Answers({ appeal }: { readonly appeal: ShownAppeal }) {
  const { t } = useText();
  const { me } = useMyself();
  const { live } = useOpened();
  const [writing, setWriting] = useState(false);
  const button = useReturn(writing);
  const { send, problem } = useAct();
  const own = me.seat?.entity === appeal.entity;
  const pending = appeal.ended === null;
  const records = pending && me.seat !== null && RIGHTS[me.seat.capacity].office;
  const contradicts = own && me.seat?.dismissed !== true && appeal.ended?.own === false && appeal.contradicted === null;
  const done = (): void => setWriting(false);
  const whyNot = live ? null : t('act.notLive');
  if (writing && records) return <RecordEnd appeal={appeal} done={done} />;
  if (writing && contradicts) return <Contradict appeal={appeal} done={done} />;
  return (
    <div className="buttons">
      {pending && own && (
        <Button why={whyNot} onPress={() => void send({ do: 'withdraw-appeal', of: appeal.seq })}>
          {t('appeal.withdraw')}
        </Button>
      )}
      {records && (
        <Button ref={button} look="main" why={whyNot} onPress={() => setWriting(true)}>
          {t('appeal.record')}
        </Button>
      )}
      {contradicts && (
        <Button ref={button} why={whyNot} onPress={() => setWriting(true)}>
          {t('appeal.contradict')}
        </Button>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </div>
  );
}

interface AnswerProps {
  readonly appeal: ShownAppeal;
  readonly done: () => void;
}

function RecordEnd({ appeal: { seq, entity }, done }: AnswerProps) {
  const { t } = useText();
  const { names } = useOpened();
  const [end, setEnd] = useState<AppealEnd>('not-upheld');
  const [lacking, setLacking] = useState(false);
  const key = `appeal-end:${seq}`;
  const words = useKept(key);
  const acting = useAct();
  const submit = async (): Promise<void> => {
    const statement = words.value.trim();
    setLacking(statement === '');
    if (statement !== '' && (await acting.send({ do: 'record-appeal', of: seq, end, statement }, key))) done();
  };
  return (
    <ActForm title={t('appeal.record')} headed={false} acting={acting} press={t('appeal.record')} onSubmit={submit} onLeave={done}>
      <p className="note">{t('appeal.recordNote', { state: names.entity(entity) })}</p>
      <Choice label={t('appeal.end')} value={end} onChange={setEnd} focused options={APPEAL_ENDS.map((one) => [one, t(`appeal.${one}`)])} />
      <WordsField label={t('appeal.said')} kept={words} hint="needed" lacking={lacking} />
    </ActForm>
  );
}

function Contradict({ appeal: { seq }, done }: AnswerProps) {
  const { t } = useText();
  const [lacking, setLacking] = useState(false);
  const key = `appeal-contradicted:${seq}`;
  const words = useKept(key);
  const acting = useAct();
  const submit = async (): Promise<void> => {
    const statement = words.value.trim();
    setLacking(statement === '');
    if (statement !== '' && (await acting.send({ do: 'contradict-appeal', of: seq, statement }, key))) done();
  };
  return (
    <ActForm title={t('appeal.contradict')} headed={false} acting={acting} press={t('appeal.contradict')} onSubmit={submit} onLeave={done}>
      <WordsField label={t('said.words')} kept={words} hint="needed" first lacking={lacking} />
    </ActForm>
  );
}
