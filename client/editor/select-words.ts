import { type Command, TextSelection } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blockOf } from './blocks.ts';

/** Selects words of a paragraph, from one letter up to another; false where it is not in the text, or shorter by now. */
export const selectWords =
  (block: BlockId, from: number, to: number): Command =>
  ({ doc, tr }, dispatch) => {
    const placed = blockOf(doc, block);
    if (placed === undefined || to > placed.node.content.size) return false;
    dispatch?.(tr.setSelection(TextSelection.create(doc, placed.pos + 1 + from, placed.pos + 1 + to)));
    return true;
  };
