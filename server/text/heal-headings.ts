/**
 * The words of a heading are agreed with the paragraphs under it, so an open heading must never come to stand over a closed paragraph:
 * such an insertion or move becomes an ordinary open paragraph, its words kept.
 */
import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { governing, headingOf } from '../../shared/text/governing.ts';
import { readBlock } from '../../shared/text/read.ts';
import { blocksIn, writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';

export function healHeadings(healing: Healing): void {
  const before = headingOf(healing.before.records.map(({ block }) => block));
  for (;;) {
    const elements = blocksIn(healing.fragment);
    const usurper = findUsurper(healing, elements.map(readBlock), before);
    const element = usurper === null ? undefined : elements[usurper.at];
    if (usurper === null || element === undefined) return;
    const former = healing.before.byId(usurper.id)?.block.kind ?? 'text';
    writeAttribute(element, 'kind', isHeading(former) ? 'text' : former);
    healing.report('closed:heading', usurper.id);
  }
}

function findUsurper(
  { closed, mayMove, before: old }: Healing,
  now: readonly TextBlock[],
  before: ReadonlyMap<BlockId, BlockId | null>,
): { readonly at: number; readonly id: BlockId } | null {
  const above = governing(now);
  for (const [i, { id }] of now.entries()) {
    const heading = above[i];
    if (heading === null || heading === undefined || !closed.has(id) || closed.has(heading.id)) continue;
    if (!before.has(id) || before.get(id) === heading.id) continue;
    // Whoever may move closed text may put it under another heading, but not a new heading over it.
    const kind = old.byId(heading.id)?.block.kind;
    if (mayMove && kind !== undefined && isHeading(kind)) continue;
    return { at: now.indexOf(heading), id: heading.id };
  }
  return null;
}
