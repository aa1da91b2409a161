/** Admits Member States from the list of the Union: tick, then admit them together. */
import { type FormEvent, useState } from 'react';
import type { Entity } from '../../../shared/forum/people.ts';
import { MEMBER_STATES, memberStateName, namesOf, stateOf } from '../../../shared/page/member-states.ts';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForumAll, asking, refusalIn } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useEntities } from '../names.ts';
import { TickAll } from '../tick-all.tsx';

const entityOf = (code: string): Entity => ({
  id: code.toLowerCase(),
  code,
  names: { en: memberStateName(code, 'en') ?? code },
  capacity: 'member-state',
});

export function PickStates({ admitted }: { readonly admitted: () => Promise<void> }) {
  const { t, language } = useText();
  const entities = useEntities();
  const [words, setWords] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const here = new Set(entities.list.flatMap((entity) => [entity.code, stateOf(entity)]));
  const order = new Intl.Collator(language);
  const called = (code: string): string => memberStateName(code, language) ?? code;
  const left = MEMBER_STATES.filter((code) => !here.has(code)).sort((one, other) => order.compare(called(one), called(other)));
  const sought = words.trim().toLocaleLowerCase(language);
  const shown = left.filter((code) => ticked.has(code) || [code, ...namesOf(code)].join(' ').toLocaleLowerCase(language).includes(sought));

  const tick = (code: string, on: boolean): void => setTicked(new Set(on ? [...ticked, code] : [...ticked].filter((one) => one !== code)));
  const admit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await askForumAll([...ticked].map((code) => asking({ do: 'admit-entity', ...entityOf(code) })));
    setTrouble(answer.ok ? refusalIn(answer.value) : answer.reason);
    if (answer.ok) setTicked(new Set());
    await admitted();
  };
  return (
    <details>
      <summary>{t('people.pickStates')}</summary>
      <form className="form" onSubmit={(event) => void admit(event)}>
        <Field label={t('people.search')}>
          {(ties) => <input {...ties} type="search" dir="auto" value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        {shown.length === 0 && <p>{t('people.nothingFound')}</p>}
        <TickAll all={() => setTicked(new Set([...ticked, ...shown]))} none={() => setTicked(new Set())} />
        <fieldset className="pick">
          <legend className="unseen">{t('capacities.member-state')}</legend>
          {shown.map((code) => (
            <Tick key={code} label={called(code)} checked={ticked.has(code)} onChange={(on) => tick(code, on)} />
          ))}
        </fieldset>
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit why={ticked.size === 0 ? t('people.tickFirst') : null}>{t('people.admitCount', { count: ticked.size })}</Submit>
        </div>
      </form>
    </details>
  );
}
