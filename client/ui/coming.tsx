/** In the place of a page whose code is on its way. */
import type { ReactNode } from 'react';
import { useText } from './words.tsx';

/** `children`: another way. */
export function Coming({ children }: { readonly children?: ReactNode }) {
  return (
    <p className="sheet">
      {useText().t('app.loading')}
      {children}
    </p>
  );
}
