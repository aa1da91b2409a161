/**
 * Which letters that have been written anew stand. Each is written anew once, else whoever moves or undoes could write the words of others as
 * often as it likes, and they would be told of those (SPEC.md H28). It follows from what came and what went, so it is not kept.
 */
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsData } from './data.ts';
import { NO_ROOT, type Place, type Put, rootOf, type Span, type Spans } from './spans.ts';

/** Whose part it is, and what its author had heard of (heard.ts); no seat: the server's. */
export interface Heir {
  readonly seat: SeatId | null;
  readonly heard: number;
}

/** Of those who say not to have known of each other so many have letters that went once at most: four who work at once are many. */
export const MOST_STANDING = 4;

/** The letters of a client that stand for those of a root, so many clocks behind them. */
interface Run {
  readonly client: number;
  readonly shift: number;
}
const NONE: readonly Run[] = [];

export class Copies {
  readonly #byRoot = new Map<number, Map<number, readonly Run[]>>();
  /** One list for all letters of a run. */
  #last: readonly [Run] = [{ client: -1, shift: 0 }];

  add(root: Place, { client, clock }: Place, takes: Spans<Span>): void {
    const standing = this.#standing(root, takes);
    const shift = clock - root.clock;
    if (this.#last[0].client !== client || this.#last[0].shift !== shift) this.#last = [{ client, shift }];
    let roots = this.#byRoot.get(root.client);
    if (roots === undefined) {
      roots = new Map();
      this.#byRoot.set(root.client, roots);
    }
    roots.set(root.clock, standing.length === 0 ? this.#last : [...standing, ...this.#last]);
  }

  standing(root: Place, takes: Spans<Span>): readonly Place[] {
    return this.#standing(root, takes).map(({ client, shift }) => ({ client, clock: root.clock + shift }));
  }

  /** What has gone does not come again: it is forgotten here. */
  #standing({ client, clock }: Place, takes: Spans<Span>): readonly Run[] {
    const roots = this.#byRoot.get(client);
    const all = roots?.get(clock) ?? NONE;
    const left = all.filter((run) => takes.find(run.client, clock + run.shift) === undefined);
    if (left.length === all.length) return all;
    if (left.length > 0) roots?.set(clock, left);
    else roots?.delete(clock);
    return left;
  }
}

/** Of all that is known to have been put in. */
export function copiesIn(puts: Spans<Put>, takes: Spans<Span>): Copies {
  const copies = new Copies();
  for (const [client, spans] of puts.byClient)
    for (const { clock, length, rootClient, rootClock } of spans)
      for (let n = 0; rootClient !== NO_ROOT && n < length; n++)
        if (takes.find(client, clock + n) === undefined)
          copies.add({ client: rootClient, clock: rootClock + n }, { client, clock: clock + n }, takes);
  return copies;
}

type Known = Pick<AuthorsData, 'puts' | 'takes' | 'hands' | 'copies'>;

export const rootAt = ({ puts }: Pick<AuthorsData, 'puts'>, { client, clock }: Place): Place =>
  rootOf(puts.find(client, clock), client, clock);

/** Does a copy of this letter stand that has come since it went? */
export function hasStoodSince(data: Known, one: Place): boolean {
  const { puts, takes, hands, copies } = data;
  const went = hands.list[takes.find(one.client, one.clock)?.hand ?? -1];
  return copies
    .standing(rootAt(data, one), takes)
    .some(({ client, clock }) => (hands.list[puts.find(client, clock)?.hand ?? -1]?.seq ?? 0) >= (went?.seq ?? 0));
}

/**
 * May a seat be writing this letter anew? Not where one has been written anew since it went, by the seat itself or as its author has heard.
 * What had stood beside it by then does not matter to whoever took it out, and to others where the seat itself has none.
 */
export function inherits(data: Known, one: Place, { seat, heard }: Heir): boolean {
  if (seat === null) return true;
  const { puts, takes, hands } = data;
  const standing = data.copies.standing(rootAt(data, one), takes);
  if (standing.length === 0) return true;
  const went = hands.list[takes.find(one.client, one.clock)?.hand ?? -1];
  let since = 0;
  for (const { client, clock } of standing) {
    const hand = hands.list[puts.find(client, clock)?.hand ?? -1];
    if (hand === undefined) return false;
    const isBefore = went !== undefined && hand.seq < went.seq;
    if (!isBefore && ++since >= MOST_STANDING) return false;
    if (!isBefore && hand.seq <= heard) return false;
    if (hand.seat === seat && !(isBefore && went.seat === seat)) return false;
  }
  return true;
}
