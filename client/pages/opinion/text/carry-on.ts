/**
 * An edit that takes many paragraphs away can bring something too: what was pasted over them, the first letter that was typed. All of it was
 * held back, since they go by a command; what it brings comes when they are gone.
 */
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { shownText } from '../../../../shared/text/block.ts';
import { blockIds } from '../../../editor/block-ids.ts';
import { blockOf, blocksOf } from '../../../editor/blocks.ts';
import type { LargeCut } from '../../../editor/large-cuts.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { type Unrecorded, unrecorded } from '../../../sync/unrecorded.ts';
import type { OpenOpinion } from '../opened.ts';

type Place = Pick<OpenOpinion, 'words' | 'view' | 'put'>;

/** `gone`: what the command takes away; the text here may hear of it later. */
export function carryOn(opinion: Place, { rest }: LargeCut, gone: ReadonlySet<BlockId>): void {
  const view = opinion.view.getSnapshot();
  // what comes back would be selected again, and the next letter would be in its place
  if (typeof rest !== 'function') view?.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
  const bring = (): void => (typeof rest === 'function' ? rest() : put(opinion, rest, gone));
  const isOver = (): boolean => {
    const doc = opinion.words.getSnapshot();
    return doc !== null && !blocksOf(doc).some(({ node }) => gone.has(node.attrs.id));
  };
  if (isOver()) return bring();
  const stop = opinion.words.subscribe(() => {
    if (!isOver()) return;
    stop();
    // the editor is still at the change by which they went
    queueMicrotask(bring);
  });
}

function put(opinion: Place, edit: Transaction, gone: ReadonlySet<BlockId>): void {
  const doc = named(edit);
  const [was, mine] = [edit.before, doc].map((one) => blocksOf(one).map(({ node }) => wordingOf(node)));
  const changes = unrecorded(mine ?? [], was ?? []).filter((change) => change.mine !== null || !gone.has(change.id));
  const view = opinion.view.getSnapshot();
  if (view === null || !changes.some(({ mine }) => mine !== null && shownText(mine) !== '')) return;
  opinion.put([...changes, ...emptyTitle(view.state.doc, changes)]);
  const { $head } = edit.selection;
  const placed = blockOf(view.state.doc, doc.child($head.index(0)).attrs.id);
  if (placed === undefined) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, placed.pos + 1 + $head.parentOffset)).scrollIntoView());
}

/** The text that the edit makes, each paragraph with an id. */
function named({ before, steps }: Transaction): Node {
  const state = EditorState.create({ doc: before, plugins: [blockIds()] });
  const { tr } = state;
  for (const step of steps) tr.step(step);
  return state.apply(tr).doc;
}

/** Where all went, an empty paragraph stands alone meanwhile. */
function emptyTitle(doc: Node, changes: readonly Unrecorded[]): readonly Unrecorded[] {
  const [only, another] = blocksOf(doc);
  const isAlone = only !== undefined && another === undefined && only.node.content.size === 0;
  return isAlone && changes.some(({ from }) => from === null) ? unrecorded([], [wordingOf(only.node)]) : [];
}
