/** Code and names of a participant. English is the name that is always there; the others fall back to it. */
import { type FormEvent, useState } from 'react';
import type { Names } from '../../../shared/forum/people.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { CAPACITIES, type Capacity, LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { Said } from '../said.tsx';

export interface Named {
  readonly code: string;
  readonly names: Names;
  readonly capacity: Capacity;
}

interface EntityFormProps {
  /** null: a new one, whose capacity is chosen; that of the others never changes. */
  readonly entity: Named | null;
  readonly verb: string;
  readonly send: (named: Named) => Promise<Result<unknown, Trouble>>;
}

export function EntityForm({ entity, verb, send }: EntityFormProps) {
  const { t } = useText();
  const [code, setCode] = useState(entity?.code ?? '');
  const [capacity, setCapacity] = useState<Capacity>(entity?.capacity ?? 'sector-member');
  const [names, setNames] = useState<Partial<Record<Language, string>>>(entity?.names ?? {});
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { en = '', ...others } = names;
    const wanting = code === '' || en.trim() === '';
    setMissing(wanting);
    if (wanting) return;
    const given = Object.fromEntries(Object.entries(others).filter(([, name]) => name.trim() !== ''));
    const answer = await send({ code, names: { en, ...given }, capacity });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok || entity !== null) return;
    setCode('');
    setNames({});
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="row-form">
        <Field label={t('office.code')} error={missing && code === '' ? t('form.needed') : null}>
          {(ties) => (
            <input
              {...ties}
              dir="ltr"
              maxLength={12}
              value={code}
              onChange={(event) => setCode(event.target.value.toUpperCase().replace(/[^A-Z0-9-]/g, ''))}
            />
          )}
        </Field>
        {entity === null && (
          <Field label={t('office.capacity')}>
            {(ties) => (
              <select {...ties} value={capacity} onChange={(event) => setCapacity(event.target.value as Capacity)}>
                {CAPACITIES.map((one) => (
                  <option key={one} value={one}>
                    {t(`capacity.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <div className="row-form">
        {LANGUAGES.map((language) => (
          <Field
            key={language}
            label={t('office.nameIn', { language: NATIVE_NAMES[language] })}
            hint={language === 'en' ? t('form.needed') : t('form.optional')}
            error={missing && language === 'en' && !names.en ? t('form.needed') : null}
          >
            {(ties) => (
              <input
                {...ties}
                lang={language}
                dir="auto"
                maxLength={200}
                value={names[language] ?? ''}
                onChange={(event) => setNames({ ...names, [language]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Said trouble={trouble} />
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
