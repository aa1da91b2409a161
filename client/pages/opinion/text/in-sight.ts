import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { bringInSight } from '../../../ui/bars.ts';

/** A paragraph with what stands in the margin before it, in the text or, where it is gone from there, the line in its place, unfolded, or else in the list below. */
export function showParagraph(block: BlockId, arriving = false): void {
  const named = [...document.querySelectorAll(`:is(.text-column, .removed) [data-id="${CSS.escape(block)}"]`)];
  for (const one of named) one.closest('.gone-lines details')?.setAttribute('open', '');
  const shown = named.find(isDrawn);
  if (shown === undefined) return;
  const before = shown.previousElementSibling;
  const margin = before?.classList.contains('margin') === true ? [before, ...before.children] : [];
  const box = shown.getBoundingClientRect();
  const all = [box, ...margin.filter(isDrawn).map((one) => one.getBoundingClientRect())];
  const whole = { top: Math.min(...all.map(({ top }) => top)), bottom: Math.max(...all.map(({ bottom }) => bottom)) };
  bringInSight(box, whole, arriving);
}

/** Not where it is hidden, and not where only what is in it has a box. */
const isDrawn = (element: Element): boolean => element.getClientRects().length > 0;

/** Of the editor, which by itself knows nothing of bars. */
export function showCaret(view: EditorView): boolean {
  bringInSight(view.coordsAtPos(view.state.selection.head));
  return true;
}
