/** Where paragraphs are in the editor's document. Their places are looked up when needed and never kept: each remote change replaces the whole document. */
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';

export interface Placed {
  readonly node: Node;
  /** The place before the paragraph; its words begin at `pos + 1`. */
  readonly pos: number;
}

export function blocksOf(doc: Node): readonly Placed[] {
  const blocks: Placed[] = [];
  doc.forEach((node, pos) => void blocks.push({ node, pos }));
  return blocks;
}

export const blockOf = (doc: Node, id: BlockId): Placed | undefined => blocksOf(doc).find(({ node }) => node.attrs.id === id);

/** What is worked out of a paragraph alone is kept with it: one that stays is the same node in the next document. */
export function ofBlock<Value>(work: (block: Node) => Value): (block: Node) => Value {
  const known = new WeakMap<Node, { readonly value: Value }>();
  return (block) => {
    const found = known.get(block) ?? { value: work(block) };
    known.set(block, found);
    return found.value;
  };
}

/** The paragraphs that the selection touches. */
export function selectedBlocks({ doc, selection: { from, to } }: EditorState): readonly Placed[] {
  return blocksOf(doc).filter(({ node, pos }) => pos < to + 1 && pos + node.nodeSize > from);
}
