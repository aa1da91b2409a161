import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Line } from './line.ts';
import type { GoneBlock } from './memory.ts';

/**
 * Blocks that were gone are there again, each behind its nearest predecessor that is: what stood behind one another comes back so.
 * `behindOf`: what any other that is gone stood behind.
 */
export function bringBack(line: Line, gone: readonly GoneBlock[], behindOf: (id: BlockId) => BlockId | null): void {
  const missing = new Map(gone.map((one) => [one.block.id, one]));
  const bring = (one: GoneBlock): void => {
    missing.delete(one.block.id);
    let { behind } = one;
    const passed = new Set<BlockId>();
    while (behind !== null && line.byId(behind) === undefined && !passed.has(behind)) {
      passed.add(behind);
      const before = missing.get(behind);
      if (before === undefined) behind = behindOf(behind);
      else bring(before);
    }
    const predecessor = line.byId(behind ?? '');
    line.insert(predecessor === undefined ? 0 : line.placeOf(predecessor) + 1, one.block);
  };
  // of two that stood behind the same one, that which went last stood further down
  for (const one of [...gone].reverse()) if (missing.has(one.block.id)) bring(one);
}
