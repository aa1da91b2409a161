/** One of a short list, each with its words. */
import { Field } from './field.tsx';
import { toField } from './focus.ts';

export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
  hint,
  error = null,
  focused = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Values with their words, and the language these are in where it is not that of the page. */
  readonly options: readonly (readonly [value: Value, words: string, language?: string])[];
  readonly hint?: string;
  readonly error?: string | null;
  /** The first field of something that was opened by the person who now chooses. */
  readonly focused?: boolean;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <select {...ties} ref={focused ? toField : null} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map(([one, words, language]) => (
            <option key={one} value={one} lang={language}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
