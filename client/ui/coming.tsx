/** In the place of a page whose code is on its way; where the line lost it, that it comes by itself. */
import type { ReactNode } from 'react';
import { lostParts } from './later.tsx';
import { useStore } from './use-store.ts';
import { useText } from './words.tsx';

/** `children`: another way meanwhile. */
export function Coming({ children }: { readonly children?: ReactNode }) {
  const { t } = useText();
  if (useStore(lostParts) === 0) {
    return (
      <p className="sheet">
        {t('app.loading')}
        {children}
      </p>
    );
  }
  return (
    <div className="sheet">
      <p role="alert">{t('app.notFetched')}</p>
      <p>
        {/* the code of an earlier version is there no more, and never comes */}
        <a href={window.location.href}>{t('app.reload')}</a>
        {children}
      </p>
    </div>
  );
}
