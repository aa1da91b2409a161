import { useEffect, useState } from 'react';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import type { InvitationRow, MadeInvitation } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { SecretOnce } from '../secret-once.tsx';
import { Bulk } from './bulk.tsx';
import { seatCode } from './seat-name.ts';

/** Links that wait to be used. A lost one is replaced by one press; the old one stops working. */
export function Invitations({ seats }: { readonly seats: readonly SeatRow[] }) {
  const { t, facts, moment } = useText();
  const entities = useEntities();
  const waiting = useLoaded('GET /api/invitations');
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // a link may have been used while the secretariat was elsewhere
  const { refetch } = waiting;
  useEffect(() => {
    const look = (): void => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  // one may have been made, or ended, with a seat that is shown beside this list
  useEffect(() => {
    if (seats.length > 0) void refetch();
  }, [seats, refetch]);
  const named = (row: InvitationRow): string => {
    const seat = seats.find((one) => one.seat === row.seat);
    return seat === undefined ? row.seat : facts([seatCode(seat, seats, entities), seat.name ?? t('seat.unnamed')]);
  };
  const holder = (row: { readonly seat: string }): string => entities.name(seats.find(({ seat }) => seat === row.seat)?.entity ?? row.seat);

  const revoke = async (row: InvitationRow): Promise<void> => {
    const answer = await ask('DELETE /api/invitations/:id', { id: row.id });
    setTrouble(answer.ok ? null : answer.reason);
    await waiting.refetch();
  };
  const reissue = async (row: InvitationRow): Promise<void> => {
    const answer = await ask('POST /api/invitations/:id/reissue', { id: row.id });
    setTrouble(answer.ok ? null : answer.reason);
    setMade(answer.ok ? answer.value : null);
    await waiting.refetch();
  };
  return (
    <>
      <Bulk seats={seats} waiting={waiting.value ?? []} made={refetch} />
      <section className="panel" aria-labelledby="office-links">
        <h2 id="office-links">{t('office.links')}</h2>
        <ErrorMessage trouble={trouble} />
        {made !== null && <SecretOnce words={t('office.linkReady', { entity: holder(made) })} secret={made.url} />}
        <Answered of={waiting} empty={t('office.noLinks')}>
          {(rows) => (
            <ul className="rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <span className="row-what">
                    <bdi>{holder(row)}</bdi>
                    <span className="note">
                      {named(row)} · {t('office.waiting', { moment: moment(row.expiresAt) })}
                    </span>
                  </span>
                  <span className="buttons">
                    <Button onPress={() => void reissue(row)} about={named(row)}>
                      {t('office.reissue')}
                    </Button>
                    <Button look="bare" onPress={() => void revoke(row)} about={named(row)}>
                      {t('office.revoke')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </section>
    </>
  );
}
