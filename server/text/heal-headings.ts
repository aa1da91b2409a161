/**
 * The words of a heading are agreed with the paragraphs under it, so an open heading must never come to stand over a closed paragraph:
 * such an insertion or move becomes an ordinary open paragraph, its words kept.
 */
import type * as Y from 'yjs';
import { type BlockId, type BlockKind, isHeading } from '../../shared/opinion/vocabulary.ts';
import { isSuggested } from '../../shared/text/block.ts';
import { headingOf, isGoverned } from '../../shared/text/governing.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import { isBlockKind } from '../../shared/text/schema.ts';
import { writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';
import type { Line } from './line.ts';

interface Heading {
  readonly id: BlockId;
  readonly element: Y.XmlElement;
}

export function healHeadings(healing: Healing, line: Line): void {
  const before = headingOf(healing.before.records.map(({ block }) => block));
  /** The headings so far, the governing one last. */
  const headings: Heading[] = [];
  for (const element of line.elements) {
    const id = attributeOf(element, 'id');
    const kind = attributeOf(element, 'kind');
    if (!isBlockId(id) || !isBlockKind(kind)) continue;
    if (isHeading(kind) && !isSuggested(readBlock(element))) headings.push({ id, element });
    const former = before.get(id);
    if (!isGoverned(kind) || former === undefined || !healing.closed.has(id)) continue;
    for (let over = headings.at(-1); over !== undefined && isUsurper(healing, over.id, former); over = headings.at(-1)) {
      writeAttribute(over.element, 'kind', formerKind(healing, over.id));
      healing.report('closed:heading', over.id);
      headings.pop();
    }
  }
}

function isUsurper({ closed, mayMove, before }: Healing, heading: BlockId, former: BlockId | null): boolean {
  if (heading === former || closed.has(heading)) return false;
  const kind = before.byId(heading)?.block.kind;
  // Whoever may move closed text may put it under another heading, but not a new heading over it.
  return !(mayMove && kind !== undefined && isHeading(kind));
}

function formerKind({ before }: Healing, id: BlockId): BlockKind {
  const kind = before.byId(id)?.block.kind ?? 'text';
  return isHeading(kind) ? 'text' : kind;
}
