import type { BlockKind } from '../opinion/vocabulary.ts';
import type { Label } from './label.ts';
import type { Level } from './reading.ts';
import type { Remark } from './source.ts';

/** A block with the label it had in the source and what is doubtful about it. */
export interface Placed {
  readonly kind: BlockKind;
  readonly level: Level;
  readonly text: string;
  readonly label: Label | null;
  readonly remarks: readonly Remark[];
}
