/** The code of a body, in the letters that a code may have. */
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';

interface CodeFieldProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
  /** It may be told that a code is missing. */
  readonly asked: boolean;
}

export function CodeField({ code, onChange, asked }: CodeFieldProps) {
  const { t } = useText();
  return (
    <Field label={t('office.code')} error={asked && code === '' ? t('form.needed') : null}>
      {(ties) => (
        <input
          {...ties}
          dir="ltr"
          maxLength={12}
          value={code}
          onChange={(event) => onChange(event.target.value.toUpperCase().replace(/[^A-Z0-9-]/g, ''))}
        />
      )}
    </Field>
  );
}
