import { type BlockId, type BlockKind, isHeading } from '../opinion/vocabulary.ts';
import { isSuggested, type TextBlock } from './block.ts';

/** Title, enacting line, footnotes and headings themselves stand under no heading. */
export const isGoverned = (kind: BlockKind): boolean => !isHeading(kind) && kind !== 'title' && kind !== 'enacting' && kind !== 'footnote';

type Line = Pick<TextBlock, 'kind' | 'sug'>;

/** For each block of a document, in order, the heading it stands under: the nearest one above; null for none. A suggested heading governs nothing yet. */
export function governing<B extends Line>(blocks: readonly B[]): (B | null)[] {
  let heading: B | null = null;
  return blocks.map((block) => {
    if (isHeading(block.kind) && !isSuggested(block)) heading = block;
    return isGoverned(block.kind) ? heading : null;
  });
}

/** The same by id. */
export function headingOf(blocks: readonly (Line & Pick<TextBlock, 'id'>)[]): Map<BlockId, BlockId | null> {
  const above = governing(blocks);
  return new Map(blocks.map(({ id }, i) => [id, above[i]?.id ?? null]));
}
