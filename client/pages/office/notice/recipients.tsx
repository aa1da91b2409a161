/** To whom a notice goes: to all, to those of one body, or to seats that are ticked. */
import { useState } from 'react';
import type { SeatRow } from '../../../../shared/wire/forum.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field, Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { seatName } from '../../seats/seat-name.ts';
import { TickAll } from '../../tick-all.tsx';

interface ToProps {
  readonly seats: readonly SeatRow[];
  readonly value: string;
  readonly set: (value: string) => void;
}

export function To({ seats, value, set }: ToProps) {
  const { t } = useText();
  const entities = useEntities();
  const here = new Set(seats.filter(({ open }) => open).map(({ entity }) => entity));
  return (
    <Choice
      label={t('notice.to')}
      value={value}
      onChange={set}
      options={[
        ['all', t('notice.to.all')],
        ['points', t('notice.to.points')],
        ['chosen', t('notice.to.chosen')],
        ...entities.list.filter(({ id }) => here.has(id)).map(({ id }) => [`of ${id}`, entities.name(id)] as const),
      ]}
    />
  );
}

interface PickSeatsProps {
  readonly seats: readonly SeatRow[];
  readonly chosen: ReadonlySet<string>;
  readonly set: (chosen: ReadonlySet<string>) => void;
  readonly missing: boolean;
}

export function PickSeats({ seats, chosen, set, missing }: PickSeatsProps) {
  const { t, language } = useText();
  const entities = useEntities();
  const [words, setWords] = useState('');
  const called = (seat: SeatRow): string => t('app.saidOf', { name: entities.code(seat.entity), words: seatName(seat, seats, entities) });
  const sought = words.trim().toLocaleLowerCase(language);
  const shown = seats.filter(
    (seat) => seat.open && `${called(seat)} ${entities.name(seat.entity)}`.toLocaleLowerCase(language).includes(sought),
  );
  const tick = (seat: string, on: boolean): void => set(new Set(on ? [...chosen, seat] : [...chosen].filter((one) => one !== seat)));
  return (
    <>
      <Field label={t('people.search')} hint={t('people.searchHint')} error={missing ? t('bulk.tickFirst') : null}>
        {(ties) => <input {...ties} type="search" dir="auto" value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <TickAll all={() => set(new Set([...chosen, ...shown.map(({ seat }) => seat)]))} none={() => set(new Set())} />
      <fieldset className="pick">
        <legend className="unseen">{t('notice.to.chosen')}</legend>
        {shown.map((seat) => (
          <Tick key={seat.seat} label={called(seat)} checked={chosen.has(seat.seat)} onChange={(on) => tick(seat.seat, on)} />
        ))}
      </fieldset>
    </>
  );
}
