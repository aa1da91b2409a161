/** Where each paragraph stands on the page, for what is drawn beside it. */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blockOf } from './blocks.ts';

interface BlockLayout {
  /** CSS pixels from the top of the text. */
  readonly top: number;
  readonly height: number;
}

/** Measures one paragraph when it is asked for; null where it is not on the page. */
export type Layout = (block: BlockId) => BlockLayout | null;

export const layoutOf =
  (view: EditorView): Layout =>
  (block) => {
    const placed = view.isDestroyed ? undefined : blockOf(view.state.doc, block);
    const element = placed && view.nodeDOM(placed.pos);
    if (!(element instanceof HTMLElement)) return null;
    const { top, height } = element.getBoundingClientRect();
    return { top: top - view.dom.getBoundingClientRect().top, height };
  };

/** Calls `changed` at most once a frame after the document or the size of the text has changed. */
export function watchLayout(changed: () => void): Plugin {
  return new Plugin({
    view(view) {
      let due: number | null = null;
      const soon = (): void => {
        due ??= requestAnimationFrame(() => {
          due = null;
          changed();
        });
      };
      const observer = new ResizeObserver(soon);
      observer.observe(view.dom);
      return {
        update: ({ state }, before) => {
          if (state.doc !== before.doc) soon();
        },
        destroy: () => {
          observer.disconnect();
          if (due !== null) cancelAnimationFrame(due);
        },
      };
    },
  });
}
