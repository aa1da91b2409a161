/**
 * An edit that would take more than ten paragraphs away does not happen here: whoever makes it is asked first, and what is meant is a command
 * (SPEC 6.5, P13). So it does not matter by which key, cut, drop or composition it came.
 */
import { Plugin, type Transaction } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { fromYjs } from './block-ids.ts';
import { blocksOf } from './blocks.ts';

export const MOST = 10;

export interface LargeCut {
  /** Paragraphs that would go, whole. */
  readonly blocks: readonly BlockId[];
  /** What else it does, for when they are gone: the edit, or the rest of an undo. */
  readonly rest: Transaction | (() => void);
}

/** `asks`: null where edits take nothing away. */
export const largeCuts = (asks: () => ((cut: LargeCut) => void) | null): Plugin =>
  new Plugin({
    filterTransaction(tr) {
      const ask = tr.docChanged && !fromYjs(tr) ? asks() : null;
      const lost = ask === null || takes(tr) <= MOST ? [] : lostBy(tr);
      if (ask === null || lost.length <= MOST) return true;
      ask({ blocks: lost, rest: tr });
      return false;
    },
  });

/** How many letters and ends of paragraphs: of fewer letters not more paragraphs can be left empty. */
function takes({ mapping }: Transaction): number {
  let taken = 0;
  for (const map of mapping.maps)
    map.forEach((from, to) => {
      taken += to - from;
    });
  return taken;
}

/** Paragraphs with words of which nothing is left. */
function lostBy({ before, doc, mapping }: Transaction): readonly BlockId[] {
  const left = new Set(blocksOf(doc).flatMap(({ node }) => (node.content.size > 0 ? node.attrs.id : [])));
  return blocksOf(before).flatMap(({ node, pos }) => {
    const { size } = node.content;
    const isCut = size > 0 && mapping.mapResult(pos + 1, 1).deletedAfter && mapping.mapResult(pos + 1 + size, -1).deletedBefore;
    return isCut && !left.has(node.attrs.id) ? node.attrs.id : [];
  });
}
