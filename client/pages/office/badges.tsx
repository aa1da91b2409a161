/** A sheet of badges to print: one for each open seat of the capacity that is asked for. */
import { useState } from 'react';
import type { Capacity } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { Badge } from '../seats/badge.tsx';
import { CapacityFilter } from './capacity-filter.tsx';

export function Badges() {
  const { t } = useText();
  const entities = useEntities();
  const seats = useLoaded('GET /api/seats');
  const [capacity, setCapacity] = useState<Capacity | null>(null);
  const shown = (seats.value ?? []).filter(
    ({ open, entity }) => open && (capacity === null || entities.get(entity)?.capacity === capacity),
  );
  return (
    <section className="panel" aria-labelledby="badges">
      <h2 id="badges">{t('badges.title')}</h2>
      <div className="row-form">
        <CapacityFilter value={capacity} onChange={setCapacity} />
      </div>
      <Answered of={seats}>
        {() => (
          <p role="status" className="note">
            {shown.length === 0 ? t('badges.none') : t('badges.count', { count: shown.length })}
          </p>
        )}
      </Answered>
      <div className="buttons">
        <Button look="main" why={shown.length === 0 ? t('badges.none') : null} onPress={() => window.print()}>
          {t('badges.print')}
        </Button>
      </div>
      <div className="badges">
        {shown.map((seat) => (
          <Badge key={seat.seat} seat={seat} />
        ))}
      </div>
    </section>
  );
}
