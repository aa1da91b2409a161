/**
 * Agreed paragraphs, and those under a call, cannot be edited here. This is courtesy: the server heals whatever comes past it, and undo
 * does come past it. What arrives from the Yjs document must always pass: a blocked remote change would be undone in Yjs by the next
 * keystroke, which writes the whole of what the editor shows.
 *
 * `contenteditable=false` on the paragraphs besides: with the filter alone, Delete at the end of the one before leaves a wrong DOM.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { Decoration } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { fromYjs } from './block-ids.ts';
import { blocksOf, differing } from './blocks.ts';
import { Drawn } from './drawn.ts';

/** Read at each transaction, so that the newest register counts. */
export function closedBlocks(closed: () => ReadonlySet<BlockId>): Plugin {
  let drawn: { readonly doc: Node; readonly shut: ReadonlySet<BlockId>; readonly set: Drawn } | null = null;
  return new Plugin({
    filterTransaction: (tr) => !tr.docChanged || fromYjs(tr) || leavesAlone(tr, closed()),
    props: {
      decorations: ({ doc }) => {
        const shut = closed();
        if (drawn?.doc !== doc || drawn.shut !== shut) drawn = { doc, shut, set: new Drawn(() => islands(doc, shut), [shut]) };
        return drawn.set;
      },
    },
  });
}

const islands = (doc: Node, shut: ReadonlySet<BlockId>): readonly Decoration[] =>
  blocksOf(doc)
    .filter(({ node }) => shut.has(node.attrs.id))
    .map(({ node, pos }) => Decoration.node(pos, pos + node.nodeSize, { contenteditable: 'false', class: 'closed' }));

/** Every closed paragraph is there once, as it was, and in the same order among the closed ones. */
function leavesAlone(tr: Transaction, closed: ReadonlySet<BlockId>): boolean {
  if (closed.size === 0) return true;
  const at = differing(tr.before, tr.doc);
  if (at !== null) {
    const now = tr.doc.child(at);
    return !closed.has(now.attrs.id) || now.eq(tr.before.child(at));
  }
  const before = among(tr.before, closed);
  const after = among(tr.doc, closed);
  return before.length === after.length && before.every((node, at) => node === after[at] || after[at]?.eq(node) === true);
}

const among = (doc: Node, closed: ReadonlySet<BlockId>): readonly Node[] =>
  blocksOf(doc).flatMap(({ node }) => (closed.has(node.attrs.id) ? [node] : []));
