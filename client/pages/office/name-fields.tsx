/** Code and names in six languages. English is the name that is always there; the others fall back to it. */
import type { Names } from '../../../shared/forum/people.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { CodeField } from './code-field.tsx';

export interface CodeAndNames {
  readonly code: string;
  readonly names: Readonly<Partial<Record<Language, string>>>;
}

/** null where the code or the English name is missing. */
export function complete({ code, names }: CodeAndNames): { readonly code: string; readonly names: Names } | null {
  const { en = '', ...others } = names;
  if (code === '' || en.trim() === '') return null;
  return { code, names: { en, ...Object.fromEntries(Object.entries(others).filter(([, name]) => name.trim() !== '')) } };
}

interface NameFieldsProps {
  readonly value: CodeAndNames;
  readonly onChange: (value: CodeAndNames) => void;
  /** It was sent before it was complete. */
  readonly asked: boolean;
}

export function NameFields({ value, onChange, asked }: NameFieldsProps) {
  const { t } = useText();
  const { code, names } = value;
  return (
    <>
      <CodeField code={code} onChange={(one) => onChange({ names, code: one })} asked={asked} />
      <div className="row-form">
        {LANGUAGES.map((language) => (
          <Field
            key={language}
            label={t('office.nameIn', { language: NATIVE_NAMES[language] })}
            hint={language === 'en' ? t('form.needed') : t('form.optional')}
            error={asked && language === 'en' && !names.en ? t('form.needed') : null}
          >
            {(ties) => (
              <input
                {...ties}
                lang={language}
                dir="auto"
                maxLength={200}
                value={names[language] ?? ''}
                onChange={(event) => onChange({ code, names: { ...names, [language]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
