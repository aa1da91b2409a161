/** Of whose letters are whose, what one reader is told: names never before their policy, and other delegations' seats never. */
import { type Asking, type Authorship, toldFrom } from '../../../shared/opinion/authorship.ts';
import type { BlockId, EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { OpinionAuthors, Whose } from '../../../shared/wire/authors.ts';
import type { AuthorRun, BroughtRun, Hand, RemovedRun, TextAuthors } from '../../text/authors/shape.ts';

export interface ToldAuthors extends Pick<OpinionAuthors, 'seq' | 'whose' | 'hands' | 'paragraphs'> {
  readonly knownFrom: number;
}

/** For the marks of what changed: what went elsewhere is among what is removed, and what came from elsewhere beside it. */
export interface MarkAuthors extends Omit<ToldAuthors, 'paragraphs'> {
  readonly paragraphs: readonly (ToldAuthors['paragraphs'][number] & { readonly brought?: readonly BroughtRun[] })[];
}

type ToldRuns = ToldAuthors['paragraphs'][number]['runs'];

const NONE = -1;

/** What one entity wrote; null: what is nobody's in particular. */
interface Wrote {
  /** From this log position on it is told. */
  readonly from: number;
  /** What is told of it: places in `whose`. */
  readonly places: number[];
}

/** The hands that one reader is told, those that are told alike once. Tens of thousands of hands are of few entities: of each it is asked once. */
class ToldHands {
  readonly whose: Whose[] = [];
  readonly columns = { whose: [] as number[], seq: [] as (number | null)[], at: [] as (number | null)[] };
  readonly #hands: readonly Hand[];
  readonly #authorship: Authorship;
  readonly #asking: Asking;
  /** By hand, the place of what is told of it. */
  readonly #places: Int32Array;
  readonly #wrote = new Map<EntityId | null, Wrote>();
  #withheld = NONE;
  #withheldSince = NONE;

  constructor(hands: readonly Hand[], authorship: Authorship, asking: Asking) {
    this.#hands = hands;
    this.#authorship = authorship;
    this.#asking = asking;
    this.#places = new Int32Array(hands.length).fill(NONE);
  }

  /** For the marks of what changed alone: letters of nobody in particular that came since, apart from those that stood. */
  placeSince(number: number, since: number): number {
    const place = this.place(number);
    if (place !== this.#withheld || (this.#hands[number]?.seq ?? 0) <= since) return place;
    if (this.#withheldSince === NONE) this.#withheldSince = this.#add(this.columns.whose[place] ?? NONE, Number.POSITIVE_INFINITY, null);
    return this.#withheldSince;
  }

  /** A hand has many runs. */
  place(number: number): number {
    const known = this.#places[number] ?? NONE;
    if (known !== NONE) return known;
    const hand = this.#hands[number];
    const whose = hand === undefined ? NONE : this.#whoseOf(hand);
    const place = hand === undefined || whose === NONE ? this.#placeWithheld() : this.#placeTold(number, hand, whose);
    this.#places[number] = place;
    return place;
  }

  /** NONE: it is not told. */
  #whoseOf({ as, seq, entity, seat, carriedOutBy }: Hand): number {
    if (as !== 'seat') return this.#placeOf(this.#wroteBy(null), as, null, null, false);
    const wrote = entity === null ? null : this.#wroteBy(entity);
    if (wrote === null || seq < wrote.from) return NONE;
    const isOwn = entity === this.#asking.reader.entity;
    return this.#placeOf(wrote, as, entity, isOwn ? seat : null, carriedOutBy !== null);
  }

  #wroteBy(entity: EntityId | null): Wrote {
    let wrote = this.#wrote.get(entity);
    if (wrote === undefined) {
      wrote = { from: entity === null ? 0 : toldFrom(this.#authorship, entity, this.#asking), places: [] };
      this.#wrote.set(entity, wrote);
    }
    return wrote;
  }

  #placeWithheld(): number {
    if (this.#withheld === NONE) this.#withheld = this.#add(this.#placeOf(this.#wroteBy(null), 'withheld', null, null, false), null, null);
    return this.#withheld;
  }

  #placeTold(number: number, { seq, at }: Hand, whose: number): number {
    // only hands of one entry are told alike, and these stand together
    return this.#alike(number, -1, whose) ?? this.#alike(number, 1, whose) ?? this.#add(whose, seq, at);
  }

  #add(whose: number, seq: number | null, at: number | null): number {
    const { columns } = this;
    columns.seq.push(seq);
    columns.at.push(at);
    return columns.whose.push(whose) - 1;
  }

  #alike(number: number, step: -1 | 1, whose: number): number | null {
    const { seq, at } = this.#hands[number] as Hand;
    for (let one = number + step; this.#hands[one]?.seq === seq; one += step) {
      const place = this.#places[one] ?? NONE;
      if (this.columns.whose[place] === whose && this.columns.at[place] === at) return place;
    }
    return null;
  }

  #placeOf({ places }: Wrote, as: Whose['as'], entity: EntityId | null, seat: SeatId | null, accepted: boolean): number {
    for (const place of places) {
      const one = this.whose[place];
      if (one?.as === as && one.seat === seat && one.accepted === accepted) return place;
    }
    const place = this.whose.push({ as, entity, seat, accepted }) - 1;
    places.push(place);
    return place;
  }
}

/**
 * The text at a position, and of what stood in it at `since` what was taken out: what came and went between is nobody's affair. Of letters
 * that nobody is named for not even that they are several people's is told, nor when they came: `marksOf` says it, which go to nobody.
 */
export function toldAuthors(found: TextAuthors, authorship: Authorship, asking: Asking, since: (block: BlockId) => number): ToldAuthors {
  const hands = new ToldHands(found.hands, authorship, asking);
  const paragraphs = found.paragraphs.map(({ block, runs, removed }) => ({
    block,
    runs: merged(runs, (hand) => hands.place(hand)),
    removed: removalsIn(removedSince(found, removed, since(block)).map((one) => placed(one, hands))),
  }));
  return { ...saidOf(found, hands), paragraphs: paragraphs.filter(({ runs, removed }) => runs.hand.length > 0 || removed.length > 0) };
}

/** The same for the marks of what changed, with what moved. */
export function markAuthors(found: TextAuthors, authorship: Authorship, asking: Asking, since: (block: BlockId) => number): MarkAuthors {
  const hands = new ToldHands(found.hands, authorship, asking);
  const paragraphs = found.paragraphs.map(({ block, runs, removed, moves }) => ({
    block,
    runs: merged(runs, (hand) => hands.placeSince(hand, since(block))),
    removed: removalsIn([...removedSince(found, removed, since(block)), ...(moves?.left ?? [])].map((one) => placed(one, hands))),
    brought: (moves?.brought ?? []).map((one) => ({ ...one, hand: hands.place(one.hand) })),
  }));
  return { ...saidOf(found, hands), paragraphs };
}

const saidOf = ({ seq, olderUpTo }: TextAuthors, { whose, columns }: ToldHands): Omit<ToldAuthors, 'paragraphs'> => ({
  seq,
  knownFrom: olderUpTo + 1,
  whose,
  hands: columns,
});

function removedSince({ hands }: TextAuthors, removed: readonly RemovedRun[], since: number): readonly RemovedRun[] {
  const seqOf = (hand: number): number => hands[hand]?.seq ?? 0;
  return removed.filter(({ author, remover }) => seqOf(author) <= since && seqOf(remover) > since);
}

const placed = ({ text, at, author, remover }: RemovedRun, hands: ToldHands): RemovedRun => ({
  ...{ text, at },
  author: hands.place(author),
  remover: hands.place(remover),
});

function merged(runs: readonly AuthorRun[], placeOf: (hand: number) => number): ToldRuns {
  const [lengths, places]: [number[], number[]] = [[], []];
  for (const { length, hand } of runs) {
    const place = placeOf(hand);
    const last = places.length - 1;
    if (places[last] === place) lengths[last] = (lengths[last] ?? 0) + length;
    else {
      lengths.push(length);
      places.push(place);
    }
  }
  return { length: lengths, hand: places };
}

function removalsIn(removed: readonly RemovedRun[]): readonly RemovedRun[] {
  const found: RemovedRun[] = [];
  for (const one of removed) {
    const last = found.at(-1);
    const goesOn = last !== undefined && last.at === one.at && last.author === one.author && last.remover === one.remover;
    if (goesOn) found[found.length - 1] = { ...last, text: last.text + one.text };
    else found.push(one);
  }
  return found;
}
