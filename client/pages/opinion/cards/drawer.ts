import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { bar } from '../../../ui/bars.ts';
import { showParagraph } from '../text/in-sight.ts';

/** On narrow pages the cards lie over the text: however high they grow, the paragraph that they are about stays in sight, a heading too. */
export function useDrawer(unfolded: boolean, about: BlockId | null): RefCallback<HTMLElement> {
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current: cards } = drawer;
    if (!unfolded || about === null || cards === null) return;
    const watch = new ResizeObserver(() => {
      if (getComputedStyle(cards).position === 'fixed') showParagraph(about);
    });
    watch.observe(cards);
    return () => watch.disconnect();
  }, [unfolded, about]);
  return useCallback((cards: HTMLElement) => {
    drawer.current = cards;
    return bar(cards);
  }, []);
}
