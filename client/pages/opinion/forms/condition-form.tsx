import { useState } from 'react';
import { commandFor } from '../../../../shared/opinion/asking.ts';
import type { Link } from '../../../../shared/opinion/entry.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { useOpened, useOpenedNow } from '../opened.ts';
import { WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
import { PickElsewhere } from './pick-elsewhere.tsx';
import { PickParagraphs } from './pick-paragraphs.tsx';
import { Replaced } from './replaced.tsx';

/** A package: this paragraph, if others are agreed as they read now, here or in another opinion. */
export function ConditionForm({ about }: { readonly about: ShownParagraph }) {
  const { t } = useText();
  const { me } = useMyself();
  const { register, names, closeForm } = useOpened();
  const now = useOpenedNow();
  const others = register.paragraphs.filter(({ id, status }) => status !== null && id !== about.id);
  const [chosen, setChosen] = useState<ReadonlySet<BlockId>>(new Set());
  const [elsewhere, setElsewhere] = useState<readonly Link[]>([]);
  const [lacking, setLacking] = useState(false);
  const key = `condition:${about.id}`;
  const reason = useKept(key);
  const acting = useAct();
  const submit = async (): Promise<void> => {
    const { paragraphs } = now().register;
    const links = [
      ...paragraphs.flatMap(({ id, status, hash }) => (status !== null && chosen.has(id) ? [{ block: id, hash }] : [])),
      ...elsewhere,
    ];
    setLacking(links.length === 0);
    if (links.length === 0) return;
    const { id: block, hash } = about;
    const asked = commandFor('conditional', { block, hash, links, reason: reason.value.trim() });
    if (asked !== null && (await acting.send(asked, key))) closeForm();
  };
  const title = t('form.conditionTitle', { paragraph: names.setOff(about.id) });
  return (
    <ActForm title={title} acting={acting} press={t('act.condition')} onSubmit={submit} onLeave={closeForm}>
      <p className="note">{t('form.conditionNote')}</p>
      {me.seat !== null && <Replaced entity={me.seat.entity} kind="conditional" about={about} />}
      <PickParagraphs legend={t('form.conditionOn')} among={others} chosen={chosen} onChoose={setChosen} lacking={lacking} />
      <PickElsewhere links={elsewhere} onChange={setElsewhere} />
      <WordsField label={t('form.reason')} kept={reason} hint="asked" />
    </ActForm>
  );
}
