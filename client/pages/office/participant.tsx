/** One participant of the list: its seats, its name, and the end of its taking part. */
import { useState } from 'react';
import { SEAT_FUNCTIONS, type SeatFunction } from '../../../shared/opinion/vocabulary.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ListedEntity, SeatRow } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { OpenSeat } from '../seats/open-seat.tsx';
import { SeatLine } from '../seats/seat-line.tsx';
import { EntityForm } from './entity-form.tsx';

interface ParticipantProps {
  readonly entity: ListedEntity;
  readonly all: readonly SeatRow[];
  /** Shown with its seats, because something in it was looked for. */
  readonly wide: boolean;
  readonly changed: () => Promise<void>;
}

/** A deputy chair is the chair's, the functions of a delegation are the delegations'. */
const givesTo = ({ capacity }: ListedEntity): readonly SeatFunction[] =>
  SEAT_FUNCTIONS.filter((one) => (one === 'deputy-chair') === (capacity === 'chair') || one === 'operator' || one === 'pen-holder');

export function Participant({ entity, all, wide, changed }: ParticipantProps) {
  const { t } = useText();
  const { refresh } = useMyself();
  const entities = useEntities();
  const [leaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const name = entities.name(entity.id);
  const open = all.filter((seat) => seat.open && seat.entity === entity.id);
  const dismiss = async (): Promise<void> => {
    setLeaving(false);
    const answer = await askForum({ do: 'dismiss-entity', id: entity.id });
    setTrouble(answer.ok ? null : answer.reason);
    await Promise.all([refresh(), changed()]);
  };
  return (
    <details className="participant" open={wide || undefined}>
      <summary>
        <Shape name={entity.capacity} /> <bdi>{name}</bdi> <span className="note">{entity.code}</span>
        <span className="note seats-count">
          {entity.dismissed
            ? t(open.length > 0 ? 'people.keepsSeat' : 'people.show.dismissed')
            : t('people.countSeats', { count: open.length })}
        </span>
      </summary>
      <ul className="rows">
        {open.map((seat) => (
          <SeatLine key={seat.seat} seat={seat} all={all} gives={givesTo(entity)} changed={changed} />
        ))}
      </ul>
      {entity.dismissed && entity.capacity === 'member-state' && open.length === 0 && (
        <OpenSeat entity={entity.id} gives={givesTo(entity)} opened={changed} />
      )}
      {!entity.dismissed && (
        <>
          <OpenSeat entity={entity.id} gives={givesTo(entity)} opened={changed} />
          <Unfolding summary={t('app.actOn', { act: t('people.rename'), about: name })}>
            {(fold) => (
              <div className="seat-form">
                <EntityForm
                  entity={entity}
                  verb={t('seat.save')}
                  send={async ({ code, names }) => {
                    const answer = await askForum({ do: 'change-entity', id: entity.id, code, names });
                    if (answer.ok) fold();
                    if (answer.ok) await refresh();
                    return answer;
                  }}
                />
              </div>
            )}
          </Unfolding>
          <div className="buttons">
            <Button look="bare" onPress={() => setLeaving(true)} about={name}>
              {t('people.dismiss')}
            </Button>
          </div>
        </>
      )}
      <ErrorMessage trouble={trouble} />
      {leaving && (
        <ConfirmDialog verb={t('people.dismiss')} onSure={() => void dismiss()} onClose={() => setLeaving(false)}>
          <p>{t('people.dismissSure', { entity: name })}</p>
        </ConfirmDialog>
      )}
    </details>
  );
}
