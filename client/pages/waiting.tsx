/** What stands where a page will be: the first text where it is there, else a word. */
import { use, useCallback } from 'react';
import { readRestrictedId } from '../../shared/forum/restricted.ts';
import { Coming } from '../ui/coming.tsx';
import { useText } from '../ui/words.tsx';
import { FirstTextContext } from './first-text.ts';

export function Waiting({ opinion }: { readonly opinion: string }) {
  const { t } = useText();
  const first = use(FirstTextContext);
  const here = first?.opinion === opinion && !first.over ? first.desk : null;
  if (here !== null) return <Coming instead={<Put element={here} />} />;
  return (
    <Coming>
      {readRestrictedId(opinion) === null && (
        <a className="waiting-way" href={`/live/${encodeURIComponent(opinion)}`}>
          {t('opinion.follow')}
        </a>
      )}
    </Coming>
  );
}

/** An element that React has not made. */
export function Put({ element }: { readonly element: HTMLElement }) {
  const put = useCallback((here: HTMLDivElement | null) => here?.append(element), [element]);
  return <div ref={put} />;
}
