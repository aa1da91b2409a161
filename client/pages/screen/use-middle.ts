/** Keeps a paragraph in the middle of its pane, whatever grows or goes around it; one that is taller than the pane from its beginning on. */
import type { EditorView } from 'prosemirror-view';
import { useEffect } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';

export function useMiddle(view: EditorView | null, block: BlockId | null): void {
  useEffect(() => {
    const text = view?.dom;
    const pane = text?.closest('.screen-text');
    if (!text || !pane || block === null) return;
    const look = (): void => {
      // the editor may have drawn it anew
      const found = text.querySelector<HTMLElement>(`p[data-id="${block}"]`);
      found?.scrollIntoView({ block: found.offsetHeight < pane.clientHeight ? 'center' : 'start' });
    };
    const watch = new ResizeObserver(look);
    for (const one of [pane, text]) watch.observe(one);
    return () => watch.disconnect();
  }, [view, block]);
}
