/** What stands above every page: the banner of a demonstration, and one row that begins with the way to the first page. */
import type { ReactNode } from 'react';
import type { Text } from '../../i18n/text.ts';

interface TopProps {
  readonly text: Text;
  readonly demo: boolean;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}

export function Top({ text, demo, children, below }: TopProps) {
  return (
    <>
      {demo && <p className="demo">{text.t('demo.banner')}</p>}
      <header className="page-head">
        <div className="top">{children}</div>
        {below}
      </header>
    </>
  );
}
