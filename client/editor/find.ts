/** Find in text: every match marked, one of them current. Matches are found anew in each document, never moved along. */
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { blocksOf } from './blocks.ts';

export interface Found {
  readonly query: string;
  readonly matches: readonly { readonly from: number; readonly to: number }[];
  /** Index of the current match; -1 = none. */
  readonly current: number;
}

const NOTHING: Found = { query: '', matches: [], current: -1 };
const key = new PluginKey<Found>('find');

export const found = (state: EditorState): Found => key.getState(state) ?? NOTHING;

export function find(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, before, _old, { doc, selection }) {
        const asked: Partial<Found> | undefined = tr.getMeta(key);
        if (asked === undefined && !tr.docChanged) return before;
        const query = asked?.query ?? before.query;
        const matches = query === before.query && !tr.docChanged ? before.matches : search(doc, query);
        const wanted = asked?.current ?? (asked?.query === undefined ? before.current : matches.findIndex(({ to }) => to > selection.from));
        return { query, matches, current: Math.min(wanted < 0 && matches.length > 0 ? 0 : wanted, matches.length - 1) };
      },
    },
    props: {
      decorations: (state) => {
        const { matches, current } = found(state);
        const marks = matches.map(({ from, to }, at) =>
          Decoration.inline(from, to, { class: at === current ? 'found found-current' : 'found' }),
        );
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

/** Starts a search (case does not matter); '' ends it. */
export const findText =
  (query: string): Command =>
  (state, dispatch, view) => {
    dispatch?.(state.tr.setMeta(key, { query }));
    showCurrent(view);
    return true;
  };

/** The next (1) or previous (-1) match, round the end; it is selected and brought into view. */
export const findNext =
  (step: 1 | -1): Command =>
  (state, dispatch, view) => {
    const { matches, current } = found(state);
    const next = (current + step + matches.length) % matches.length;
    const match = matches[next];
    if (match === undefined) return false;
    const selection = TextSelection.create(state.doc, match.from, match.to);
    dispatch?.(state.tr.setSelection(selection).setMeta(key, { current: next }));
    showCurrent(view);
    return true;
  };

/** The editor brings a selection into view only where it has the focus; who searches types elsewhere. The middle is free of bars. */
function showCurrent(view: EditorView | undefined): void {
  view?.dom.querySelector('.found-current')?.scrollIntoView({ block: 'center' });
}

function search(doc: Node, query: string): Found['matches'] {
  if (query === '') return [];
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'giu');
  return blocksOf(doc).flatMap(({ node, pos }) =>
    [...node.textContent.matchAll(pattern)].map(({ index, 0: words }) => ({ from: pos + 1 + index, to: pos + 1 + index + words.length })),
  );
}
