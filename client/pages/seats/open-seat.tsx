import { useState } from 'react';
import type { EntityId, SeatFunction } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import { askForum, newSeatId } from '../ask-forum.ts';
import { useEntities } from '../names.ts';
import { SeatForm } from './seat-form.tsx';
import './seats.css';

export function OpenSeat({
  entity,
  gives,
  opened,
}: {
  readonly entity: EntityId;
  readonly gives: readonly SeatFunction[];
  readonly opened: () => Promise<void>;
}) {
  const { t } = useText();
  const entities = useEntities();
  // of one that is pressed for twice there is one
  const [seat, setSeat] = useState(newSeatId);
  return (
    <details className="seat-form">
      <summary>{t('app.actOn', { act: t('office.openSeat'), about: entities.name(entity) })}</summary>
      <SeatForm
        seat={null}
        gives={gives}
        verb={t('office.openSeat')}
        send={async (wish, sitter) => {
          const answer = await askForum({ do: 'open-seat', seat, entity, ...wish }, sitter);
          if (!answer.ok) return answer;
          setSeat(newSeatId());
          await opened();
          return answer;
        }}
      />
    </details>
  );
}
