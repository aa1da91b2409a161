/** Who takes part, by capacity, and from which seats. */
import { useState } from 'react';
import { CAPACITIES } from '../../../shared/opinion/vocabulary.ts';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { askForum } from '../ask-forum.ts';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { CapacityFilter } from './capacity-filter.tsx';
import { EntityForm } from './entity-form.tsx';
import { Participant } from './participant.tsx';
import { PickStates } from './pick-states.tsx';
import { type Filter, found, SHOWN } from './search.ts';
import './participants.css';

export function Participants() {
  const text = useText();
  const { t } = text;
  const { refresh } = useMyself();
  const entities = useEntities();
  const seats = useLoaded('GET /api/seats');
  useForumMoves(seats.refetch);
  useForumMoves(refresh);
  const [filter, setFilter] = useState<Filter>({ words: '', capacity: null, shown: 'present' });
  const all = seats.value ?? [];
  const shown = found(entities.list, all, filter, text);
  return (
    <>
      <search className="row-form">
        <Field label={t('people.search')} hint={t('people.searchHint')}>
          {(ties) => (
            <input
              {...ties}
              type="search"
              dir="auto"
              value={filter.words}
              onChange={(event) => setFilter({ ...filter, words: event.target.value })}
            />
          )}
        </Field>
        <CapacityFilter value={filter.capacity} onChange={(capacity) => setFilter({ ...filter, capacity })} />
        <Choice
          label={t('people.show')}
          value={filter.shown}
          onChange={(shown) => setFilter({ ...filter, shown })}
          options={SHOWN.map((one) => [one, t(`people.show.${one}`)])}
        />
      </search>
      <p className="note" role="status">
        {t('people.countEntities', { count: shown.length })} · {t('people.countSeats', { count: openSeats(all, shown) })}
      </p>
      <Answered of={seats}>
        {() => shown.length === 0 && <p>{t(filter.words === '' ? 'people.noneHere' : 'people.nothingFound')}</p>}
      </Answered>
      {CAPACITIES.map((capacity) => {
        const here = shown.filter((one) => one.capacity === capacity);
        return here.length === 0 ? null : (
          <section key={capacity} className="panel" aria-labelledby={`capacity-${capacity}`}>
            <h2 id={`capacity-${capacity}`}>{t(`capacities.${capacity}`)}</h2>
            {here.map((entity) => (
              <Participant key={entity.id} entity={entity} all={all} wide={filter.words !== ''} changed={seats.refetch} />
            ))}
          </section>
        );
      })}
      <section className="panel" aria-labelledby="office-admit">
        <h2 id="office-admit">{t('office.admitTitle')}</h2>
        <PickStates admitted={refresh} />
        <details>
          <summary>{t('people.admitOther')}</summary>
          <EntityForm
            entity={null}
            verb={t('office.admit')}
            send={async (named) => {
              const answer = await askForum({ do: 'admit-entity', id: named.code.toLowerCase(), ...named });
              if (answer.ok) await refresh();
              return answer;
            }}
          />
        </details>
      </section>
    </>
  );
}

const openSeats = (seats: readonly SeatRow[], entities: readonly { readonly id: string }[]): number =>
  seats.filter(({ open, entity }) => open && entities.some(({ id }) => id === entity)).length;
