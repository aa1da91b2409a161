/** A short list below its button. It closes with Escape, with a link in it that is followed, on the way back, and when the focus goes elsewhere. */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import './drop.css';

export function Drop({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  const drop = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const back = (): void => drop.current?.removeAttribute('open');
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const shut = (one: HTMLDetailsElement): void => {
    one.open = false;
    one.querySelector('summary')?.focus();
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  const keyed = ({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>): void => {
    if (key === 'Escape') shut(currentTarget);
  };
  const pressed = ({ currentTarget, target }: MouseEvent<HTMLDetailsElement>): void => {
    if (target instanceof Element && target.closest('a') !== null) shut(currentTarget);
  };
  return (
    <details ref={drop} className="drop" name="drop" onBlur={left} onKeyDown={keyed} onClick={pressed}>
      <summary>{summary}</summary>
      <div className="dropped">{children}</div>
    </details>
  );
}
