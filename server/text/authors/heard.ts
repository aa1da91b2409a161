/**
 * What the author of a part had heard of. Entries come to a client in their order, so whoever writes beside an item has heard of all up to the
 * entry that brought it. What went by then it could not take out any more: who says so claims words that others have removed.
 */
import * as Y from 'yjs';
import type { AuthorsData } from './data.ts';
import { structsOf, type Touched } from './touched.ts';

/** The last position that the author of this part had heard of for certain. */
export function hear({ doc, puts, hands, heard }: AuthorsData, { came }: Touched, byServer: boolean): number {
  if (byServer) return 0;
  let last = 0;
  for (const [client, from] of came) {
    let known = heard.get(client) ?? 0;
    const note = (id: Y.ID | null): void => {
      // its own items do not show that it has heard of others'
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
