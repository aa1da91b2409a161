import type { Text } from '../i18n/text.ts';
import type { Refusal } from '../opinion/refusal.ts';

/** How much stands between a text and adoption, "3 paragraphs and 1 point": the same on the list, on the page of the opinion and for those who follow. */
export function inTheWay(blockers: readonly Refusal[], { t, list }: Pick<Text, 't' | 'list'>): string {
  const blocks = new Set(blockers.flatMap((refusal) => refusal.blocks ?? []));
  const onWhole = blockers.filter((refusal) => (refusal.blocks ?? []).length === 0).length;
  return list([
    ...(blocks.size > 0 ? [t('home.paragraphs', { count: blocks.size })] : []),
    ...(onWhole > 0 ? [t('between.count', { count: onWhole })] : []),
  ]);
}
