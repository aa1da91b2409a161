/** Whoever is in the text stays there when another document takes its place: the focus, and the caret behind as many letters of its paragraph. */
import type { ResolvedPos } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blockOf } from './blocks.ts';

interface Spot {
  readonly block: BlockId;
  readonly letters: number;
}

/** Asked while `former` is on the page, if there is one; what it returns is told the editor that comes in its place, before it goes. */
export function stay(former: EditorView | null): (view: EditorView | null) => void {
  if (former === null) return () => undefined;
  const { $anchor, $head } = former.state.selection;
  const [anchor, head] = [spotOf($anchor), spotOf($head)];
  const focused = former.hasFocus();
  return (view) => {
    if (view === null) return;
    const { doc, tr } = view.state;
    const place = ({ block, letters }: Spot): number | undefined => {
      const placed = blockOf(doc, block);
      return placed && placed.pos + 1 + Math.min(letters, placed.node.content.size);
    };
    const to = place(head);
    if (to !== undefined) view.dispatch(tr.setSelection(TextSelection.create(doc, place(anchor) ?? to, to)));
    if (!focused) return;
    // the editor gives itself no focus where nobody can write, and where somebody can it puts the caret there at once
    view.dom.focus({ preventScroll: true });
    view.focus();
  };
}

const spotOf = ({ parent, parentOffset }: ResolvedPos): Spot => ({ block: parent.attrs.id ?? '', letters: parentOffset });
