/** In the place of a page whose code is on its way; where the line lost it, that it comes by itself. */
import type { ReactNode } from 'react';
import { lostParts } from './later.tsx';
import { useStore } from './use-store.ts';
import { useText } from './words.tsx';

interface ComingProps {
  /** What stands there meanwhile. */
  readonly instead?: ReactNode;
  /** Another way. */
  readonly children?: ReactNode;
}

export function Coming({ instead, children }: ComingProps) {
  const { t } = useText();
  const isLost = useStore(lostParts) > 0;
  return (
    <>
      {isLost && (
        <div className="sheet">
          <p role="alert">{t('app.notFetched')}</p>
          <p>
            {/* the code of an earlier version is there no more, and never comes */}
            <a href={window.location.href}>{t('app.reload')}</a>
            {children}
          </p>
        </div>
      )}
      {instead}
      {!isLost && instead === undefined && (
        <p className="sheet">
          {t('app.loading')}
          {children}
        </p>
      )}
    </>
  );
}
