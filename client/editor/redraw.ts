/** Has the editor look again at what is editable, closed and decorated. */
import type { EditorView } from 'prosemirror-view';

/** An internal of prosemirror-view 1.42.9, by which it reads what has been done to the page. */
interface Reads {
  readonly domObserver?: { flush(): void };
}

/**
 * Whoever has just pressed into the text has moved the browser's caret, of which ProseMirror hears a moment later. Drawn before that, it would
 * put the caret back to where it knew it, at first the beginning of the text: there the next letters would go.
 */
export function redraw(view: EditorView): void {
  if (!view.composing) (view as unknown as Reads).domObserver?.flush();
  view.setProps({});
}
