/**
 * What is typed inside a suggestion of another entity is no part of it (T50): at such a caret the next letters are without its marks. They are
 * told beforehand, as stored marks, so that a composition goes on in the element in which it began.
 */
import type { Mark } from 'prosemirror-model';
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';

/** `own`: the entity whose letters are typed here. */
export const ownLetters = (own: EntityId): Plugin =>
  new Plugin({
    appendTransaction(_transactions, _before, { selection, storedMarks, tr }) {
      const kept = selection.empty ? ownOf(storedMarks ?? selection.$from.marks(), own) : null;
      return kept === null ? null : tr.setStoredMarks(kept);
    },
    props: {
      // over a selection there are no stored marks
      handleTextInput(view, from, to, words) {
        const kept = ownOver(view.state, from, to, own);
        if (kept === null) return false;
        view.dispatch(view.state.tr.setStoredMarks(kept).insertText(words, from, to).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        compositionstart(view) {
          const { from, to } = view.state.selection;
          if (ownOver(view.state, from, to, own) !== null) view.dispatch(view.state.tr.deleteSelection());
          return false;
        },
      },
    },
  });

/** Without the suggestions of others; null where there are none. */
function ownOf(marks: readonly Mark[], own: EntityId): readonly Mark[] | null {
  const kept = marks.filter(({ attrs }) => attrs.by === undefined || attrs.by === own);
  return kept.length === marks.length ? null : kept;
}

function ownOver({ doc }: EditorState, from: number, to: number, own: EntityId): readonly Mark[] | null {
  return from === to ? null : ownOf(doc.resolve(from).marksAcross(doc.resolve(to)) ?? [], own);
}
