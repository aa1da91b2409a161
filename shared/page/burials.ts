/** Where in the text paragraphs were that must be answered for, until that is settled, and what is said of them (6.7): the same in the editor, followed and on paper. */
import type { Text } from '../i18n/text.ts';
import type { ButWords, ShownParagraph } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import type { Entities } from './entities.ts';

/** More lines of one deletion would push the text off the screen: they are one, with each of them folded under it. */
export const FEW_LINES = 3;

/** Paragraphs that are not agreed as deleted, side by side of one deletion, and what they stand behind. */
export interface Burial {
  /** null = before everything. */
  readonly behind: BlockId | null;
  readonly first: ButWords;
  readonly others: readonly ButWords[];
}

/** `isShown`: of what is in the text; nothing stands behind the rest. */
export function burialsIn(paragraphs: readonly ButWords[], isShown: (id: BlockId) => boolean = () => true): readonly Burial[] {
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
export const deletionOf = ({ removedBy }: ButWords): number => removedBy?.seq ?? 0;

/** Whose doing it was that a paragraph is gone, when, and whose letters came late and return with it (SPEC 6.7, T37). */
export function goneWords({ t, list, facts, moment }: Text, removedBy: ShownParagraph['removedBy'], entities: Entities): string {
  const { entity = '', at = 0, late = [] } = removedBy ?? {};
  const known = entities.get(entity) !== undefined;
  const words = known ? t('gone.line', { entity: entities.name(entity), moment: moment(at) }) : t('gone.plain', { moment: moment(at) });
  return late.length === 0 ? words : facts([words, t('gone.late', { entities: list(late.map((one) => entities.name(one))) })]);
}
