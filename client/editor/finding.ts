/** Looks for words in the text, and goes from place to place. */
import { type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Manner, patternOf } from '../../shared/text/finding.ts';
import { found, look } from './find.ts';
import { SEARCH } from './sought.ts';

const ANYWHERE: Manner = { sameCase: false, wholeWords: false };

/** Starts a search; '' ends it. */
export const findText =
  (query: string, manner = ANYWHERE): Command =>
  (state, dispatch, view) => {
    dispatch?.(look(state.tr, { query, pattern: patternOf(query, manner) }, SEARCH));
    showCurrent(view);
    return true;
  };

/** The next (1) or previous (-1) place, round the end. */
export const findNext =
  (step: 1 | -1): Command =>
  (state, dispatch, view) => {
    const { matches, current } = found(state);
    return goToPlace((current + step + matches.length) % matches.length)(state, dispatch, view);
  };

/** One of the places becomes the current one; it is selected and brought into view. */
export const goToPlace =
  (index: number): Command =>
  (state, dispatch, view) => {
    const place = found(state).matches[index];
    if (place === undefined) return false;
    const selection = TextSelection.create(state.doc, place.from, place.to);
    dispatch?.(look(state.tr.setSelection(selection), { current: index }, SEARCH));
    showCurrent(view);
    return true;
  };

/** The editor brings a selection into view only where it has the focus; who searches types elsewhere. The middle is free of bars. */
function showCurrent(view: EditorView | undefined): void {
  view?.dom.querySelector('.found-current')?.scrollIntoView({ block: 'center' });
}
