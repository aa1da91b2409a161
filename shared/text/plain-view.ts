/** A text without marks: as it stands, or as if all that is suggested were accepted. */
import type { TextBlock } from './block.ts';
import { type Labels, plainText } from './plain.ts';
import { acceptedBlock } from './suggestion.ts';

export const PLAIN_VIEWS = ['clean', 'accepted'] as const;
export type PlainView = (typeof PLAIN_VIEWS)[number];

export const plainView = (blocks: readonly TextBlock[], labels: Labels, as: PlainView): string =>
  plainText(as === 'clean' ? blocks : blocks.map(acceptedBlock), labels);
