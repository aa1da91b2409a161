import type { ButWords } from './register.ts';
import type { BlockId } from './vocabulary.ts';

/** Sub-items are spoken of with what they stand under: "3 ii)". */
export function fullLabels(paragraphs: readonly ButWords[]): ReadonlyMap<BlockId, string> {
  const found = new Map<BlockId, string>();
  let above: readonly { readonly level: number; readonly label: string }[] = [];
  for (const { id, level, label, heading } of paragraphs) {
    above = heading === null ? [] : above.filter((one) => one.level < level);
    found.set(id, [...above.map((one) => one.label), label].filter((one) => one !== '').join(' '));
    above = [...above, { level, label }];
  }
  return found;
}
