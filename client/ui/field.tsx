/** A labelled field; what is wrong with it is said beside it and read with it. */
import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  /** Draws the control with the ids that tie it to its words. */
  readonly children: (ties: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean;
  }) => ReactNode;
}

export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId();
  const hinted = `${id}-hint`;
  const told = `${id}-told`;
  const described = [...(hint === undefined ? [] : [hinted]), ...(error === null ? [] : [told])].join(' ');
  return (
    <div className="field">
      <p className="field-head">
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={hinted} className="hint">
            {hint}
          </span>
        )}
      </p>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error !== null })}
      {error !== null && (
        <p id={told} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

export function Tick({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span dir="auto">{label}</span>
    </label>
  );
}
