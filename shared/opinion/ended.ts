import type { BlockId, EntityId, PositionId, PositionKind } from './vocabulary.ts';

/** A position that its State has withdrawn, or whose time has passed: told for a while in its place. Its words belong to the log. */
export interface Ended {
  readonly id: PositionId;
  readonly kind: PositionKind;
  readonly entity: EntityId;
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
  readonly seq: number;
  readonly at: number;
  readonly lapsed: boolean;
}
