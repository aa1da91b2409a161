/** A labelled field; what is wrong with it is said beside it and read with it, also that it takes no more: the browser cuts off unseen. */
import { type InputEvent, type ReactNode, useId, useState } from 'react';
import { announcer } from './announce.ts';
import { useText } from './words.tsx';

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
  const { t } = useText();
  const [full, fill] = useState<string | null>(null);
  const entered = ({ target }: InputEvent<HTMLElement>): void => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const { value, maxLength } = target;
    const said = maxLength > 0 && value.length >= maxLength ? t('fault.long', { field: label, count: maxLength }) : null;
    if (said !== null && said !== full) announcer.say('status', id, said);
    fill(said);
  };
  const id = useId();
  const hinted = `${id}-hint`;
  const told = `${id}-told`;
  const described = [...(hint === undefined ? [] : [hinted]), ...(error === null && full === null ? [] : [told])].join(' ');
  return (
    <div className="field" onInput={entered}>
      <p className="field-head">
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={hinted} className="hint">
            {hint}
          </span>
        )}
      </p>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error !== null })}
      {(error !== null || full !== null) && (
        <p id={told} className={error === null ? 'note' : 'error'}>
          {error ?? full}
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
