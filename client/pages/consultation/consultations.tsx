/** The open consultations on the secretariat's desk: what is under way, what waits to be read, and how another is opened. */
import { type FormEvent, useState } from 'react';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedConsultation } from '../../../shared/wire/consultation.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { useReturn } from '../../ui/return.ts';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { lastSecondOf } from '../day.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { OpenConsultation } from './open-consultation.tsx';
import { Queue } from './queue.tsx';

export function Consultations() {
  const { t } = useText();
  const rows = useLoaded('GET /api/consultations');
  const [reading, setReading] = useState<string | null>(null);
  return (
    <>
      <section className="panel" aria-labelledby="consultations">
        <h2 id="consultations">{t('consultations.title')}</h2>
        <Answered of={rows} empty={t('consultation.none')}>
          {(all) => (
            <ul className="rows">
              {all.map((row) => (
                <li key={row.id}>
                  <Row row={row} reading={reading === row.id} read={setReading} refetch={rows.refetch} />
                </li>
              ))}
            </ul>
          )}
        </Answered>
        {rows.value !== null && <OpenConsultation taken={rows.value.map(({ document }) => document)} opened={rows.refetch} />}
      </section>
      {reading !== null && <Queue key={reading} id={reading} judged={rows.refetch} />}
    </>
  );
}

interface RowProps {
  readonly row: ListedConsultation;
  readonly reading: boolean;
  readonly read: (id: string | null) => void;
  readonly refetch: () => Promise<void>;
}

function Row({ row, reading, read, refetch }: RowProps) {
  const { t, moment } = useText();
  const [moving, setMoving] = useState(false);
  const mover = useReturn(moving);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const confirm = async (on: boolean): Promise<void> => {
    const command = { do: 'require-confirmation', on } as const;
    const answer = await askOnce('POST /api/consultations/:id/commands', (uuid) => ({ id: row.id, body: { uuid, command } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await refetch();
  };
  const until = { moment: moment(row.closesAt) };
  return (
    <>
      <span className="row-what">
        <bdi lang={row.language}>{row.title}</bdi>
        <span className="note">
          {t('consultation.document', { number: row.number })} · {t('consultations.released', { count: row.released })}
        </span>
        <Chip shape={row.open ? 'call' : 'lock'}>{row.open ? t('consultation.openUntil', until) : t('consultation.closedAt', until)}</Chip>
        {row.waiting > 0 && <Chip shape="pending">{t('consultations.waiting', { count: row.waiting })}</Chip>}
        {row.unconfirmed > 0 && <Chip shape="unsettled">{t('consultations.unconfirmed', { count: row.unconfirmed })}</Chip>}
        <Tick
          label={t('app.actOn', { act: t('consultations.confirms'), about: row.number })}
          checked={row.confirms}
          onChange={(on) => void confirm(on)}
        />
      </span>
      <span className="buttons">
        <Button expanded={reading} onPress={() => read(reading ? null : row.id)} about={row.number}>
          {t('consultations.read')}
        </Button>
        <Button ref={mover} look="bare" expanded={moving} onPress={() => setMoving(!moving)} about={row.number}>
          {t('consultations.move')}
        </Button>
        <a className="button bare" href={`/consultation/${row.id}`} target="_blank" rel="noreferrer">
          {t('consultations.publicPage')}
        </a>
      </span>
      <ErrorMessage trouble={trouble} />
      {moving && (
        <Move
          id={row.id}
          done={async () => {
            setMoving(false);
            await refetch();
          }}
        />
      )}
    </>
  );
}

function Move({ id, done }: { readonly id: string; readonly done: () => Promise<void> }) {
  const { t } = useText();
  const [day, setDay] = useState('');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const move = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (day === '') return;
    const command = { do: 'date-consultation', closesAt: lastSecondOf(day) } as const;
    const answer = await askOnce('POST /api/consultations/:id/commands', (uuid) => ({ id, body: { uuid, command } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await done();
  };
  return (
    <form className="row-form" onSubmit={(event) => void move(event)} noValidate>
      <Field label={t('form.until')} error={checked && day === '' ? t('form.needed') : null}>
        {(ties) => <input {...ties} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
      </Field>
      <Submit look="plain">{t('consultations.move')}</Submit>
      <ErrorMessage trouble={trouble} />
    </form>
  );
}
