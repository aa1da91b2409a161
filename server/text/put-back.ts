import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { isGoverned } from '../../shared/text/governing.ts';
import { attributeOf } from '../../shared/text/read.ts';
import { isBlockKind } from '../../shared/text/schema.ts';
import type { BlockRecord } from './block-index.ts';
import { type Healing, isClosed } from './healing.ts';
import type { Line } from './line.ts';

/**
 * Puts closed blocks back, each behind its nearest predecessor that is still there, but past no other closed block, and under no open heading
 * that has come after the closed text before it. To be called for blocks in their order: a thousand of them may be missing, and what stands
 * after them is looked for once.
 */
export function putterBack(healing: Healing, line: Line): (record: BlockRecord) => void {
  const { records } = healing.before;
  const isClosedAt = (place: number): boolean => isClosed(healing, records[place]?.block.id ?? '');
  /** Where a block of the text before stands now. */
  const placeOf = (place: number): number | null => {
    const element = line.byId(records[place]?.block.id ?? '');
    return element === undefined ? null : line.placeOf(element);
  };
  let nextClosed: ReadonlyMap<BlockRecord, BlockId | null> | null = null;
  return (record) => {
    nextClosed ??= closedAfter(healing, line);
    const own = records.indexOf(record);
    let from = 0;
    for (let place = own - 1; place >= 0 && from === 0; place--) if (isClosedAt(place)) from = (placeOf(place) ?? -1) + 1;
    const next = line.byId(nextClosed.get(record) ?? '');
    let to = next === undefined ? line.elements.length : line.placeOf(next);
    if (to < from) to = line.elements.length; // others are out of order: that is healed next
    if (isGoverned(record.block.kind)) to = openHeading(line, from, to);
    for (let place = own - 1; place >= 0; place--) {
      const behind = placeOf(place);
      if (behind !== null && behind + 1 >= from && behind + 1 <= to) return line.insert(behind + 1, record.block);
    }
    line.insert(from, record.block);
  };
}

/** For each block of the text before the next closed one that is there. */
function closedAfter(healing: Healing, line: Line): ReadonlyMap<BlockRecord, BlockId | null> {
  const found = new Map<BlockRecord, BlockId | null>();
  let next: BlockId | null = null;
  for (const record of [...healing.before.records].reverse()) {
    found.set(record, next);
    if (isClosed(healing, record.block.id) && line.byId(record.block.id) !== undefined) next = record.block.id;
  }
  return found;
}

/** The first heading from one place on, before another. */
function openHeading(line: Line, from: number, to: number): number {
  for (let place = from; place < to; place++) {
    const element = line.elements[place];
    const kind = element === undefined ? null : attributeOf(element, 'kind');
    if (isBlockKind(kind) && isHeading(kind)) return place;
  }
  return to;
}
