/** What the rules remember of each paragraph, and copies of them for folds that leave the state before as it was. */
import type { Proposal, Successor } from './editorial.ts';
import type { BlockId, BlockKind, EntityId, Hash, ReopenCause, Verdict } from './vocabulary.ts';

/** A call for objections on one paragraph; the calls of one batch share their log position. */
export interface Call {
  readonly seq: number;
  readonly openedAt: number;
  /** The words it is about; null for the paragraph as deleted. */
  readonly hash: Hash | null;
  readonly minSeconds: number;
  /** Ms UTC from which the minimum time runs: the opening, or the last lifting of a hold since. */
  readonly from: number;
  /** Ms UTC of a silence procedure; null for a live call. */
  readonly deadline: number | null;
  /** Has the log recorded that its time has passed? */
  readonly ripe: boolean;
}

export interface Declaration {
  readonly seq: number;
  readonly at: number;
  readonly hash: Hash | null;
  /** False once cancelled, which is for good. */
  readonly stands: boolean;
  /** Seconds in which it may be undone, as the policy said at the gavel; null under the first rules, which ask the policy of the day. */
  readonly undoSeconds: number | null;
  /** What an undoing in time puts back: a declaration undone in time never existed. */
  readonly call: Call | null;
  readonly before: Declaration | null;
  /** Editorial changes of the words, confirmed since and not contested, in order. */
  readonly successors: readonly Successor[];
  /** The Member State that undid the last of them, or null. */
  readonly contested: { readonly entity: EntityId; readonly seq: number; readonly at: number } | null;
}

/** How often agreed text was opened again by an act, and by what last. */
export interface Reopenings {
  readonly count: number;
  readonly cause: ReopenCause | 'objection' | 'time' | 'governs';
  readonly entity: EntityId | null;
  /** Log position of the last act that did it. */
  readonly seq: number;
}

export interface Block {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** null = not in the text. */
  readonly hash: Hash | null;
  readonly exact: Hash | null;
  /** Since which log position it is not in the text; 0 while it is. */
  readonly gone: number;
  /** Whose doing that was, and when, ms UTC, and whose letters came late and return with it, how many; null while it is in the text. */
  readonly goneBy: { readonly entity: EntityId; readonly at: number; readonly late?: ReadonlyMap<EntityId, number> } | null;
  /** The heading under which it was deleted, where its deletion has to be agreed; under rules 1 it was not remembered. */
  readonly goneUnder: BlockId | null;
  readonly brackets: number;
  readonly balanced: boolean;
  readonly suggestions: number;
  readonly length: number;
  /** It was in the text that was tabled, so its deletion has to be agreed like any other change. */
  readonly tabled: boolean;
  readonly call: Call | null;
  /** The objection that broke the last silence procedure on it, until there is a new call. */
  readonly broken: { readonly entity: EntityId; readonly seq: number } | null;
  readonly declared: Declaration | null;
  /** The last editorial change that was proposed; over once the paragraph reads otherwise. */
  readonly proposed: Proposal | null;
  readonly reopened: Reopenings | null;
  readonly asked: readonly { readonly entity: EntityId; readonly seq: number }[];
  /** Suggestions that were parked, and the last that was settled otherwise; in order. */
  readonly settled: readonly Settled[];
}

export interface Settled {
  readonly entity: EntityId;
  readonly verdict: Verdict;
  readonly seq: number;
  readonly at: number;
}

/** A copy only where something changes. What is not there is left out. */
export function withBlocks(
  blocks: ReadonlyMap<BlockId, Block>,
  ids: readonly (BlockId | null)[],
  change: (block: Block) => Block,
): ReadonlyMap<BlockId, Block> {
  let copy: Map<BlockId, Block> | null = null;
  for (const id of ids) {
    const before = id === null ? undefined : blocks.get(id);
    if (before === undefined) continue;
    const after = change(before);
    if (after === before) continue;
    copy ??= new Map(blocks);
    copy.set(before.id, after);
  }
  return copy ?? blocks;
}
