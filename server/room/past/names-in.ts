/** How paragraphs are called at a position, with what their names are made of. */
import { fullLabels } from '../../../shared/opinion/full-labels.ts';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { type BlockId, isHeading } from '../../../shared/opinion/vocabulary.ts';
import { headingWords } from '../../../shared/page/paragraph-names.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import type { NamedParagraph } from '../../../shared/wire/opinion.ts';

/** null: there was no such paragraph then. `read`: the words of a heading. */
export function namesIn(
  paragraphs: readonly ShownParagraph[],
  read: (heading: BlockId) => TextBlock | null,
): (block: BlockId) => NamedParagraph | null {
  const byId = new Map(paragraphs.map((one) => [one.id, one]));
  const labels = fullLabels(paragraphs);
  return (block) => {
    const found = byId.get(block);
    if (found === undefined) return null;
    const { id, kind, removed, heading } = found;
    const above = read(heading ?? id);
    return { id, kind, removed, label: labels.get(id) ?? '', heading: above !== null && isHeading(above.kind) ? headingWords(above) : '' };
  };
}
