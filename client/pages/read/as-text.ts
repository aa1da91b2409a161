import { labels } from '../../../shared/opinion/numbering.ts';
import type { DraftBlock } from './check.tsx';

/** Every paragraph with its words and its label, parted by empty lines. */
export function asText(blocks: readonly DraftBlock[]): string {
  const shown = blocks.filter(({ text }) => text.trim() !== '');
  const labelled = labels(shown.map(({ kind, level }) => ({ kind, level, counts: true })));
  return shown.map(({ text }, at) => `${labelled[at] ?? ''} ${text.trim()}`.trim()).join('\n\n');
}
