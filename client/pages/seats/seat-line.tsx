/** One seat: who sits there, and what whoever keeps it may do with it. */
import { type ReactNode, useState } from 'react';
import { OFFICE_SEAT } from '../../../shared/forum/who.ts';
import type { SeatFunction } from '../../../shared/opinion/vocabulary.ts';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import type { MadeInvitation } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { type Answer, ask, type Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { SecretOnce } from '../secret-once.tsx';
import { INVITED_HOURS, mayKeep } from './keeping.ts';
import { rolesIn } from './roles.ts';
import { SeatForm } from './seat-form.tsx';
import { seatCode, seatName } from './seat-name.ts';
import './seats.css';

interface SeatLineProps {
  readonly seat: SeatRow;
  /** Closed ones too: they keep their number. */
  readonly all: readonly SeatRow[];
  /** Functions that whoever keeps it may give and take away. */
  readonly gives: readonly SeatFunction[];
  readonly changed: () => Promise<void>;
}

export function SeatLine({ seat, all, gives, changed }: SeatLineProps) {
  const { t, facts } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const [form, setForm] = useState<'change' | 'hand-over' | null>(null);
  const [closing, setClosing] = useState(false);
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const called = facts([seatName(seat, all, entities), entities.name(seat.entity)]);

  const then = async (asked: Answer<unknown>): Answer<unknown> => {
    const answer = await asked;
    if (answer.ok) {
      setForm(null);
      await changed();
    }
    return answer;
  };
  const close = async (): Promise<void> => {
    setClosing(false);
    const answer = await then(askForum({ do: 'close-seat', seat: seat.seat }));
    setTrouble(answer.ok ? null : answer.reason);
  };
  const invite = async (): Promise<void> => {
    const answer = await ask('POST /api/invitations', { body: { seat: seat.seat, hours: INVITED_HOURS } });
    setTrouble(answer.ok ? null : answer.reason);
    setMade(answer.ok ? answer.value : null);
    await changed();
  };
  const turn = (to: 'change' | 'hand-over'): void => setForm(form === to ? null : to);
  return (
    <li className="seat-line">
      <span className="row-what">
        <bdi>{seat.name ?? t('seat.unnamed')}</bdi>
        <SeatNote seat={seat} code={seatCode(seat, all, entities)} />
      </span>
      {mayKeep(me.seat, seat) && (
        <span className="buttons">
          <Button onPress={() => void invite()} about={called}>
            {t('office.invite')}
          </Button>
          <Button look="bare" expanded={form === 'change'} onPress={() => turn('change')} about={called}>
            {t('seat.change')}
          </Button>
          <Button look="bare" expanded={form === 'hand-over'} onPress={() => turn('hand-over')} about={called}>
            {t('seat.handOver')}
          </Button>
          <Button
            look="bare"
            why={seat.seat === OFFICE_SEAT ? t('forum.office-stays') : null}
            onPress={() => setClosing(true)}
            about={called}
          >
            {t('office.closeSeat')}
          </Button>
        </span>
      )}
      <ErrorMessage trouble={trouble} />
      {made !== null && <SecretOnce words={t('office.linkReady', { entity: called })} secret={made.url} />}
      {form === 'change' && (
        <div className="seat-form">
          <SeatForm
            seat={seat}
            gives={gives}
            verb={t('seat.save')}
            send={(wish, sitter) => then(askForum({ do: 'change-seat', seat: seat.seat, ...wish }, sitter))}
          />
        </div>
      )}
      {form === 'hand-over' && (
        <div className="seat-form">
          <p className="note">{t('seat.handOverMeans')}</p>
          <SeatForm
            seat={{ ...seat, name: null, contact: null }}
            of={seat}
            gives={[]}
            verb={t('seat.handOver')}
            send={(_, sitter) => then(askForum({ do: 'hand-over-seat', seat: seat.seat }, sitter))}
          />
        </div>
      )}
      {closing && (
        <ConfirmDialog verb={t('office.closeSeat')} onSure={() => void close()} onClose={() => setClosing(false)}>
          <p>{t('office.closeSeatSure', { seat: called })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function SeatNote({ seat, code }: { readonly seat: SeatRow; readonly code: string }): ReactNode {
  const text = useText();
  const { t, date } = text;
  const entities = useEntities();
  const words = [
    code,
    ...rolesIn(text, entities.get(seat.entity)?.capacity, seat.functions),
    ...(seat.remote ? [t('office.remote')] : []),
    ...(seat.until === undefined ? [] : [t('seat.until', { date: date(seat.until - 1) })]),
  ];
  return (
    <span className="note">
      {text.facts(words)}
      {seat.contact !== null && (
        <>
          {' · '}
          <bdi dir="ltr">{seat.contact}</bdi>
        </>
      )}
    </span>
  );
}
