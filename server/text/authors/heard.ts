/**
 * What the author of a part had heard of. Entries come to a client in their order, so whoever writes beside an item, or takes one out, has heard
 * of all up to the entry that brought it. What went by then it could not take out any more: who says so claims words that others have removed.
 */
import * as Y from 'yjs';
import type { AuthorsData } from './data.ts';
import { structsOf, type Touched } from './touched.ts';

type Known = Pick<AuthorsData, 'doc' | 'puts' | 'hands' | 'heard'>;

/** The last position that the author of this part had heard of for certain. */
export function hear(data: Known, touched: Touched, byServer: boolean): number {
  if (byServer) return 0;
  const { doc, puts, hands, heard } = data;
  const { came } = touched;
  // its own items do not show that it has heard of others'
  const named = came.size === 0 ? 0 : lastNamed(data, touched, (client) => !came.has(client));
  let last = 0;
  for (const [client, from] of came) {
    let known = Math.max(heard.get(client) ?? 0, named);
    const note = (id: Y.ID | null): void => {
      const span = id === null || id.client === client ? undefined : puts.find(id.client, id.clock);
      if (span !== undefined) known = Math.max(known, hands.seqOf(span.hand));
    };
    for (const item of structsOf(doc, client, from)) {
      if (!(item instanceof Y.Item)) continue;
      note(item.origin);
      note(item.rightOrigin);
      if (item.parent instanceof Y.AbstractType) note(item.parent._item?.id ?? null);
    }
    if (known > (heard.get(client) ?? 0)) heard.set(client, known);
    last = Math.max(last, known);
  }
  return last;
}

/** The last position with which something came that is taken out here, or was gone by then. */
function lastNamed({ doc, puts, hands }: Known, { went, again }: Touched, may: (client: number) => boolean): number {
  let last = 0;
  const note = (client: number, clock: number, length: number): void => {
    let span = puts.find(client, clock) ?? puts.after(client, clock);
    for (; span !== undefined && span.clock < clock + length; span = puts.after(client, span.clock))
      last = Math.max(last, hands.seqOf(span.hand));
  };
  for (const [client, ranges] of again) if (may(client)) for (const { clock, length } of ranges) note(client, clock, length);
  for (const { client, clock, length } of went)
    if (may(client))
      for (const item of structsOf(doc, client, clock, clock + length))
        if (item instanceof Y.Item && isNamed(item)) note(client, item.id.clock, item.length);
  return last;
}

/** With a paragraph goes what its author did not know of, and with a new attribute the one before. */
const isNamed = ({ parent, parentSub }: Y.Item): boolean =>
  parentSub === null && parent instanceof Y.AbstractType && parent._item?.deleted !== true;
