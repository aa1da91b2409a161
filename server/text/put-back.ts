import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { isGoverned } from '../../shared/text/governing.ts';
import { readBlock } from '../../shared/text/read.ts';
import { blocksIn, build } from './element.ts';
import type { Healing } from './healing.ts';

/**
 * Puts a closed block back behind its nearest predecessor that is still there, but past no other closed block, and under no open heading
 * that has come after the closed text before it.
 */
export function putBack({ fragment, before, closed, whole }: Healing, block: TextBlock): void {
  const isClosed = (id: BlockId): boolean => whole || closed.has(id);
  const now = blocksIn(fragment).map(readBlock);
  const placeNow = new Map(now.map(({ id }, place) => [id, place]));
  const own = before.records.findIndex((record) => record.block.id === block.id);
  let from = 0;
  let to = now.length;
  before.records.forEach(({ block: { id } }, place) => {
    const at = placeNow.get(id);
    if (at === undefined || !isClosed(id)) return;
    if (place < own) from = Math.max(from, at + 1);
    else if (place > own) to = Math.min(to, at);
  });
  if (isGoverned(block.kind)) {
    const heading = now.findIndex(({ kind }, place) => place >= from && place < to && isHeading(kind));
    if (heading >= 0) to = heading;
  }
  for (let place = own - 1; place >= 0; place--) {
    const predecessor = before.records[place];
    const behind = predecessor === undefined ? undefined : placeNow.get(predecessor.block.id);
    if (behind === undefined || behind + 1 < from || behind + 1 > to) continue;
    fragment.insert(behind + 1, [build(block)]);
    return;
  }
  fragment.insert(from, [build(block)]);
}
