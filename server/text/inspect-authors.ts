import * as Y from 'yjs';
import type { BlockId, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { TextContext } from './apply-part.ts';
import type { BlockIndex } from './block-index.ts';
import { type Decoded, type Inspected, inspect } from './inspect.ts';
import type { Authored, Preparation } from './outcome.ts';
import { remedyFor } from './remedy.ts';

export interface Looked {
  readonly author: Authored;
  readonly inspected: Inspected;
}

/**
 * All authors of a tick against the same text, before anything is applied: nobody in a tick has been sent another's part of it. Who takes a
 * paragraph away comes first, so that letters for it come late and are kept with it (T36).
 */
export function inspectAuthors(
  { text, index, memory }: TextContext,
  authors: readonly Authored[],
): readonly Looked[] | Exclude<Preparation, { ok: true }> {
  const { doc } = text;
  const claimed = new Map<number, SeatId>();
  const looked: Looked[] = [];
  for (const author of authors) {
    const { connection, actor, updates } = author;
    const mayUse = (client: number): boolean =>
      client !== doc.clientID && memory.mayUse(client, actor.seat) && (claimed.get(client) ?? actor.seat) === actor.seat;
    const inspected = inspect(updates, { clock: (client) => Y.getState(doc.store, client), mayUse });
    if (!inspected.ok) return { ok: false, connection, code: inspected.code, remedy: remedyFor(inspected.code, 'static') };
    for (const client of inspected.fresh) claimed.set(client, actor.seat);
    looked.push({ author, inspected });
  }
  if (looked.length < 2) return looked;
  const takers = new Set(looked.filter(({ inspected }) => takesBlocks(doc.store, index, inspected)));
  return [...takers, ...looked.filter((one) => !takers.has(one))];
}

/** Does a block go with this whose id does not come again, as that of a moved one does? */
function takesBlocks(store: Y.Doc['store'], index: BlockIndex, { decoded }: Inspected): boolean {
  const gone = decoded.flatMap(({ ds }) => [...blocksOf(store, index, ds)]);
  if (gone.length === 0) return false;
  const names = decoded.flatMap(({ structs }) =>
    structs.flatMap((one) => (one instanceof Y.Item && one.parentSub === 'id' ? one.content.getContent() : [])),
  );
  const named = new Set<unknown>(names);
  return !gone.every((id) => named.has(id));
}

/** The living blocks that are named here as deleted. */
function* blocksOf(store: Y.Doc['store'], index: BlockIndex, { clients }: Decoded['ds']): Iterable<BlockId> {
  for (const [client, ranges] of clients) {
    const structs = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (clock >= Y.getState(store, client)) continue;
      for (let i = Y.findIndexSS(structs, clock), struct = structs[i]; struct && struct.id.clock < clock + len; struct = structs[++i]) {
        const type = struct instanceof Y.Item && struct.content instanceof Y.ContentType ? struct.content.type : null;
        const record = type === null ? undefined : index.recordOf(type);
        if (record !== undefined) yield record.block.id;
      }
    }
  }
}
