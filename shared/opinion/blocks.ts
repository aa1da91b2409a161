/** Copies of the blocks of an opinion, for folds that leave the state before as it was. */
import type { Block } from './state.ts';
import type { BlockId } from './vocabulary.ts';

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
