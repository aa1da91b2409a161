import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { isGoverned } from '../../shared/text/governing.ts';
import { attributeOf } from '../../shared/text/read.ts';
import { isBlockKind } from '../../shared/text/schema.ts';
import type { BlockRecord } from './block-index.ts';
import { type Healing, isClosed } from './healing.ts';
import type { Line } from './line.ts';

/**
 * Puts a closed block back behind its nearest predecessor that is still there, but past no other closed block, and under no open heading
 * that has come after the closed text before it.
 */
export function putBack(healing: Healing, line: Line, record: BlockRecord): void {
  const { records } = healing.before;
  const own = records.indexOf(record);
  /** Where a block of the text before stands now. */
  const placeOf = (place: number): number | null => {
    const element = line.byId(records[place]?.block.id ?? '');
    return element === undefined ? null : line.placeOf(element);
  };
  const isClosedAt = (place: number): boolean => isClosed(healing, records[place]?.block.id ?? '');
  let from = 0;
  let to = line.elements.length;
  for (let place = own - 1; place >= 0 && from === 0; place--) if (isClosedAt(place)) from = (placeOf(place) ?? -1) + 1;
  for (let place = own + 1; place < records.length && to === line.elements.length; place++)
    if (isClosedAt(place)) to = placeOf(place) ?? to;
  if (to < from) to = line.elements.length; // others are out of order: that is healed next
  if (isGoverned(record.block.kind)) to = openHeading(line, from, to);
  for (let place = own - 1; place >= 0; place--) {
    const behind = placeOf(place);
    if (behind !== null && behind + 1 >= from && behind + 1 <= to) return line.insert(behind + 1, record.block);
  }
  line.insert(from, record.block);
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
