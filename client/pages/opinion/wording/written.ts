/** The paragraphs of the editor as the wording check reads them: with what is suggested, and without the letters that would go. */
import type { Node } from 'prosemirror-model';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { type Span, STRUCK, type Written } from '../../../../shared/wording/finding.ts';
import { isStruck } from '../../../editor/as-suggestion.ts';
import { blocksOf, ofBlock } from '../../../editor/blocks.ts';

const wordsOf = ofBlock((block) => {
  const literal: Span[] = [];
  let words = '';
  for (const run of block.children) {
    const text = run.text ?? '';
    if (run.marks.some(({ type }) => type.name === 'lit')) literal.push({ from: words.length, to: words.length + text.length });
    words += isStruck(run) ? STRUCK.repeat(text.length) : text;
  }
  return { words, literal };
});

/** Null where it would only go. */
export function writtenOf(node: Node, shown: ShownParagraph | undefined): Written | null {
  const { id, kind, level, sug } = node.attrs;
  if (typeof id !== 'string' || String(sug).startsWith('del:')) return null;
  return { block: id, kind, level, label: shown?.label ?? '', hash: shown?.hash ?? null, ...wordsOf(node) };
}

export const writtenIn = (doc: Node, paragraphs: ReadonlyMap<BlockId, ShownParagraph>): readonly Written[] =>
  blocksOf(doc).flatMap(({ node }) => writtenOf(node, paragraphs.get(node.attrs.id)) ?? []);
