/** What stands where a page will be: the first text where it is there, else a word. */
import { use, useCallback, useLayoutEffect } from 'react';
import { readRestrictedId } from '../../shared/forum/restricted.ts';
import { Coming } from '../ui/coming.tsx';
import { useText } from '../ui/words.tsx';
import { type FirstText, FirstTextContext } from './first-text.ts';

export function Waiting({ opinion }: { readonly opinion: string }) {
  const { t } = useText();
  const first = use(FirstTextContext);
  if (first?.opinion === opinion && first.isHere) return <Stay of={first} />;
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

/** It stands below by itself. */
function Stay({ of }: { readonly of: FirstText }) {
  useLayoutEffect(() => of.wait(), [of]);
  return null;
}

/** The first text where the application has a place for it. */
export function PutFirst({ of, element }: { readonly of: FirstText; readonly element: HTMLElement }) {
  useLayoutEffect(() => of.left, [of]);
  return <Put element={element} />;
}

/** An element that React has not made. */
export function Put({ element }: { readonly element: HTMLElement }) {
  const put = useCallback((here: HTMLDivElement | null) => here?.append(element), [element]);
  return <div ref={put} />;
}
