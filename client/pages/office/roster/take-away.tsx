/** The list of participants as a table, to be edited and imported again. */
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { saveTable } from '../../seats/save-table.ts';
import { COLUMNS, headingOf } from './columns.ts';
import { SaveList } from './save-list.tsx';

export function TakeAway() {
  const { t } = useText();
  const entities = useEntities();
  const empty = COLUMNS.filter((column) => column !== 'seat').map(headingOf);
  return (
    <section className="panel" aria-labelledby="take-away">
      <h2 id="take-away">{t('table.takeAway')}</h2>
      <p>{t('table.takeAwayMeans')}</p>
      <div className="buttons">
        <SaveList name="participants" of={entities.list} />
        <Button look="bare" onPress={() => void saveTable('xlsx', 'participants-empty', [empty])}>
          {t('roster.example')}
        </Button>
      </div>
    </section>
  );
}
