/** Who is signed in from which seat. What the secretariat ends here closes that person's windows at once. */
import { useState } from 'react';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { type Answer, ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { seatCode } from '../seats/seat-name.ts';
import { SessionList } from '../sessions/session-list.tsx';

export function OpenSessions() {
  const { t } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const seats = useLoaded('GET /api/seats');
  const [seat, setSeat] = useState(me.seat?.id ?? '');
  const all = seats.value ?? [];
  const named = (row: SeatRow): string => `${entities.name(row.entity)} (${seatCode(row, all, entities)})`;
  return (
    <section className="panel" aria-labelledby="office-sessions">
      <h2 id="office-sessions">{t('office.sessionsOpen')}</h2>
      <NotRead of={seats} />
      <Choice
        label={t('office.seat')}
        value={seat}
        onChange={setSeat}
        options={all.filter(({ open }) => open).map((row) => [row.seat, named(row)])}
      />
      <OfSeat key={seat} seat={seat} />
    </section>
  );
}

function OfSeat({ seat }: { readonly seat: string }) {
  const { t } = useText();
  const { refresh } = useMyself();
  const sessions = useLoaded('GET /api/sessions', { seat });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ending = async (asked: Answer<null>, own = false): Promise<void> => {
    const answer = await asked;
    setTrouble(answer.ok ? null : answer.reason);
    await (own ? refresh() : sessions.refetch());
  };
  return (
    <>
      <ErrorMessage trouble={trouble} />
      <Answered of={sessions} empty={t('office.noSessions')}>
        {(all) => (
          <SessionList
            rows={all}
            end={({ id, kind, own }) =>
              void ending(kind === 'token' ? ask('DELETE /api/tokens/:id', { id }) : ask('DELETE /api/sessions/:id', { id }), own)
            }
          />
        )}
      </Answered>
      {sessions.value?.some(({ own }) => !own) && (
        <div className="buttons">
          <Button look="grave" onPress={() => void ending(ask('DELETE /api/sessions', { seat }))}>
            {t('office.endSessions')}
          </Button>
        </div>
      )}
    </>
  );
}
