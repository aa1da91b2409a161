import type { BlockId, Channel, EntityId, Hash } from './vocabulary.ts';

/** Acts of an adoption (SPEC 7.2-7.5, 7.13-7.16). */
export type AdoptionAct =
  | {
      readonly type: 'adoption.called';
      readonly docHash: Hash;
      readonly textHash: Hash;
      readonly minSeconds: number;
      readonly present: readonly EntityId[];
    }
  | {
      readonly type: 'opinion.adopted';
      readonly docHash: Hash;
      readonly textHash: Hash;
      readonly present: readonly EntityId[];
      readonly dropped: readonly EntityId[];
      /** How long it is open to objections that have crossed it, seconds. Older logs do not say: it closed at once. */
      readonly openSeconds?: number;
    }
  /** Nobody's objection has crossed it in time: from here on the opinion is adopted. */
  | { readonly type: 'adoption.closed'; readonly of: number }
  /** By a State whose screen had been handed the adoption that was open. It holds nothing, and has no condition. */
  | {
      readonly type: 'objection.late';
      readonly block: BlockId | null;
      readonly hash: Hash | null;
      readonly entity: EntityId;
      readonly via: Channel;
      readonly reasoned: boolean;
      readonly cured: boolean;
      readonly seen: number;
    }
  | { readonly type: 'adoption.undone'; readonly of: number };
