import { useState } from 'react';
import { inSlotOf } from '../../../../shared/opinion/positions.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { mayLift } from '../../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { useOpened } from '../opened.ts';

/** The State answers to what was entered for it: it makes it its own, or says that it is none of its own. */
export function AnswerEntered({ position, block }: { readonly position: ShownPosition; readonly block: BlockId | null }) {
  const { t } = useText();
  const { me } = useMyself();
  const { register, why, live } = useOpened();
  const [disowning, setDisowning] = useState(false);
  const button = useReturn(disowning);
  const key = `disown:${position.id}`;
  const statement = useKept(key);
  const acting = useAct();
  const { id, kind, entity } = position;
  const about = t(`kind.${kind}`);
  const there = register.paragraphs.find((one) => one.id === block)?.positions ?? register.positions;
  const own = there.find((one) => one.entity === entity && !one.entered && one.carriedFrom === null && inSlotOf(one.kind, kind));
  const head = inSlotOf(kind, 'objection') && !mayLift(me.seat ?? { functions: [] }, register.policy) ? t('refusal.head-decides') : null;
  if (!disowning)
    return (
      <>
        {own !== undefined && <p className="note">{t('card.confirmReplaces', { kind: t(`kind.${own.kind}`) })}</p>}
        <div className="buttons">
          <Button why={why('confirm', block)} onPress={() => void acting.send({ do: 'confirm', position: id })} about={about}>
            {t('card.confirm')}
          </Button>
          <Button
            ref={button}
            why={head ?? why('disown', block) ?? (live ? null : t('act.notLive'))}
            onPress={() => setDisowning(true)}
            about={about}
          >
            {t('card.disown')}
          </Button>
        </div>
        {acting.problem !== null && <ErrorWords>{acting.problem}</ErrorWords>}
      </>
    );
  const disown = async (): Promise<void> => {
    const said = statement.value.trim();
    if (await acting.send({ do: 'disown', position: id, ...(said !== '' && { statement: said }) }, key)) setDisowning(false);
  };
  return (
    <ActForm
      title={t('card.disown')}
      headed={false}
      acting={acting}
      press={t('card.disown')}
      onSubmit={disown}
      onLeave={() => setDisowning(false)}
    >
      <p className="note">{t('form.disownNote')}</p>
      <WordsField label={t('form.statement')} kept={statement} hint="optional" first />
    </ActForm>
  );
}
