/** What became of what somebody sent, before everything else that the page says. */
import type { ReactNode } from 'react';
import { Shape } from './shape.tsx';

export type OutcomeIs = 'done' | 'wrong';

interface OutcomeProps {
  readonly is: OutcomeIs;
  readonly children: ReactNode;
}

export function Outcome({ is, children }: OutcomeProps) {
  return (
    <p className={`outcome ${is}`} role={is === 'done' ? 'status' : 'alert'}>
      <Shape name={is === 'done' ? 'agreed' : 'objected'} />
      {children}
    </p>
  );
}
