/** The form of a seat: who sits there, with which functions, from where and until when. */
import { type FormEvent, useState } from 'react';
import type { Seat } from '../../../shared/forum/people.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { SeatFunction } from '../../../shared/opinion/vocabulary.ts';
import { isEMail } from '../../../shared/text/e-mail.ts';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import type { Sitter } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import { lastDay, midnightAfter } from './until.ts';

export type SeatWish = Pick<Seat, 'functions' | 'remote' | 'until'>;

interface SeatFormProps {
  /** null: a new one. */
  readonly seat: SeatRow | null;
  /** What others may change meanwhile: the seat as it stands. */
  readonly of?: SeatRow | null;
  /** Functions that may be given; none: another person takes the seat as it is. */
  readonly gives: readonly SeatFunction[];
  readonly verb: string;
  readonly send: (wish: SeatWish, sitter: Sitter) => Promise<Result<unknown, Trouble>>;
}

export function SeatForm({ seat, of = seat, gives, verb, send }: SeatFormProps) {
  const { t } = useText();
  const [name, setName] = useState(seat?.name ?? '');
  const [contact, setContact] = useState(seat?.contact ?? '');
  const [functions, setFunctions] = useState<readonly SeatFunction[]>(seat?.functions ?? []);
  const [remote, setRemote] = useState(seat?.remote ?? false);
  const [day, setDay] = useState(seat?.until === undefined ? '' : lastDay(seat.until));
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const person = name.trim();
  const address = contact.trim();
  const badAddress = address !== '' && !isEMail(address);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (person === '' || badAddress) return;
    const until = midnightAfter(day);
    setSending(true);
    const answer = await send(
      { functions, remote, ...(until !== null && { until }) },
      { name: person, ...(address !== '' && { contact: address }) },
    );
    setSending(false);
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok || seat !== null) return;
    setAsked(false);
    setName('');
    setContact('');
    setFunctions([]);
  };
  const tick = (role: SeatFunction, on: boolean): void => setFunctions(on ? [...functions, role] : functions.filter((one) => one !== role));
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="row-form">
        <Field label={t('seat.person')} error={asked && person === '' ? t('form.needed') : null}>
          {(ties) => (
            <input {...ties} dir="auto" autoComplete="off" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('seat.contact')} hint={t('form.optional')} error={asked && badAddress ? t('seat.badContact') : null}>
          {(ties) => (
            <input
              {...ties}
              type="email"
              dir="ltr"
              autoComplete="off"
              maxLength={254}
              value={contact}
              onChange={(event) => setContact(event.target.value)}
            />
          )}
        </Field>
      </div>
      {gives.length > 0 && (
        <>
          <fieldset>
            <legend>{t('office.functions')}</legend>
            {gives.map((role) => (
              <Tick key={role} label={t(`function.${role}`)} checked={functions.includes(role)} onChange={(on) => tick(role, on)} />
            ))}
            <Tick label={t('office.remote')} checked={remote} onChange={setRemote} />
          </fieldset>
          <Field label={t('seat.lastDay')} hint={t('form.optional')}>
            {(ties) => <input {...ties} className="day" type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
          </Field>
        </>
      )}
      <Meanwhile of={of} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{verb}</Submit>
      </div>
    </form>
  );
}
