/** The two ways in which a list of seats is taken away; what is in it is as it is now, not when the page was opened. */
import { useState } from 'react';
import type { ListedEntity } from '../../../../shared/wire/forum.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { readFrom } from '../../reading.ts';
import { saveTable } from '../../seats/save-table.ts';
import { rosterTable } from './export.ts';

export function SaveList({ name, of }: { readonly name: string; readonly of: readonly ListedEntity[] }) {
  const { t } = useText();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (kind: 'xlsx' | 'csv'): Promise<void> => {
    const seats = await readFrom('GET /api/seats');
    setTrouble(seats.ok ? null : seats.reason);
    if (seats.ok) await saveTable(kind, name, rosterTable(of, seats.value));
  };
  return (
    <>
      <ErrorMessage trouble={trouble} />
      <Button look="main" onPress={() => void save('xlsx')}>
        {t('table.asSheet')}
      </Button>
      <Button onPress={() => void save('csv')}>{t('table.asText')}</Button>
    </>
  );
}
