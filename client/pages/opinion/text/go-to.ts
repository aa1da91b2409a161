/** Going to a paragraph: from a mark, a call, a list, by keys, and by the address, which names one behind its #. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { keepInSight } from '../../../ui/bars.ts';
import { useStore } from '../../../ui/use-store.ts';
import type { Opened } from '../opened.ts';
import type { Open } from '../use-open.ts';
import { showParagraph } from './in-sight.ts';

export function useGoTo({ opinion }: Open, setCurrent: (block: BlockId) => void): Pick<Opened, 'goTo' | 'show'> {
  const [gone, setGone] = useState<{ readonly to: BlockId; readonly arriving: boolean } | null>(null);
  const show = useCallback(
    (block: BlockId, arriving = false) => {
      setCurrent(block);
      setGone({ to: block, arriving });
    },
    [setCurrent],
  );
  const goTo = useCallback(
    (block: BlockId, arriving = false) => {
      show(block, arriving);
      opinion.goTo(block);
    },
    [opinion, show],
  );
  // once the page shows what it is that is current: a bar may be higher then
  useLayoutEffect(() => (gone === null ? undefined : keepInSight(() => showParagraph(gone.to, gone.arriving))), [gone]);
  const come = useStore(opinion.view) !== null;
  useEffect(() => {
    if (!come) return;
    const named = (): void => {
      const block = window.location.hash.slice(1);
      if (block !== '') goTo(block, true);
    };
    named();
    // also where the address names it already, of which nothing else tells
    window.addEventListener('popstate', named);
    return () => window.removeEventListener('popstate', named);
  }, [come, goTo]);
  return useMemo(() => ({ goTo, show }), [goTo, show]);
}
