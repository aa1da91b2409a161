import { useState } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useAct } from './act.ts';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';
import { PickParagraphs } from './pick-paragraphs.tsx';

/** From which paragraphs a State stands aside; what is ticked takes the place of what it said before. */
export function DissociateForm({ done }: { readonly done: () => void }) {
  const { t } = useText();
  const { me } = useMyself();
  const { register } = useOpened();
  const before = register.dissociations.find(({ entity }) => entity === me.seat?.entity)?.targets ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<BlockId>>(new Set(before.map(({ block }) => block)));
  const [lacking, setLacking] = useState(false);
  const reason = useKept('dissociate');
  const { send, sending, problem } = useAct();
  const paragraphs = register.paragraphs.filter(({ status }) => status !== null);
  const submit = async (): Promise<void> => {
    const blocks = paragraphs.map(({ id }) => id).filter((id) => chosen.has(id));
    const nothing = blocks.length === 0 && before.length === 0;
    setLacking(nothing);
    const said = reason.value.trim();
    if (!nothing && (await send({ do: 'dissociate', blocks, ...(said !== '' && { reason: said }) }, 'dissociate'))) done();
  };
  return (
    <ActForm title={t('said.dissociate')} onSubmit={() => void submit()} onLeave={done}>
      <h3>{t('said.dissociate')}</h3>
      <p className="note">{t('said.asideNote')}</p>
      <PickParagraphs legend={t('said.from')} among={paragraphs} chosen={chosen} onChoose={setChosen} lacking={lacking} />
      <Field label={t('form.reason')} hint={t('form.optional')}>
        {(ties) => <textarea {...ties} dir="auto" maxLength={4000} {...reason.tie} />}
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
