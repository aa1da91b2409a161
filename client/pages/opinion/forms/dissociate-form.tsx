import { useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useKept } from './kept.ts';
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
  const acting = useAct();
  const paragraphs = register.paragraphs.filter(({ status }) => status !== null);
  const submit = async (): Promise<void> => {
    const blocks = paragraphs.map(({ id }) => id).filter((id) => chosen.has(id));
    const nothing = blocks.length === 0 && before.length === 0;
    setLacking(nothing);
    const said = reason.value.trim();
    if (!nothing && (await acting.send({ do: 'dissociate', blocks, ...(said !== '' && { reason: said }) }, 'dissociate'))) done();
  };
  return (
    <ActForm title={t('said.dissociate')} acting={acting} press={t('said.record')} onSubmit={submit} onLeave={done}>
      <p className="note">{t('said.asideNote')}</p>
      <PickParagraphs legend={t('said.from')} among={paragraphs} chosen={chosen} onChoose={setChosen} lacking={lacking} />
      <WordsField label={t('form.reason')} kept={reason} hint="optional" />
    </ActForm>
  );
}
