/** Places of a search that somebody looks through, while others type: which of them are still the same, and which are chosen. */
import type { Node } from 'prosemirror-model';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blocksOf } from './blocks.ts';
import type { Place } from './find.ts';

export interface Listed {
  readonly doc: Node;
  readonly pattern: RegExp | null;
  readonly places: readonly Place[];
  readonly ticked: ReadonlySet<Place>;
  /** How many were chosen and read otherwise by now. */
  readonly lost: number;
}

type Search = Pick<Listed, 'doc' | 'pattern' | 'places'>;

/** All that may be replaced is chosen at first. */
export const listed = (search: Search, may: (place: Place) => boolean): Listed => ({
  ...search,
  ticked: new Set(search.places.filter(may)),
  lost: 0,
});

/** The same search in the text as it is now. Nobody has seen what came meanwhile: it is not chosen by itself. */
export function followed({ doc: before, ticked, lost }: Listed, search: Search): Listed {
  const still = [...ticked].map(between(before, search.doc));
  const now = new Set(still.map((place) => place && nameOf(place)));
  const kept = search.places.filter((place) => now.has(nameOf(place)));
  return { ...search, ticked: new Set(kept), lost: lost + ticked.size - kept.length };
}

const nameOf = ({ block, at }: Pick<Place, 'block' | 'at'>): string => `${block} ${at}`;

/** Where a place of one text is in another; null = its words are others, or gone. */
export function between(before: Node, after: Node): (place: Place) => Place | null {
  const [was, is] = [textsOf(before), textsOf(after)];
  return (place) => {
    const [old, now] = [was.get(place.block), is.get(place.block)];
    const by = old === undefined || now === undefined ? null : moved(place, old.words, now.words);
    if (by === null || now === undefined) return null;
    const at = place.at + by;
    return { ...place, at, from: now.pos + 1 + at, to: now.pos + 1 + at + place.words.length };
  };
}

/** By how many letters; where it was touched by what has changed it is not the same any more. */
function moved({ at, words }: Place, old: string, now: string): number | null {
  if (old === now) return 0;
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (at + words.length <= head) return 0;
  return at >= old.length - tail ? now.length - old.length : null;
}

const textsOf = (doc: Node): ReadonlyMap<BlockId, { readonly pos: number; readonly words: string }> =>
  new Map(blocksOf(doc).map(({ node, pos }) => [node.attrs.id, { pos, words: node.textContent }]));
