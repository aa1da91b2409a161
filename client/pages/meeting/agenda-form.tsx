/** The whole agenda at once: titles, their order, and the opinions under each. */
import { uuidv4 } from 'lib0/random';
import { type FormEvent, useState } from 'react';
import type { AgendaItem } from '../../../shared/forum/floor.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { Meanwhile } from '../meanwhile.tsx';

interface AgendaFormProps {
  readonly meeting: string;
  readonly agenda: readonly AgendaItem[];
  readonly opinions: readonly ListedOpinion[];
  readonly done: () => void;
}

const fresh = (): AgendaItem => ({ item: uuidv4(), title: '', opinions: [] });

export function AgendaForm({ meeting, agenda, opinions, done }: AgendaFormProps) {
  const { t } = useText();
  const { trouble, sending, send } = useForumCommand();
  const [items, setItems] = useState<readonly AgendaItem[]>(agenda.length === 0 ? [fresh()] : agenda);
  const [lacking, setLacking] = useState(false);
  const change = (place: number, news: Partial<AgendaItem>): void =>
    setItems(items.map((one, at) => (at === place ? { ...one, ...news } : one)));
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const named = items.map((one) => ({ ...one, title: one.title.trim() }));
    const wanting = named.some(({ title }) => title === '');
    setLacking(wanting);
    if (!wanting && (await send({ do: 'set-agenda', meeting, items: named }))) done();
  };
  return (
    <form className="form" onSubmit={(event) => void set(event)} noValidate>
      <ol className="agenda-form">
        {items.map(({ item, title, opinions: under }, at) => {
          const place = at + 1;
          return (
            <li key={item}>
              <Field label={t('floor.itemTitle', { place })} error={lacking && title.trim() === '' ? t('floor.needsTitle') : null}>
                {(ties) => (
                  <input
                    {...ties}
                    dir="auto"
                    maxLength={200}
                    value={title}
                    onChange={(event) => change(at, { title: event.target.value })}
                  />
                )}
              </Field>
              {opinions.length > 0 && (
                <fieldset>
                  <legend>{t('floor.itemOpinions', { place })}</legend>
                  {opinions.map(({ id, number, title: name }) => (
                    <Tick
                      key={id}
                      label={t('app.saidOf', { name: number, words: name })}
                      checked={under.includes(id)}
                      onChange={(on) => change(at, { opinions: on ? [...under, id] : under.filter((one) => one !== id) })}
                    />
                  ))}
                </fieldset>
              )}
              <div className="buttons">
                {at > 0 && (
                  <Button look="bare" onPress={() => setItems(items.toSpliced(at, 1).toSpliced(at - 1, 0, ...items.slice(at, place)))}>
                    {t('floor.itemUp', { place })}
                  </Button>
                )}
                <Button look="bare" onPress={() => setItems(items.toSpliced(at, 1))}>
                  {t('floor.dropItem', { place })}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <Meanwhile of={agenda} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Button onPress={() => setItems([...items, fresh()])}>{t('floor.addItem')}</Button>
        <Submit>{t('floor.save')}</Submit>
      </div>
    </form>
  );
}
