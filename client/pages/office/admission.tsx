import { type FormEvent, useState } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { CAPACITIES, type Capacity, LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { Said } from '../said.tsx';

/** Admits a delegation or another participant. English is the name that is always there; the others fall back to it. */
export function Admission({ admitted }: { readonly admitted: () => Promise<void> }) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [capacity, setCapacity] = useState<Capacity>('member-state');
  const [names, setNames] = useState<Partial<Record<Language, string>>>({});
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const admit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { en = '', ...others } = names;
    const wanting = code.trim() === '' || en.trim() === '';
    setMissing(wanting);
    if (wanting) return;
    const given = Object.fromEntries(Object.entries(others).filter(([, name]) => name.trim() !== ''));
    const answer = await askForum({ do: 'admit-entity', id: code.toLowerCase(), code, names: { en, ...given }, capacity });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setCode('');
    setNames({});
    await admitted();
  };
  return (
    <details>
      <summary>{t('office.admitTitle')}</summary>
      <form className="form" onSubmit={(event) => void admit(event)} noValidate>
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
            {t('office.admit')}
          </Button>
        </div>
      </form>
    </details>
  );
}
