/** Who takes part, from which seats, and the links by which they come in. */
import { useEffect } from 'react';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import type { InvitationRow, SeatRow } from '../bodies.ts';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';
import { Admission } from './admission.tsx';
import { Invitations } from './invitations.tsx';
import { Seats } from './seats.tsx';

export function Office() {
  const { t } = useText();
  const { refresh } = useMyself();
  const entities = useEntities();
  const seats = useLoaded<readonly SeatRow[]>('/api/seats');
  const invitations = useLoaded<readonly InvitationRow[]>('/api/invitations');
  // a link may have been used while the secretariat was elsewhere
  const { again } = invitations;
  useEffect(() => {
    const look = (): void => void again();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [again]);
  return (
    <div className="sheet">
      <Title words={t('office.title')} />
      <h1>{t('office.title')}</h1>
      <Said trouble={seats.trouble} />
      <Seats seats={seats.value ?? []} again={seats.again} invited={invitations.again} />
      <Invitations seats={seats.value ?? []} waiting={invitations} />
      <section className="panel" aria-labelledby="office-entities">
        <h2 id="office-entities">{t('office.entities')}</h2>
        {entities.list.length === 0 && <p>{t('office.noEntities')}</p>}
        <ul className="rows">
          {entities.list.map((entity) => (
            <li key={entity.id}>
              <span>
                <bdi>{entities.name(entity.id)}</bdi> <span className="note">{entity.code}</span>
              </span>
              <span className="note">{t(`capacity.${entity.capacity}`)}</span>
            </li>
          ))}
        </ul>
        <Admission admitted={refresh} />
      </section>
    </div>
  );
}
