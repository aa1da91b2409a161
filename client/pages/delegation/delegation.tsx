/** The own delegation: who sits for it. Its focal point opens, changes, hands over and closes seats, and invites into them. */
import { useMemo } from 'react';
import { DELEGATION_FUNCTIONS } from '../../../shared/forum/people.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { SaveList } from '../office/roster/save-list.tsx';
import { OWN_ZONE } from '../own-zone.ts';
import { Invitations } from '../seats/invitations.tsx';
import { OpenSeat } from '../seats/open-seat.tsx';
import { SeatLine } from '../seats/seat-line.tsx';

export function Delegation() {
  const { t, language } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const seats = useLoaded('GET /api/seats');
  useForumMoves(seats.refetch);
  const entity = me.seat?.entity;
  const own = useMemo(() => (seats.value ?? []).filter((seat) => seat.entity === entity), [seats.value, entity]);
  if (me.seat === null || entity === undefined) return null;
  const keeps = me.seat.functions.includes('focal-point');
  return (
    <div className="sheet">
      <Title words={t('delegation.title')} />
      <h1>{t('delegation.of', { entity: entities.name(entity) })}</h1>
      <p className="lead">{t(keeps ? 'delegation.intro' : 'delegation.read')}</p>
      {me.seat.capacity === 'member-state' && (
        <p>
          <a href={`/delegation/hand-over?zone=${encodeURIComponent(OWN_ZONE)}&lang=${language}`}>{t('handOver.link')}</a>
        </p>
      )}
      <section className="panel" aria-labelledby="delegation-seats">
        <h2 id="delegation-seats">{t('office.seats')}</h2>
        <Answered of={seats}>
          {() => (
            <ul className="rows">
              {own
                .filter(({ open }) => open)
                .map((seat) => (
                  <SeatLine key={seat.seat} seat={seat} all={own} gives={DELEGATION_FUNCTIONS} changed={seats.refetch} />
                ))}
            </ul>
          )}
        </Answered>
        {keeps && <OpenSeat entity={entity} gives={DELEGATION_FUNCTIONS} opened={seats.refetch} />}
      </section>
      {keeps && (
        <section className="panel" aria-labelledby="delegation-list">
          <h2 id="delegation-list">{t('delegation.takeAway')}</h2>
          <p>{t('delegation.takeAwayMeans')}</p>
          <div className="buttons">
            <SaveList name="delegation" of={entities.list.filter(({ id }) => id === entity)} />
          </div>
        </section>
      )}
      {keeps && <Invitations seats={own} />}
    </div>
  );
}
