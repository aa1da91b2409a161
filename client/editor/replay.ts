/** Puts paragraphs that are not recorded into the editor of a new document: one transaction, one undo step, written like typing. */
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Unrecorded } from '../sync/unrecorded.ts';
import { blockOf } from './blocks.ts';
import { asWritten } from './suggesting.ts';
import { nodeOf } from './wording.ts';

export function replay(view: EditorView, changes: readonly Unrecorded[]): void {
  if (changes.length === 0) return;
  const { tr } = view.state;
  for (const change of changes) put(tr, change);
  view.dispatch(asWritten(tr));
}

function put(tr: Transaction, { id, mine, after }: Unrecorded): void {
  const present = blockOf(tr.doc, id);
  if (mine === null) {
    if (present !== undefined && tr.doc.childCount > 1) tr.delete(present.pos, present.pos + present.node.nodeSize);
    return;
  }
  const node = nodeOf(mine);
  if (present !== undefined) {
    tr.replaceWith(present.pos, present.pos + present.node.nodeSize, node);
    return;
  }
  const before = after === null ? undefined : blockOf(tr.doc, after);
  tr.insert(before === undefined ? 0 : before.pos + before.node.nodeSize, node);
}
