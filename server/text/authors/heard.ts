/**
 * What the author of a part had heard of. Entries come to a client in their order, so whoever writes beside an item, or takes one out, has heard
 * of all up to the entry that brought it. What went by then it could not take out any more: who says so claims words that others have removed.
 */
import * as Y from 'yjs';
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsData } from './data.ts';
import { structsOf, type Touched } from './touched.ts';

type Known = Pick<AuthorsData, 'doc' | 'puts' | 'hands' | 'heard'>;

/**
 * The last position that the seat of this part had heard of for certain; null: the server's. A seat may have several connections, and a client of
 * Yjs is named by whoever writes: so what one of them had heard of counts for all.
 */
export function hear(data: Known, touched: Touched, seat: SeatId | null): number {
  if (seat === null) return 0;
  const { doc, puts, hands, heard } = data;
  const before = heard.get(seat) ?? 0;
  let last = Math.max(before, lastNamed(data, touched, seat));
  for (const [client, from] of touched.came) {
    const note = (id: Y.ID | null): void => {
      const span = id === null || id.client === client ? undefined : puts.find(id.client, id.clock);
      if (span !== undefined) last = Math.max(last, seqFor(hands, span.hand, seat));
    };
    for (const item of structsOf(doc, client, from)) {
      if (!(item instanceof Y.Item)) continue;
      note(item.origin);
      note(item.rightOrigin);
      if (item.parent instanceof Y.AbstractType) note(item.parent._item?.id ?? null);
    }
  }
  if (last > before) heard.set(seat, last);
  return last;
}

/** What a seat wrote itself does not show that it has heard of others'. */
const seqFor = ({ list }: Known['hands'], hand: number, seat: SeatId): number => {
  const one = list[hand];
  return one === undefined || one.seat === seat ? 0 : one.seq;
};

/** The last position with which something came that is taken out here, or was gone by then. */
function lastNamed({ doc, puts, hands }: Known, { went, again }: Touched, seat: SeatId): number {
  let last = 0;
  const note = (client: number, clock: number, length: number): void => {
    let span = puts.find(client, clock) ?? puts.after(client, clock);
    for (; span !== undefined && span.clock < clock + length; span = puts.after(client, span.clock))
      last = Math.max(last, seqFor(hands, span.hand, seat));
  };
  for (const [client, ranges] of again) for (const { clock, length } of ranges) note(client, clock, length);
  for (const { client, clock, length } of went)
    for (const item of structsOf(doc, client, clock, clock + length))
      if (item instanceof Y.Item && isNamed(item)) note(client, item.id.clock, item.length);
  return last;
}

/** With a paragraph goes what its author did not know of, and with a new attribute the one before. */
const isNamed = ({ parent, parentSub }: Y.Item): boolean =>
  parentSub === null && parent instanceof Y.AbstractType && parent._item?.deleted !== true;
