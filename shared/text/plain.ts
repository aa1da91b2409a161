import { type BlockId, isHeading } from '../opinion/vocabulary.ts';
import { baseText, type TextBlock } from './block.ts';

/** Derived labels by block ("a)", "1"); '' or missing = none. */
export type Labels = ReadonlyMap<BlockId, string>;

/** The text as it stands: base reading, one paragraph a line, labels in front, sub-items indented, a blank line before a heading. */
export function plainText(blocks: readonly TextBlock[], labels: Labels): string {
  const lines: string[] = [];
  for (const block of blocks) {
    const text = baseText(block).trim();
    if (text === '') continue;
    if (isHeading(block.kind) && lines.length > 0) lines.push('');
    const label = labels.get(block.id) ?? '';
    lines.push(`${'   '.repeat(block.level)}${label === '' ? '' : `${label} `}${text}`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
