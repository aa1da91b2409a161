/** The list of speakers as those at the table keep it: cards raised in the room, closing it, the speaking time. */
import { useState } from 'react';
import type { FloorKind } from '../../../shared/forum/floor.ts';
import { maySpeak } from '../../../shared/opinion/rights.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import type { OnFloor } from './floor.tsx';
import { kindsOn, notListed } from './floor-of.ts';

/** Minutes that one usually gives. */
const TIMES = [60, 120, 180, 300, 600] as const;

export function FloorTable({ forum, floor, item, send }: OnFloor) {
  const { meeting, closed, seconds } = floor;
  const { t, language } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const minutes = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  });
  const why = me.seat !== null && forum.presiding.seat === me.seat.id ? null : t('forum.not-presiding');
  const [speaker, setSpeaker] = useState('');
  const speakers = entities.list.filter((one) => !one.dismissed && maySpeak(one.capacity));
  const whyNot = (kind: FloorKind): string | null => {
    const refusal = speaker === '' ? 'floor.enterWhom' : notListed(floor, speaker, kind);
    return refusal && t(refusal);
  };
  const enter = async (kind: FloorKind): Promise<void> => {
    if (await send({ do: 'ask-floor', meeting, item, kind, entity: speaker, onBehalf: null })) setSpeaker('');
  };
  return (
    <div className="row-form">
      <Choice
        label={t('floor.enter')}
        value={speaker}
        onChange={setSpeaker}
        options={[['', ''], ...speakers.map(({ id }) => [id, entities.name(id)] as const)]}
      />
      <div className="buttons">
        {kindsOn(floor).map((kind) => (
          <Button
            key={kind}
            why={whyNot(kind)}
            label={t('app.actOn', { act: t('floor.enter'), about: t(`floor.kind.${kind}`) })}
            onPress={() => void enter(kind)}
          >
            {t(`floor.kind.${kind}`)}
          </Button>
        ))}
      </div>
      {why === null && (
        <Choice
          label={t('floor.seconds')}
          value={String(seconds ?? '')}
          onChange={(value) => void send({ do: 'set-list', meeting, item, closed, seconds: value === '' ? null : Number(value) })}
          options={[['', t('floor.noLimit')], ...TIMES.map((one) => [String(one), minutes.format(one / 60)] as const)]}
        />
      )}
      <Button why={why} onPress={() => void send({ do: 'set-list', meeting, item, closed: !closed, seconds })}>
        {t(closed ? 'floor.reopenList' : 'floor.closeList')}
      </Button>
    </div>
  );
}
