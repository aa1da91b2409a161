/** Handing paragraphs to a drafting group, and taking them back. What is with one is named before the chair calls or declares. */
import { useId, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { nameIn } from '../../../../shared/page/entities.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { awayIn } from '../../../../shared/page/referrals.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { toField } from '../../../ui/focus.ts';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { lastSecondOf } from '../../day.ts';
import { useForum } from '../../forum.tsx';
import { useAct } from '../act.ts';
import { DayInput } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useDate } from '../forms/date.ts';
import { useKept } from '../forms/kept.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened, useOpened } from '../opened.ts';

/** No later than a year from now. */
const DAYS = 366;

interface On {
  readonly blocks: readonly BlockId[];
}

/** Those of them that are with a group. */
function useAway({ blocks }: On): readonly BlockId[] {
  return useOfOpened(({ register }) =>
    register.paragraphs.flatMap(({ id, referred }) => (referred !== null && blocks.includes(id) ? [id] : [])),
  );
}

export function StillAway({ blocks }: On) {
  const { t } = useText();
  const names = useOfOpened((opened) => opened.names);
  const away = useAway({ blocks });
  if (away.length === 0) return null;
  return <Chip shape="referred">{t('refer.warn', { paragraphs: names.paragraphs(away) })}</Chip>;
}

export function Refer({ blocks }: On) {
  const { t } = useText();
  const { send, problem } = useAct();
  const [writing, setWriting] = useState(false);
  const button = useReturn(writing);
  const away = useAway({ blocks });
  const [first] = blocks;
  const [back] = away;
  const whyNot = useOfOpened(({ why }) => (first === undefined ? t('chair.choose') : why('refer', first)));
  return (
    <>
      <div className="buttons">
        <Button ref={button} why={whyNot} expanded={writing} onPress={() => setWriting(!writing)}>
          {t('refer.act')}
        </Button>
        {back !== undefined && (
          <MayButton asks="recall" on={back} onPress={() => void send({ do: 'recall', blocks: away })}>
            {t('refer.back')}
          </MayButton>
        )}
      </div>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {writing && blocks.length > 0 && <ReferForm blocks={blocks} done={() => setWriting(false)} />}
    </>
  );
}

function ReferForm({ blocks, done }: On & { readonly done: () => void }) {
  const text = useText();
  const { t } = text;
  const { names, clock, register } = useOpened();
  const { forum } = useForum();
  const acting = useAct();
  const group = useKept('refer');
  const until = useDate(clock.getSnapshot(), DAYS);
  const [lacking, setLacking] = useState(false);
  const known = useId();
  const meetings = (forum?.meetings ?? []).filter(({ kind, cancelled }) => kind === 'group' && !cancelled);
  const groups = new Set([
    ...meetings.map((one) => nameIn(one.names, text.language)),
    ...awayIn(register).flatMap(({ referred }) => referred.note?.group ?? []),
  ]);
  const title = t('refer.title', { paragraphs: names.paragraphs(blocks) });
  const submit = async (): Promise<void> => {
    const named = group.value.trim();
    setLacking(named === '');
    if (named === '') return;
    const by = until.value === '' ? {} : { until: lastSecondOf(until.value) };
    if (await acting.send({ do: 'refer', blocks, group: named, ...by }, 'refer')) done();
  };
  return (
    <ActForm title={title} headed={false} acting={acting} press={t('refer.act')} onSubmit={submit} onLeave={done}>
      <p className="note">{t('refer.note')}</p>
      <div className="row-form">
        <Field label={t('refer.group')} hint={t('form.needed')} error={lacking && group.value.trim() === '' ? t('form.needed') : null}>
          {(ties) => <input {...ties} ref={toField} dir="auto" maxLength={80} list={known} {...group.tie} />}
        </Field>
        <datalist id={known}>
          {[...groups].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={t('refer.until')} hint={t('form.optional')}>
          {(ties) => <DayInput {...ties} until={until} />}
        </Field>
      </div>
    </ActForm>
  );
}
