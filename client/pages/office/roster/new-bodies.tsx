/** Bodies that a table names and that do not take part: the secretariat says of each whether it is admitted, and as what. */
import { useId } from 'react';
import type { Entity } from '../../../../shared/forum/people.ts';
import { CAPACITIES } from '../../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { isLine } from '../../../../shared/text/line.ts';
import type { ForumBatchDone } from '../../../../shared/wire/forum.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field, Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { sayTrouble } from '../../ask.ts';
import { TickAll } from '../../tick-all.tsx';
import { CodeField } from '../code-field.tsx';
import { named, proposed, type UnknownBody } from './unknown-bodies.ts';

interface NewBodiesProps {
  readonly unknown: readonly UnknownBody[];
  readonly admitted: ReadonlyMap<string, Entity>;
  readonly taken: ReadonlySet<string>;
  /** Null once it was sent. */
  readonly admit: ((admitted: ReadonlyMap<string, Entity>) => void) | null;
  readonly answerTo: (key: string) => ForumBatchDone[number] | null;
}

export function NewBodies({ unknown, admitted, taken, admit, answerTo }: NewBodiesProps) {
  const { t } = useText();
  const title = useId();
  if (unknown.length === 0) return null;
  /** Each with a code of its own. */
  const all = (): ReadonlyMap<string, Entity> => {
    const codes = new Set([...taken, ...[...admitted.values()].map(({ code }) => code)]);
    return new Map(
      unknown.map((body) => {
        const entity = admitted.get(body.key) ?? proposed(body, codes);
        codes.add(entity.code);
        return [body.key, entity];
      }),
    );
  };
  const set = (key: string, entity: Entity | null): void => {
    const others = [...admitted].filter(([one]) => one !== key);
    admit?.(new Map(entity === null ? others : [...others, [key, entity]]));
  };
  return (
    <section className="new-bodies" aria-labelledby={title}>
      <h3 id={title}>{t('table.unknown')}</h3>
      <p className="note">{t('table.unknownMeans')}</p>
      {admit !== null && <TickAll all={() => admit(all())} none={() => admit(new Map())} />}
      <ul className="rows">
        {unknown.map((body) => (
          <NewBody
            key={body.key}
            body={body}
            entity={admitted.get(body.key) ?? null}
            set={admit === null ? null : (entity) => set(body.key, entity)}
            propose={() => all().get(body.key) ?? null}
            answer={answerTo(body.key)}
          />
        ))}
      </ul>
    </section>
  );
}

interface NewBodyProps {
  readonly body: UnknownBody;
  readonly entity: Entity | null;
  readonly set: ((entity: Entity | null) => void) | null;
  readonly propose: () => Entity | null;
  readonly answer: ForumBatchDone[number] | null;
}

function NewBody({ body, entity, set, propose, answer }: NewBodyProps) {
  const text = useText();
  const { t } = text;
  const label = t('table.unknownBody', { body: body.said, count: body.lines.length });
  return (
    <li>
      {set === null ? <span>{label}</span> : <Tick label={label} checked={entity !== null} onChange={(on) => set(on ? propose() : null)} />}
      {answer !== null && 'seq' in answer && <Chip shape="agreed">{t('roster.done')}</Chip>}
      {answer !== null && 'code' in answer && <span className="error">{sayTrouble(text, { status: 409, code: answer.code })}</span>}
      {set !== null && entity !== null && <BodyFields entity={entity} set={set} said={body.said} />}
    </li>
  );
}

function BodyFields({ entity, set, said }: { readonly entity: Entity; readonly set: (entity: Entity) => void; readonly said: string }) {
  const { t } = useText();
  const { code, names, capacity } = entity;
  return (
    <fieldset className="row-form">
      <legend className="unseen">{said}</legend>
      <Choice
        label={t('office.capacity')}
        value={capacity}
        onChange={(one) => set(named(code, names.en, one))}
        options={CAPACITIES.map((one) => [one, t(`capacity.${one}`)])}
      />
      <CodeField code={code} onChange={(one) => set(named(one, names.en, capacity))} asked />
      <Field label={t('table.englishName')} error={isLine(names.en, 200) ? null : t('form.needed')}>
        {(ties) => (
          <input
            {...ties}
            dir="auto"
            maxLength={200}
            value={names.en}
            onChange={(event) => set(named(code, event.target.value, capacity))}
          />
        )}
      </Field>
    </fieldset>
  );
}
