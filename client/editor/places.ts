/** Places of a search that somebody looks through, while others type: which of them are still the same, and which are chosen. */
import type { Node } from 'prosemirror-model';
import { between } from './between.ts';
import type { Place } from './find.ts';

export interface Listed {
  readonly doc: Node;
  readonly pattern: RegExp | null;
  readonly places: readonly Place[];
  /** The same place has the same number in each text. */
  readonly numbers: ReadonlyMap<Place, number>;
  /** The number of the next one that comes. */
  readonly next: number;
  readonly ticked: ReadonlySet<Place>;
  /** How many were chosen and read otherwise by now. */
  readonly lost: number;
}

type Search = Pick<Listed, 'doc' | 'pattern' | 'places'>;

/** All that may be replaced is chosen at first. */
export const listed = (search: Search, may: (place: Place) => boolean): Listed => ({
  ...search,
  numbers: new Map(search.places.map((place, at) => [place, at])),
  next: search.places.length,
  ticked: new Set(search.places.filter(may)),
  lost: 0,
});

/** The same search in the text as it is now. Nobody has seen what came meanwhile: it is not chosen by itself. */
export function followed(before: Listed, search: Search): Listed {
  const now = between(before.doc, search.doc);
  const still = new Map<string, Place>();
  for (const place of before.places) {
    const is = now(place);
    if (is !== null) still.set(nameOf(is), place);
  }
  const numbers = new Map<Place, number>();
  const ticked = new Set<Place>();
  let { next } = before;
  for (const place of search.places) {
    const was = still.get(nameOf(place));
    numbers.set(place, (was && before.numbers.get(was)) ?? next++);
    if (was !== undefined && before.ticked.has(was)) ticked.add(place);
  }
  return { ...search, numbers, next, ticked, lost: before.lost + before.ticked.size - ticked.size };
}

const nameOf = ({ block, at }: Pick<Place, 'block' | 'at'>): string => `${block} ${at}`;
