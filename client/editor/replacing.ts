/**
 * Replaces places of a search: one step to undo, and one update for the server, which judges it as a whole. y-prosemirror writes all between
 * the first and the last change of a paragraph anew, and what others type there at that moment would be lost: so it is shown one place of
 * each paragraph after the other.
 *
 * It works on internals of y-prosemirror 1.3.7, as keyed-reconcile.ts does; its tests go red when they change.
 */
import type { Mark, Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { schema } from '../../shared/text/schema.ts';
import { between } from './between.ts';
import { blocksOf } from './blocks.ts';
import type { Place } from './find.ts';
import { newSuggestion, suggestedAs } from './suggesting.ts';

/** Bytes of an update: a larger one than 1 MiB never reaches the server. */
const MOST_BYTES = 786_432;
const BYTES_EACH = 512;

/** How many places are replaced at once; a UTF-16 unit has at most three bytes. */
export const mostAtOnce = (words: string): number => Math.min(1000, Math.floor(MOST_BYTES / (BYTES_EACH + 3 * words.length)));

/**
 * `doc` is the text in which the places were seen; one that reads otherwise by now is left. Returns how many were replaced; null = it takes
 * too much away to happen at once, and whoever wants it is asked.
 */
export function replacePlaces(view: EditorView, doc: Node, seen: readonly Place[], words: string): number | null {
  const { state } = view;
  const now = between(doc, state.doc);
  const places = seen.flatMap((place) => now(place) ?? []).sort((a, b) => b.from - a.from);
  if (places.length === 0) return 0;
  if (state.applyTransaction(put(state.tr, places, words)).transactions.length === 0) return null;

  const suggestions = new Map(places.map(({ block }) => [block, newSuggestion()]));
  const { binding, doc: text } = ySyncPluginKey.getState(state);
  const { undoManager } = yUndoPluginKey.getState(state) ?? {};
  undoManager?.stopCapturing();
  binding.mux(() =>
    text.transact(() => {
      let step = state;
      for (const round of rounds(places)) {
        step = step.apply(suggestedAs(put(step.tr, round, words), (block) => suggestions.get(block)));
        binding._prosemirrorChanged(step.doc);
      }
      view.updateState(step);
    }, ySyncPluginKey),
  );
  undoManager?.stopCapturing();
  // whoever watches the editor is told of transactions
  view.dispatch(view.state.tr);
  return places.length;
}

/** The last place of each paragraph, then the one before it, and so on: those that follow keep their place in it. */
function rounds(places: readonly Place[]): readonly (readonly Place[])[] {
  const all = new Map<number, Place[]>();
  const counts = new Map<BlockId, number>();
  for (const place of places) {
    const round = counts.get(place.block) ?? 0;
    counts.set(place.block, round + 1);
    const those = all.get(round);
    if (those === undefined) all.set(round, [place]);
    else those.push(place);
  }
  return [...all.values()];
}

/** `places`: from the last to the first. */
function put(tr: Transaction, places: readonly Place[], words: string): Transaction {
  const starts = new Map(blocksOf(tr.doc).map(({ node, pos }) => [node.attrs.id, pos + 1]));
  for (const place of places) {
    const from = (starts.get(place.block) ?? 0) + place.at;
    const to = from + place.words.length;
    if (words === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(words, marksAt(tr.doc, from, to)));
  }
  return tr;
}

/** Those that all of its words have. */
function marksAt(doc: Node, from: number, to: number): readonly Mark[] {
  const runs: Node[] = [];
  doc.nodesBetween(from, to, (node) => void (node.isText && runs.push(node)));
  const [first] = runs;
  return first?.marks.filter((mark) => mark.type !== schema.marks.deletion && runs.every(({ marks }) => mark.isInSet(marks))) ?? [];
}
