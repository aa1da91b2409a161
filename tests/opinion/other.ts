/** Another opinion, on whose paragraphs conditions may count. */
import type { Elsewhere } from '../../shared/opinion/entry.ts';

type Paragraph = Elsewhere['paragraphs'][number];

export const paragraph = (change: Partial<Paragraph> = {}): Paragraph => ({
  id: 'p',
  kind: 'operative-item',
  label: '1',
  heading: 'invites',
  hash: 'words',
  agreed: false,
  ...change,
});

export const other = (seq: number, ...paragraphs: readonly Paragraph[]): Elsewhere => ({ opinion: 'other', seq, number: '2', paragraphs });
