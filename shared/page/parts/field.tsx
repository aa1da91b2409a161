/** A labelled field; what is wrong with it, or what else is to be said of it, stands beside it and is read with it. */
import type { InputEvent, ReactNode } from 'react';
import { ErrorWords } from './error.tsx';

export interface FieldProps {
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

interface LabelledProps extends FieldProps {
  /** Of the control. */
  readonly id: string;
  /** Said where nothing is wrong. */
  readonly note?: string | null;
  readonly onInput?: (event: InputEvent<HTMLElement>) => void;
}

export function LabelledField({ id, label, hint, error = null, note = null, onInput, children }: LabelledProps) {
  const hinted = `${id}-hint`;
  const told = `${id}-told`;
  const described = [...(hint === undefined ? [] : [hinted]), ...(error === null && note === null ? [] : [told])].join(' ');
  return (
    <div className="field" onInput={onInput}>
      <p className="field-head">
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={hinted} className="hint">
            {hint}
          </span>
        )}
      </p>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error !== null })}
      {error !== null && <ErrorWords id={told}>{error}</ErrorWords>}
      {error === null && note !== null && (
        <p id={told} className="note">
          {note}
        </p>
      )}
    </div>
  );
}
