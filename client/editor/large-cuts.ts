/**
 * An edit that would take more than ten paragraphs away does not happen here: whoever makes it is asked first, and what is meant is a command
 * (SPEC 6.5). So it does not matter by which key, cut, drop or composition it came.
 */
import { Plugin, type Transaction } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { fromYjs } from './block-ids.ts';
import { blocksOf } from './blocks.ts';

const MOST = 10;

/** `asks`: null where edits take nothing away. It is told which paragraphs would go, whole. */
export const largeCuts = (asks: () => ((blocks: readonly BlockId[]) => void) | null): Plugin =>
  new Plugin({
    filterTransaction(tr) {
      const ask = tr.docChanged && !fromYjs(tr) ? asks() : null;
      const lost = ask === null ? [] : lostBy(tr);
      if (ask === null || lost.length <= MOST) return true;
      ask(lost);
      return false;
    },
  });

/** Paragraphs with words of which nothing is left. */
function lostBy({ before, doc, mapping }: Transaction): readonly BlockId[] {
  const left = new Set(blocksOf(doc).flatMap(({ node }) => (node.content.size > 0 ? node.attrs.id : [])));
  return blocksOf(before).flatMap(({ node, pos }) => {
    const { size } = node.content;
    const isCut = size > 0 && mapping.mapResult(pos + 1, 1).deletedAfter && mapping.mapResult(pos + 1 + size, -1).deletedBefore;
    return isCut && !left.has(node.attrs.id) ? node.attrs.id : [];
  });
}
