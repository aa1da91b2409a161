import { type FormEvent, useState } from 'react';
import { SEAT_FUNCTIONS, type SeatFunction } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { askForum, newSeatId } from '../ask-forum.ts';
import type { MadeInvitation, SeatRow } from '../bodies.ts';
import { useEntities } from '../names.ts';
import { Once } from '../once.tsx';
import { Said } from '../said.tsx';
import { seatName } from './seat-name.ts';

const WEEK_HOURS = 168;

interface SeatsProps {
  /** Closed ones too: they keep their number. */
  readonly seats: readonly SeatRow[];
  readonly again: () => Promise<void>;
}

/** The open seats: a link is made for one by one press, and a closed one loses its sockets at once. */
export function Seats({ seats, again }: SeatsProps) {
  const { t } = useText();
  const entities = useEntities();
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const [closing, setClosing] = useState<SeatRow | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const invite = async (seat: SeatRow): Promise<void> => {
    const answer = await ask<MadeInvitation>('POST', '/api/invitations', { seat: seat.seat, hours: WEEK_HOURS });
    setTrouble(answer.ok ? null : answer.reason);
    setMade(answer.ok ? answer.value : null);
  };
  const close = async (seat: SeatRow): Promise<void> => {
    setClosing(null);
    const answer = await askForum({ do: 'close-seat', seat: seat.seat });
    setTrouble(answer.ok ? null : answer.reason);
    await again();
  };
  const open = seats.filter((seat) => seat.open);
  const calledSeat = (seat: SeatRow): string => `${entities.name(seat.entity)} (${seatName(seat, seats, entities)})`;
  return (
    <section className="panel" aria-labelledby="office-seats">
      <h2 id="office-seats">{t('office.seats')}</h2>
      <Said trouble={trouble} />
      {open.length === 0 && <p>{t('office.noSeats')}</p>}
      <ul className="rows">
        {open.map((seat) => (
          <li key={seat.seat}>
            <span className="row-what">
              <bdi>{entities.name(seat.entity)}</bdi>
              <SeatNote seat={seat} name={seatName(seat, seats, entities)} />
            </span>
            <span className="buttons">
              <Button onPress={() => void invite(seat)} label={t('app.colon', { before: t('office.invite'), after: calledSeat(seat) })}>
                {t('office.invite')}
              </Button>
              <Button
                look="bare"
                onPress={() => setClosing(seat)}
                label={t('app.colon', { before: t('office.closeSeat'), after: calledSeat(seat) })}
              >
                {t('office.closeSeat')}
              </Button>
            </span>
            {made?.seat === seat.seat && <Once words={t('office.linkReady', { entity: entities.name(seat.entity) })} secret={made.url} />}
          </li>
        ))}
      </ul>
      <OpenSeat opened={again} />
      {closing !== null && (
        <Dialog title={t('office.closeSeat')} onClose={() => setClosing(null)}>
          <p>{t('office.closeSeatSure', { seat: calledSeat(closing) })}</p>
          <div className="buttons">
            <Button look="grave" onPress={() => void close(closing)}>
              {t('office.closeSeat')}
            </Button>
            <Button onPress={() => setClosing(null)}>{t('app.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function SeatNote({ seat, name }: { readonly seat: SeatRow; readonly name: string }) {
  const { t } = useText();
  const words = [name, ...seat.functions.map((role) => t(`function.${role}`)), ...(seat.remote ? [t('office.remote')] : [])];
  return <span className="note">{words.join(' · ')}</span>;
}

function OpenSeat({ opened }: { readonly opened: () => Promise<void> }) {
  const { t } = useText();
  const entities = useEntities();
  const [entity, setEntity] = useState('');
  const [functions, setFunctions] = useState<readonly SeatFunction[]>([]);
  const [remote, setRemote] = useState(false);
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(entity === '');
    if (entity === '') return;
    const answer = await askForum({ do: 'open-seat', seat: newSeatId(), entity, functions, remote });
    setTrouble(answer.ok ? null : answer.reason);
    await opened();
  };
  const tick = (role: SeatFunction, on: boolean): void => setFunctions(on ? [...functions, role] : functions.filter((one) => one !== role));
  return (
    <details>
      <summary>{t('office.openSeat')}</summary>
      <form className="form" onSubmit={(event) => void open(event)} noValidate>
        <Field label={t('office.entity')} error={missing ? t('form.needed') : null}>
          {(ties) => (
            <select {...ties} value={entity} onChange={(event) => setEntity(event.target.value)}>
              <option value="" />
              {entities.list.map(({ id }) => (
                <option key={id} value={id}>
                  {entities.name(id)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset>
          <legend>{t('office.functions')}</legend>
          {SEAT_FUNCTIONS.map((role) => (
            <Tick key={role} label={t(`function.${role}`)} checked={functions.includes(role)} onChange={(on) => tick(role, on)} />
          ))}
          <Tick label={t('office.remote')} checked={remote} onChange={setRemote} />
        </fieldset>
        <Said trouble={trouble} />
        <div className="buttons">
          <Button look="main" type="submit" onPress={() => {}}>
            {t('office.openSeat')}
          </Button>
        </div>
      </form>
    </details>
  );
}
