/** Where in the text paragraphs were that must be answered for, until that is settled (6.7): the same in the editor, followed and on paper. */
import type { Register, ShownParagraph } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';

/** More lines of one deletion would push the text off the screen: they are one, with each of them folded under it. */
export const FEW_LINES = 3;

/** Paragraphs that are not agreed as deleted, side by side of one deletion, and what they stand behind. */
export interface Burial {
  /** null = before everything. */
  readonly behind: BlockId | null;
  readonly first: ShownParagraph;
  readonly others: readonly ShownParagraph[];
}

/** `isShown`: of what is in the text; nothing stands behind the rest. */
export function burialsIn({ paragraphs }: Pick<Register, 'paragraphs'>, isShown: (id: BlockId) => boolean = () => true): readonly Burial[] {
  const found: Burial[] = [];
  let behind: BlockId | null = null;
  for (const paragraph of paragraphs) {
    const last = found.at(-1);
    if (!paragraph.removed) behind = isShown(paragraph.id) ? paragraph.id : behind;
    else if (paragraph.status === null || paragraph.status === 'agreed') continue;
    else if (last === undefined || last.behind !== behind || deletionOf(last.first) !== deletionOf(paragraph))
      found.push({ behind, first: paragraph, others: [] });
    else found[found.length - 1] = { ...last, others: [...last.others, paragraph] };
  }
  return found;
}

/** Its log position. */
export const deletionOf = ({ removedBy }: ShownParagraph): number => removedBy?.seq ?? 0;
