/** Takes the list of participants away, and imports one: chosen, shown line by line with what it would change, done when somebody confirms. */
import { useState } from 'react';
import type { Entity } from '../../../../shared/forum/people.ts';
import { browserClock } from '../../../lib/clock.ts';
import { Field } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { readFrom } from '../../reading.ts';
import { COLUMNS, headingOf } from './columns.ts';
import { Confirm } from './confirm.tsx';
import type { OldLetters } from './letters.ts';
import { type Preview, preview } from './preview.ts';
import type { Known } from './roster.ts';
import { readTable, type Table, type Unreadable } from './table.ts';
import { TakeAway } from './take-away.tsx';
import './import.css';

interface Chosen {
  readonly bytes: Uint8Array;
  readonly table: Table;
  readonly known: Omit<Known, 'newSeatId' | 'admitted'>;
  readonly admitted: ReadonlyMap<string, Entity>;
  readonly read: Preview;
}

export function Import() {
  const { t, list } = useText();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const hold = (held: Omit<Chosen, 'read'>): void =>
    setChosen({ ...held, read: preview(held.table, { ...held.known, admitted: held.admitted }) });
  const read = async (of: Omit<Chosen, 'read' | 'table'>, letters?: OldLetters): Promise<void> => {
    const found = await readTable(of.bytes, letters);
    setUnreadable(found.ok ? null : found.reason);
    if (found.ok) hold({ ...of, table: found.value });
    else setChosen(null);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // against what there is now, not when the page was opened
    const seats = await readFrom('GET /api/seats');
    const entities = await readFrom('GET /api/entities');
    if (!seats.ok) return setTrouble(seats.reason);
    if (!entities.ok) return setTrouble(entities.reason);
    setTrouble(null);
    const known = {
      ...{ seats: seats.value, entities: entities.value, now: browserClock.now() },
      capacityWords: (capacity: Entity['capacity']) => t(`capacity.${capacity}`),
    };
    await read({ bytes: new Uint8Array(await file.arrayBuffer()), known, admitted: new Map() });
  };
  if (chosen !== null)
    return (
      <Confirm
        read={chosen.read}
        letters={chosen.table.letters}
        admitted={chosen.admitted}
        taken={new Set(chosen.known.entities.map(({ code }) => code))}
        readAs={(letters) => void read(chosen, letters)}
        admit={(admitted) => hold({ ...chosen, admitted })}
        back={() => setChosen(null)}
      />
    );
  return (
    <>
      <TakeAway />
      <section className="panel" aria-labelledby="roster">
        <h2 id="roster">{t('roster.title')}</h2>
        <p>{t('roster.intro')}</p>
        <p>{t('table.again')}</p>
        <p className="note">{t('roster.columns', { columns: list(COLUMNS.map(headingOf)) })}</p>
        <Field
          label={t('roster.file')}
          error={unreadable && t(`roster.why.${unreadable.why}`, { line: 'line' in unreadable ? unreadable.line : 0 })}
        >
          {(ties) => (
            <input
              {...ties}
              type="file"
              accept=".xlsx,.csv,.txt,text/csv,text/plain"
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          )}
        </Field>
        <ErrorMessage trouble={trouble} />
      </section>
    </>
  );
}
