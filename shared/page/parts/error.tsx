/** What is wrong, at the place where it is. */
import type { ReactNode } from 'react';
import { Shape } from './shape.tsx';

interface ErrorProps {
  readonly id?: string | undefined;
  /** It came just now, and is said aloud. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

export function ErrorWords({ id, alert = false, children }: ErrorProps) {
  return (
    <p id={id} className="error" role={alert ? 'alert' : undefined}>
      <Shape name="objected" />
      {children}
    </p>
  );
}
