/** The list of participants as a table, to be edited and imported again. */
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { ask, type Trouble } from '../../ask.ts';
import type { SeatRow } from '../../bodies.ts';
import { useEntities } from '../../names.ts';
import { Said } from '../../said.tsx';
import { saveTable } from '../../seats/save-table.ts';
import { COLUMNS, headingOf } from './columns.ts';
import { rosterTable } from './export.ts';

export function TakeAway() {
  const { t } = useText();
  const entities = useEntities();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const takeAway = async (kind: 'xlsx' | 'csv'): Promise<void> => {
    // as they are now, not when the page was opened
    const seats = await ask<readonly SeatRow[]>('GET', '/api/seats');
    setTrouble(seats.ok ? null : seats.reason);
    if (seats.ok) await saveTable(kind, 'participants', rosterTable(entities.list, seats.value));
  };
  const empty = COLUMNS.filter((column) => column !== 'seat').map(headingOf);
  return (
    <section className="panel" aria-labelledby="take-away">
      <h2 id="take-away">{t('table.takeAway')}</h2>
      <p>{t('table.takeAwayMeans')}</p>
      <Said trouble={trouble} />
      <div className="buttons">
        <Button look="main" onPress={() => void takeAway('xlsx')}>
          {t('table.asSheet')}
        </Button>
        <Button onPress={() => void takeAway('csv')}>{t('table.asText')}</Button>
        <Button look="bare" onPress={() => void saveTable('xlsx', 'participants-empty', [empty])}>
          {t('roster.example')}
        </Button>
      </div>
    </section>
  );
}
