/** One of a short list, each with its words. */
import { Field } from './field.tsx';

/** One of a short list. */
export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
  error = null,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Values with their words. */
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly error?: string | null;
}) {
  return (
    <Field label={label} error={error}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
