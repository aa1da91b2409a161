/** Where paragraphs are in the editor's document. Their places are looked up when needed and never kept: each remote change replaces the whole document. */
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';

export interface Placed {
  readonly node: Node;
  /** The place before the paragraph; its words begin at `pos + 1`. */
  readonly pos: number;
}

/** What is worked out of a paragraph alone is kept with it: one that stays is the same node in the next document. */
export function ofBlock<Value>(work: (block: Node) => Value): (block: Node) => Value {
  const known = new WeakMap<Node, { readonly value: Value }>();
  return (block) => {
    const found = known.get(block) ?? { value: work(block) };
    known.set(block, found);
    return found.value;
  };
}

/** Found once in each document: at every keystroke some ten ask for them. */
export const blocksOf = ofBlock((doc) => {
  const blocks: Placed[] = [];
  doc.forEach((node, pos) => void blocks.push({ node, pos }));
  return blocks as readonly Placed[];
});

export function blockOf({ children }: Node, id: BlockId): Placed | undefined {
  let pos = 0;
  for (const node of children) {
    if (node.attrs.id === id) return { node, pos };
    pos += node.nodeSize;
  }
}

/** Are it the same paragraphs, in the same order? */
export const sameIds = (one: Node, other: Node): boolean =>
  one.childCount === other.childCount &&
  one.children.every((block, at) => block === other.children[at] || block.attrs.id === other.children[at]?.attrs.id);

/** Some ten ask at every keystroke. It keeps no text that nobody else has: words may have been withheld. */
const asked = new WeakMap<Node, { readonly before: WeakRef<Node>; readonly at: number | null }>();

/** Index of the one paragraph of which the words differ; null where another one does too, or how it is marked up, or nothing. */
export function differing(before: Node, doc: Node): number | null {
  const known = asked.get(doc);
  if (known?.before.deref() === before) return known.at;
  const at = differenceOf(before, doc);
  asked.set(doc, { before: new WeakRef(before), at });
  return at;
}

function differenceOf({ children: before }: Node, { children }: Node): number | null {
  if (before.length !== children.length) return null;
  let from = 0;
  while (from < children.length && children[from] === before[from]) from++;
  let to = children.length - 1;
  while (to > from && children[to] === before[to]) to--;
  const [was, is] = [before[from], children[from]];
  return from === to && was !== undefined && is?.sameMarkup(was) === true ? from : null;
}

/** The paragraphs that the selection touches. */
export function selectedBlocks({ doc, selection: { from, to } }: EditorState): readonly Placed[] {
  return blocksOf(doc).filter(({ node, pos }) => pos < to + 1 && pos + node.nodeSize > from);
}
