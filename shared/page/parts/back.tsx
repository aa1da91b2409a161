/** The way back from a page that is about something else. */
import type { ReactNode } from 'react';

export function Back({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <p>
      <a className="back" href={href}>
        {children}
      </a>
    </p>
  );
}
