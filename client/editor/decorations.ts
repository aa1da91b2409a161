/**
 * What is drawn on the text without being in it: bracket pairs, and label and status of each paragraph as data attributes for the
 * style sheet. Worked out anew from each document, never moved along. Gutter and cards are no part of the text: they stand beside it at
 * `blockPositions`.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { ParagraphStatus } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { bracketClass, pairBrackets } from '../../shared/text/brackets.ts';
import { blocksOf } from './blocks.ts';
import { wordingOf } from './wording.ts';

/** How a paragraph stands, as the register says. */
export interface BlockLook {
  readonly label: string;
  readonly status: ParagraphStatus | null;
}

export function decorations(look: () => ReadonlyMap<BlockId, BlockLook>): Plugin {
  let drawn: { readonly doc: Node; readonly brackets: readonly Decoration[] } | null = null;
  return new Plugin({
    props: {
      decorations({ doc }) {
        if (drawn?.doc !== doc) drawn = { doc, brackets: brackets(doc) };
        return DecorationSet.create(doc, [...drawn.brackets, ...looks(doc, look())]);
      },
    },
  });
}

function brackets(doc: Node): readonly Decoration[] {
  const blocks = blocksOf(doc).filter(({ node }) => /[[\]［］]/.test(node.textContent));
  const start = new Map(blocks.map(({ node, pos }) => [node.attrs.id ?? '', pos + 1]));
  return pairBrackets(blocks.map(({ node }) => wordingOf(node))).map((bracket) => {
    const from = (start.get(bracket.block) ?? 0) + bracket.at;
    return Decoration.inline(from, from + 1, { class: bracketClass(bracket) });
  });
}

function looks(doc: Node, look: ReadonlyMap<BlockId, BlockLook>): readonly Decoration[] {
  return blocksOf(doc).flatMap(({ node, pos }) => {
    const found = look.get(node.attrs.id);
    if (found === undefined) return [];
    return Decoration.node(pos, pos + node.nodeSize, {
      ...(found.label !== '' && { 'data-label': found.label }),
      ...(found.status !== null && { 'data-status': found.status }),
    });
  });
}
