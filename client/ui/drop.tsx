/** A short list below its button. It closes with Escape, and when the focus goes elsewhere. */
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import './drop.css';

export function Drop({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  const pressed = ({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>): void => {
    if (key !== 'Escape') return;
    currentTarget.open = false;
    currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details className="drop" name="drop" onBlur={left} onKeyDown={pressed}>
      <summary>{summary}</summary>
      <div className="dropped">{children}</div>
    </details>
  );
}
