/** Selecting whole paragraphs, from the first letter of one to the last of the other: copied, they have their labels (copy.ts). */
import { type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blockOf } from './blocks.ts';

/** `goesOn`: from the paragraph in which the selection begins, where there is one; a caret is none. */
export const selectBlock =
  (id: BlockId, goesOn: boolean): Command =>
  ({ doc, tr, selection: { $anchor, empty } }, dispatch, view) => {
    const to = blockOf(doc, id);
    if (to === undefined) return false;
    const from = goesOn && !empty && $anchor.depth > 0 ? { node: $anchor.parent, pos: $anchor.before(1) } : to;
    const [first, last] = from.pos <= to.pos ? [from, to] : [to, from];
    const [start, end] = [first.pos + 1, last.pos + 1 + last.node.content.size];
    const [anchor, head] = first === from ? [start, end] : [end, start];
    if (view?.editable === false) take(view, anchor, head);
    dispatch?.(tr.setSelection(TextSelection.create(doc, anchor, head)));
    return true;
  };

/** ProseMirror leaves focus and selection of the page alone where nobody can write, unless both are in the text already. */
function take(view: EditorView, anchor: number, head: number): void {
  view.dom.focus({ preventScroll: true });
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)];
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
