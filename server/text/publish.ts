/**
 * The text of an opinion becomes that of a restricted session, as one edit: nothing of how it came about is in it. What stays keeps its
 * items, word for word; a paragraph that has moved is made anew at its place.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { readBlock } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import type { TextContext } from './apply-part.ts';
import { blocksIn, build, removeItem } from './element.ts';
import { restoreInto } from './restore.ts';

export function publishBlocks({ text: { doc, fragment }, index }: TextContext, blocks: readonly TextBlock[]): void {
  const staying = inOrder(
    index.records.map(({ block }) => block.id),
    blocks.map(({ id }) => id),
  );
  doc.transact(() => {
    for (const { element, block } of index.records)
      if (!staying.has(block.id) && element._item !== null) removeItem(fragment, element._item);
    blocks.forEach((block, place) => {
      const there = staying.has(block.id) ? index.byId(block.id)?.element : undefined;
      if (there === undefined) fragment.insert(place, [build(block)]);
      else restoreInto(there, block);
    });
  }, 'publish');
}

/** The longest run of ids that both orders have. */
function inOrder(before: readonly BlockId[], after: readonly BlockId[]): ReadonlySet<BlockId> {
  interface End {
    readonly id: BlockId;
    readonly place: number;
    readonly prev: End | undefined;
  }
  const places = new Map(before.map((id, place) => [id, place]));
  /** Of each length the run that ends soonest. */
  const ends: End[] = [];
  for (const id of after) {
    const place = places.get(id);
    if (place === undefined) continue;
    const later = ends.findIndex((end) => end.place > place);
    const length = later === -1 ? ends.length : later;
    ends[length] = { id, place, prev: ends[length - 1] };
  }
  const run = new Set<BlockId>();
  for (let end = ends.at(-1); end !== undefined; end = end.prev) run.add(end.id);
  return run;
}

/** Two texts that the exact hash does not tell apart (T4), however the accents of a letter are stored: nothing is to be written between them. */
export function readAlike(one: readonly TextBlock[], other: readonly TextBlock[]): boolean {
  const [a, b] = [one, other].map((blocks) => blocks.map((block) => `${block.id} ${exactForm(block)}`).join());
  return a === b;
}

/** The text that two documents of one origin give together. */
export function mergedBlocks(updates: readonly Uint8Array[]): readonly TextBlock[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const blocks = blocksIn(doc.getXmlFragment(ROOT)).map(readBlock);
  return [...new Map(blocks.map((block) => [block.id, block])).values()];
}
