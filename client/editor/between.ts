/** Where places of one text are in another, that others have changed meanwhile. */
import type { Node } from 'prosemirror-model';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blocksOf, ofBlock, type Placed } from './blocks.ts';
import type { Place } from './find.ts';

/** null = its words are others, or gone. */
export function between(before: Node, after: Node): (place: Place) => Place | null {
  const [was, is] = [placedIn(before), placedIn(after)];
  const changeOf = ofBlock((old) => changed(old, is.get(old.attrs.id)));
  return (place) => {
    const old = was.get(place.block);
    const change = old === undefined ? null : changeOf(old.node);
    if (change === null) return null;
    const { head, tail, by, pos } = change;
    const behind = place.at >= tail;
    if (!behind && place.at + place.words.length > head) return null;
    const at = behind ? place.at + by : place.at;
    return { ...place, at, from: pos + 1 + at, to: pos + 1 + at + place.words.length };
  };
}

const placedIn = (doc: Node): ReadonlyMap<BlockId, Placed> => new Map(blocksOf(doc).map((placed) => [placed.node.attrs.id, placed]));

/** The letters before `head` stayed, and those from `tail` on, `by` letters further. What was touched is not the same any more. */
function changed(block: Node, placed: Placed | undefined) {
  if (placed === undefined) return null;
  const { node, pos } = placed;
  const [old, now] = block === node ? ['', ''] : [block.textContent, node.textContent];
  if (old === now) return { head: Number.POSITIVE_INFINITY, tail: Number.POSITIVE_INFINITY, by: 0, pos };
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { head, tail: old.length - tail, by: now.length - old.length, pos };
}
