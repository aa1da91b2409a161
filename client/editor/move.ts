/** A paragraph goes to another place, with its id and in one step: what others type there meanwhile finds it (keyed-reconcile.ts). */
import { type Command, TextSelection } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blockOf } from './blocks.ts';

/** `before`: the paragraph in front of which it comes; null = at the end. */
export const moveBlock =
  (id: BlockId, before: BlockId | null): Command =>
  ({ doc, tr }, dispatch) => {
    const moved = blockOf(doc, id);
    const to = before === null ? doc.content.size : blockOf(doc, before)?.pos;
    if (moved === undefined || to === undefined) return false;
    const { node, pos } = moved;
    if (to === pos || to === pos + node.nodeSize) return false;
    tr.delete(pos, pos + node.nodeSize);
    const place = tr.mapping.map(to);
    tr.insert(place, node);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + 1)));
    return true;
  };
