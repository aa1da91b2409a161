/** Going to a paragraph: from a mark, a call, a list, by keys, and by the address, which names one behind its #. */
import { use, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { keepInSight } from '../../../ui/bars.ts';
import { useStore } from '../../../ui/use-store.ts';
import { FirstTextContext } from '../../first-text.ts';
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
  const first = use(FirstTextContext);
  /** The text that was read until then; not that of an earlier visit. */
  const [read] = useState(first?.over === false ? first : null);
  useEffect(() => {
    if (!come) return;
    const block = (): string => window.location.hash.slice(1);
    const named = (): void => {
      if (block() !== '') goTo(block(), true);
    };
    if (block() !== '' && read?.hasLeft(block()) !== true) named();
    // also where the address names it already, of which nothing else tells
    window.addEventListener('popstate', named);
    return () => window.removeEventListener('popstate', named);
  }, [come, goTo, read]);
  return useMemo(() => ({ goTo, show }), [goTo, show]);
}
