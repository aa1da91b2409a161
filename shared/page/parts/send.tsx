/** A button that sends its form, and itself along where it has a name. */
import type { ReactNode } from 'react';

interface SendProps {
  readonly look?: 'main' | 'plain';
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
}

export const Send = ({ look = 'main', name, value, children }: SendProps) => (
  <button type="submit" className={`button big ${look}`} name={name} value={value}>
    {children}
  </button>
);
