/** What is still to be seen of deleted blocks before a document forgets them (garbage collection comes at the end of a transaction). */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import { blocksIn } from './element.ts';
import { blockIn } from './graves.ts';
import type { Former, PlacedBlock } from './memory.ts';

/** The deleted elements of a text with the id that each held. */
export function* formerHoldersIn(fragment: Y.XmlFragment): Iterable<readonly [BlockId, Former]> {
  for (let item = fragment._start; item !== null; item = item.right) {
    if (!item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    const id = type instanceof Y.XmlElement ? blockIn(type) : null;
    if (id !== null) yield [id, { client: item.id.client, clock: item.id.clock }];
  }
}

/** These blocks as they read now, before an entry takes their words out. */
export function readDoomed(fragment: Y.XmlFragment, ids: readonly BlockId[]): ReadonlyMap<BlockId, PlacedBlock> {
  const doomed = new Set<unknown>(ids);
  const found = new Map<BlockId, PlacedBlock>();
  let behind: BlockId | null = null;
  for (const element of blocksIn(fragment)) {
    const id = attributeOf(element, 'id');
    if (!isBlockId(id)) continue;
    if (doomed.has(id)) found.set(id, { block: readBlock(element), behind });
    behind = id;
  }
  return found;
}
