/** Where each paragraph stands on the page, for what is drawn beside it. */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blocksOf } from './blocks.ts';

export interface BlockLayout {
  readonly id: BlockId;
  /** CSS pixels from the top of the text. */
  readonly top: number;
  readonly height: number;
}

export function layoutOf(view: EditorView): readonly BlockLayout[] {
  const origin = view.dom.getBoundingClientRect().top;
  return blocksOf(view.state.doc).flatMap(({ node, pos }) => {
    const element = view.nodeDOM(pos);
    if (!(element instanceof HTMLElement)) return [];
    const { top, height } = element.getBoundingClientRect();
    return { id: node.attrs.id, top: top - origin, height };
  });
}

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
