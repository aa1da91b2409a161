/**
 * What is typed inside a suggestion of another entity is no part of it (T50): at such a caret the next letters are without its marks, and in
 * a paragraph that another suggests they are an own insertion. They are told beforehand, as stored marks, so that a composition goes on in
 * the element in which it began.
 */
import type { Mark, Node } from 'prosemirror-model';
import { type EditorState, Plugin, Selection } from 'prosemirror-state';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';
import { wholeSuggestion } from '../../shared/text/block.ts';
import { schema } from '../../shared/text/schema.ts';
import { newSuggestion } from './suggesting.ts';

/** `own`: the entity whose letters are typed here. */
export const ownLetters = (own: EntityId): Plugin =>
  new Plugin({
    appendTransaction(_transactions, _before, { selection, storedMarks, tr }) {
      const kept = selection.empty ? ownOf(storedMarks ?? selection.$from.marks(), own, selection.$from.parent) : null;
      return kept === null ? null : tr.setStoredMarks(kept);
    },
    props: {
      // over a selection there are no stored marks, nor where a letter comes before it is known that the caret has moved
      handleTextInput(view, from, to, words) {
        const kept = ownAt(view.state, from, to, own);
        if (kept === null) return false;
        view.dispatch(view.state.tr.setStoredMarks(kept).insertText(words, from, to).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        compositionstart(view) {
          const { from, to } = view.state.selection;
          if (from !== to && ownAt(view.state, from, to, own) !== null) view.dispatch(view.state.tr.deleteSelection());
          return false;
        },
      },
    },
  });

/** The same where a text begins, before anything has happened to it. */
export function ownAtFirst(doc: Node, own: EntityId): readonly Mark[] | null {
  const { $from } = Selection.atStart(doc);
  return ownOf($from.marks(), own, $from.parent);
}

/** Without the suggestions of others; null where they are right. */
function ownOf(marks: readonly Mark[], own: EntityId, { attrs }: Node): readonly Mark[] | null {
  const kept = marks.filter(({ attrs: { by = own } }) => by === own);
  const whole = wholeSuggestion(attrs as { sug: string | null });
  const { insertion } = schema.marks;
  if (whole?.verb === 'ins' && whole.by !== own && !insertion.isInSet(kept))
    return insertion.create({ by: own, id: newSuggestion() }).addToSet(kept);
  return kept.length === marks.length ? null : kept;
}

function ownAt({ doc, storedMarks }: EditorState, from: number, to: number, own: EntityId): readonly Mark[] | null {
  const place = doc.resolve(from);
  return ownOf(storedMarks ?? (from === to ? place.marks() : (place.marksAcross(doc.resolve(to)) ?? [])), own, place.parent);
}
