/**
 * Where the items of texts lay that have lately gone from the document. A document collects what is gone together with its place, and whatever
 * comes to it later from somebody who did not know yet: from here it is known in which paragraph that was typed, and where.
 * Kept in memory alone and for the newest: who is told of a deletion types there no more. What it found stands in the entry.
 */
import * as Y from 'yjs';
import { LatestMap } from '../../shared/lib/latest-map.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { LeftSuggestions } from './left-suggestions.ts';
import type { Unseen } from './unseen.ts';

/** One text that is gone: the paragraph that it was in, and what has come to it since. */
export interface Grave {
  readonly block: BlockId | null;
  /** Of its words as they were shown last, and of what came later, UTF-16. */
  length: number;
  /** In their order; what was taken out has a length below 0. */
  readonly insertions: { readonly at: number; readonly length: number }[];
  /** How much is remembered of it. */
  ranges: number;
  /** Its words are not those any more that the paragraph comes back with: nothing has a place among them. */
  astray: boolean;
}

/** Letters in a row that are taken out of a grave, `of` so many. */
export interface Stretch {
  readonly grave: Grave;
  readonly at: number;
  readonly of: number;
  length: number;
}

/** A place among the words of a grave, as it was when so many insertions had come. */
interface Spot {
  readonly grave: Grave;
  /** Null where that is not known. */
  readonly at: number | null;
  readonly since: number;
}

/** Items with clocks in a row. `shown`: letters, one for each clock; all else has no length. `out`: they had come late, and were taken out again. */
interface Range {
  readonly clock: number;
  readonly length: number;
  readonly shown: boolean;
  readonly out?: true;
  readonly spot: Spot;
}

const MOST_GRAVES = 200;
/** Of one, and of twice as many all together: what somebody types and deletes over and over fills no memory. */
const MOST_RANGES = 20_000;
/** A paragraph each. */
const MOST_UNSEEN = 50;
/** A spot is looked up along all of them. */
const MOST_INSERTIONS = 500;
/** That one part takes out. */
const MOST_STRETCHES = 64;

export class Graves {
  /** Letters that went unseen with paragraphs that are nowhere now. */
  readonly unseen = new LatestMap<BlockId, Unseen>(MOST_UNSEEN);
  #suggestions = new LeftSuggestions();
  readonly #ranges = new Map<number, Range[]>();
  #graves: Grave[] = [];
  #size = 0;

  /** Words of suggestions that others took out. */
  get suggestions(): LeftSuggestions {
    return this.#suggestions;
  }

  /** As it is now: for whoever goes on from here where what is tried next comes to nothing. */
  fork(): Graves {
    const fork = new Graves();
    fork.#suggestions = this.#suggestions.fork();
    const graves = new Map<Grave, Grave>();
    const copyOf = (grave: Grave): Grave => {
      const copy = graves.get(grave) ?? { ...grave, insertions: [...grave.insertions] };
      graves.set(grave, copy);
      return copy;
    };
    const copied = (range: Range): Range => ({ ...range, spot: { ...range.spot, grave: copyOf(range.spot.grave) } });
    for (const [id, unseen] of this.unseen) fork.unseen.set(id, unseen);
    for (const [client, ranges] of this.#ranges) fork.#ranges.set(client, ranges.map(copied));
    fork.#graves = this.#graves.map(copyOf);
    fork.#size = this.#size;
    return fork;
  }

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
    const at = grave.astray || insertions.length >= MOST_INSERTIONS ? null : behind === null ? 0 : this.#after(grave, behind);
    if (shown && at !== null) {
      insertions.push({ at, length });
      grave.length += length;
    }
    this.#keep(client, { clock, length, shown, spot: { grave, at, since: insertions.length } });
    return at;
  }

  /** Takes letters out again that came late, of graves that are `open`. Adds to `taken` each stretch as it lies when those before it are out. */
  takeOut(client: number, clock: number, length: number, open: (grave: Grave) => boolean, taken: Stretch[]): void {
    const ranges = this.#ranges.get(client) ?? [];
    for (let i = Math.max(placeIn(ranges, clock), 0); i < ranges.length; i++) {
      const range = ranges[i];
      if (range === undefined || range.clock >= clock + length) return;
      const { grave, at, since } = range.spot;
      if (!range.shown || range.out || at === null || since === 0 || grave.astray || !open(grave)) continue;
      const from = Math.max(clock, range.clock);
      const to = takeFrom(range, from, Math.min(clock + length, range.clock + range.length), taken);
      if (to <= from) continue;
      const out = { ...piece(range, from, to), out: true as const };
      const left = [piece(range, range.clock, from), out, piece(range, to, range.clock + range.length)].filter((one) => one.length > 0);
      ranges.splice(i, 1, ...left);
      i += left.length - 1;
      grave.ranges += left.length - 1;
      this.#size += left.length - 1;
    }
  }

  /** The paragraph is there again: where it goes once more, it goes with other words. */
  back(block: BlockId): void {
    for (const grave of this.#graves) if (grave.block === block) grave.astray = true;
  }

  #after(grave: Grave, { client, clock }: Y.ID): number | null {
    const range = this.#rangeOf(client, clock);
    if (range === null || range.spot.grave !== grave) return null;
    const { spot, shown } = range;
    if (spot.at === null) return null;
    let at = spot.at + (shown ? clock - range.clock + 1 : 0);
    for (const later of grave.insertions.slice(spot.since)) if (later.at < at) at = Math.max(later.at, at + later.length);
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
    const grave = { block, length: 0, insertions: [], ranges: 0, astray: false };
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

/** Takes out what lies between two clocks of a range. Returns the clock that it came to: the rest stays. */
function takeFrom({ clock, spot }: Range, from: number, to: number, taken: Stretch[]): number {
  const { grave, since } = spot;
  const { insertions } = grave;
  let next = from;
  while (next < to && insertions.length < MOST_INSERTIONS && taken.length < MOST_STRETCHES) {
    let at = (spot.at ?? 0) + next - clock;
    let length = to - next;
    for (let i = since; i < insertions.length; i++) {
      const later = insertions[i];
      if (later === undefined || later.at >= at + length) continue;
      if (later.at <= at) at += later.length;
      else length = later.at - at;
    }
    const last = taken.at(-1);
    if (last?.grave === grave && last.at === at) {
      last.length += length;
      insertions[insertions.length - 1] = { at, length: -last.length };
    } else {
      taken.push({ grave, at, of: grave.length, length });
      insertions.push({ at, length: -length });
    }
    grave.length -= length;
    next += length;
  }
  return next;
}

/** The part of a range between two clocks. */
const piece = (range: Range, from: number, to: number): Range => {
  const { spot } = range;
  return { ...range, clock: from, length: to - from, spot: { ...spot, at: spot.at === null ? null : spot.at + from - range.clock } };
};

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
