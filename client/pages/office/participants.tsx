/** Who takes part, and from which seats. */
import { useText } from '../../ui/words.tsx';
import type { SeatRow } from '../bodies.ts';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';
import { Admission } from './admission.tsx';
import { Seats } from './seats.tsx';

export function Participants() {
  const { t } = useText();
  const { refresh } = useMyself();
  const entities = useEntities();
  const seats = useLoaded<readonly SeatRow[]>('/api/seats');
  return (
    <>
      <Said trouble={seats.trouble} />
      <Seats seats={seats.value ?? []} again={seats.again} />
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
    </>
  );
}
