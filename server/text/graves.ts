/**
 * Where the items of texts lay that have lately gone from the document. A document collects what is gone together with its place, and whatever
 * comes to it later from somebody who did not know yet: from here it is known in which paragraph that was typed, and where.
 * Kept in memory alone and for the newest: who is told of a deletion types there no more. What it found stands in the entry.
 */
import * as Y from 'yjs';
import { LatestMap } from '../../shared/lib/latest-map.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import type { Unseen } from './unseen.ts';

/** One text that is gone: the paragraph that it was in, and what has come to it since. */
export interface Grave {
  readonly block: BlockId | null;
  /** Of its words as they were shown last, and of what came later, UTF-16. */
  length: number;
  readonly insertions: { readonly at: number; readonly length: number }[];
  /** How much is remembered of it. */
  ranges: number;
}

/** A place among the words of a grave, as it was when so many insertions had come. */
interface Spot {
  readonly grave: Grave;
  /** Null where that is not known. */
  readonly at: number | null;
  readonly since: number;
}

/** Items with clocks in a row. `shown`: letters, one for each clock; all else has no length. */
interface Range {
  readonly clock: number;
  readonly length: number;
  readonly shown: boolean;
  readonly spot: Spot;
}

const MOST_GRAVES = 200;
/** Of one, and of twice as many all together: what somebody types and deletes over and over fills no memory. */
const MOST_RANGES = 20_000;
/** A paragraph each. */
const MOST_UNSEEN = 50;
/** A spot is looked up along all of them. */
const MOST_INSERTIONS = 500;

export class Graves {
  /** Letters that went unseen with paragraphs that are nowhere now. */
  readonly unseen = new LatestMap<BlockId, Unseen>(MOST_UNSEEN);
  readonly #ranges = new Map<number, Range[]>();
  #graves: Grave[] = [];
  #size = 0;

  /** To be called at the end of a transaction, while all is still there that it has deleted. */
  note(fragment: Y.XmlFragment, { changed, deleteSet, beforeState }: Y.Transaction): void {
    if (deleteSet.clients.size === 0) return;
    const goes = (item: Y.Item): boolean => item.deleted && Y.isDeleted(deleteSet, item.id);
    const wasShown = (item: Y.Item): boolean => goes(item) && item.id.clock < (beforeState.get(item.id.client) ?? 0);
    for (const type of changed.keys()) {
      if (type === (fragment as unknown)) {
        for (let item = fragment._start; item !== null; item = item.right) if (goes(item)) this.#buryBlock(item, wasShown);
      } else if (type instanceof Y.XmlElement && type.parent === fragment && type._item?.deleted === false) {
        const block = blockIn(type);
        for (let item = type._start; item !== null; item = item.right) if (goes(item)) this.#bury(this.#open(block), item, wasShown);
      }
    }
  }

  /** Where the item of this id lay; null where nobody remembers. */
  graveOf({ client, clock }: Y.ID): Grave | null {
    return this.#rangeOf(client, clock)?.spot.grave ?? null;
  }

  /**
   * Something has come to it, behind the item `behind` or first: letters, or what has no length. Returns the place among its words; null where
   * that is not known.
   */
  insert(grave: Grave, { client, clock }: Y.ID, length: number, shown: boolean, behind: Y.ID | null): number | null {
    const { insertions } = grave;
    const at = insertions.length >= MOST_INSERTIONS ? null : behind === null ? 0 : this.#after(grave, behind);
    if (shown) {
      if (at !== null) insertions.push({ at, length });
      grave.length += length;
    }
    this.#keep(client, { clock, length, shown, spot: { grave, at, since: insertions.length } });
    return at;
  }

  #after(grave: Grave, { client, clock }: Y.ID): number | null {
    const range = this.#rangeOf(client, clock);
    if (range === null || range.spot.grave !== grave) return null;
    const { spot, shown } = range;
    if (spot.at === null) return null;
    let at = spot.at + (shown ? clock - range.clock + 1 : 0);
    for (const later of grave.insertions.slice(spot.since)) if (later.at < at) at += later.length;
    return at;
  }

  #buryBlock(item: Y.Item, wasShown: (item: Y.Item) => boolean): void {
    if (!(item.content instanceof Y.ContentType) || !(item.content.type instanceof Y.XmlElement)) return;
    const { type } = item.content;
    const grave = this.#open(blockIn(type));
    this.#keep(item.id.client, { clock: item.id.clock, length: 1, shown: false, spot: { grave, at: 0, since: 0 } });
    for (let child = type._start; child !== null; child = child.right) this.#bury(grave, child, wasShown);
  }

  /** A text with what is in it. */
  #bury(grave: Grave, item: Y.Item, wasShown: (item: Y.Item) => boolean): void {
    this.#keep(item.id.client, { clock: item.id.clock, length: item.length, shown: false, spot: { grave, at: grave.length, since: 0 } });
    if (!(item.content instanceof Y.ContentType)) return;
    for (let piece = item.content.type._start; piece !== null; piece = piece.right) {
      const shown = piece.content instanceof Y.ContentString && wasShown(piece);
      const { client, clock } = piece.id;
      this.#keep(client, { clock, length: piece.length, shown, spot: { grave, at: grave.length, since: 0 } });
      if (shown) grave.length += piece.length;
    }
  }

  #open(block: BlockId | null): Grave {
    if (this.#graves.length >= 2 * MOST_GRAVES || this.#size > 2 * MOST_RANGES) this.#forget();
    const grave = { block, length: 0, insertions: [], ranges: 0 };
    this.#graves.push(grave);
    return grave;
  }

  /** The older half, and more where that is not enough. */
  #forget(): void {
    const kept = new Set<Grave>();
    this.#size = 0;
    for (const grave of this.#graves.slice(-MOST_GRAVES).reverse()) {
      if (this.#size + grave.ranges > MOST_RANGES) break;
      kept.add(grave);
      this.#size += grave.ranges;
    }
    this.#graves = this.#graves.filter((grave) => kept.has(grave));
    for (const [client, ranges] of this.#ranges) {
      const left = ranges.filter(({ spot }) => kept.has(spot.grave));
      if (left.length === 0) this.#ranges.delete(client);
      else this.#ranges.set(client, left);
    }
  }

  /** By clock: what comes is mostly the newest of its client. */
  #keep(client: number, range: Range): void {
    const { grave } = range.spot;
    if (grave.ranges >= MOST_RANGES) return;
    grave.ranges++;
    this.#size++;
    const ranges = this.#ranges.get(client) ?? [];
    this.#ranges.set(client, ranges);
    if ((ranges.at(-1)?.clock ?? -1) < range.clock) ranges.push(range);
    else ranges.splice(placeIn(ranges, range.clock) + 1, 0, range);
  }

  #rangeOf(client: number, clock: number): Range | null {
    const ranges = this.#ranges.get(client) ?? [];
    const range = ranges[placeIn(ranges, clock)];
    return range !== undefined && clock < range.clock + range.length ? range : null;
  }
}

/** Of the last range that begins at this clock or before; -1 where none does. */
function placeIn(ranges: readonly Range[], clock: number): number {
  let from = 0;
  let to = ranges.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ranges[middle]?.clock ?? 0) <= clock) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Also of one that is being deleted. */
export function blockIn(element: Y.XmlElement): BlockId | null {
  const held = element._map.get('id');
  const id: unknown = held?.content.getContent()[held.length - 1];
  return isBlockId(id) ? id : null;
}
