import { useState } from 'react';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
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
import { Replaced } from './replaced.tsx';

/** A package: this paragraph, if others are agreed as they read now. */
export function ConditionForm({ about }: { readonly about: ShownParagraph }) {
  const { t } = useText();
  const { me } = useMyself();
  const { register, names, closeForm } = useOpened();
  const others = register.paragraphs.filter(({ id, status }) => status !== null && id !== about.id);
  const [chosen, setChosen] = useState<ReadonlySet<BlockId>>(new Set());
  const [lacking, setLacking] = useState(false);
  const key = `condition:${about.id}`;
  const reason = useKept(key);
  const { send, sending, problem } = useAct();
  const submit = async (): Promise<void> => {
    const links = others.flatMap(({ id, hash }) => (chosen.has(id) ? [{ block: id, hash }] : []));
    setLacking(links.length === 0);
    if (links.length === 0) return;
    const said = reason.value.trim();
    const { id: block, hash } = about;
    if (await send({ do: 'make-conditional', block, hash, links, ...(said !== '' && { reason: said }) }, key)) closeForm();
  };
  const title = t('form.conditionTitle', { paragraph: names.paragraph(about.id) });
  return (
    <ActForm title={title} className="form card-form" onSubmit={() => void submit()} onLeave={() => closeForm()}>
      <h3>{title}</h3>
      <p className="note">{t('form.conditionNote')}</p>
      {me.seat !== null && <Replaced entity={me.seat.entity} kind="conditional" about={about} />}
      <PickParagraphs legend={t('form.conditionOn')} among={others} chosen={chosen} onChoose={setChosen} lacking={lacking} />
      <Field label={t('form.reason')} hint={t('form.asked')}>
        {(ties) => <textarea {...ties} dir="auto" maxLength={4000} {...reason.tie} />}
      </Field>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t(sending ? 'act.sending' : 'act.condition')}
        </Button>
        <Button onPress={() => closeForm()}>{t('app.cancel')}</Button>
      </div>
    </ActForm>
  );
}
