/** Of whose letters are whose, what one reader is told: names never before their policy, and other delegations' seats never. */
import { type Asking, type Authorship, isTold } from '../../../shared/opinion/authorship.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { ToldHand } from '../../../shared/wire/authors.ts';
import type { AuthorRun, Hand, ParagraphAuthors, RemovedRun, TextAuthors } from '../../text/authors/shape.ts';

export interface ToldAuthors {
  readonly seq: number;
  readonly knownFrom: number;
  readonly hands: readonly ToldHand[];
  readonly paragraphs: readonly ParagraphAuthors[];
}

const NONE = -1;

const WITHHELD: ToldHand = { as: 'withheld', seq: null, at: null, entity: null, seat: null, accepted: false };

function toldHand({ as, seq, at, entity, seat, carriedOutBy }: Hand, authorship: Authorship, asking: Asking): ToldHand {
  if (as !== 'seat') return { as, seq, at, entity: null, seat: null, accepted: false };
  if (entity === null || !isTold(authorship, { entity, seq }, asking)) return WITHHELD;
  return { as, seq, at, entity, seat: entity === asking.reader.entity ? seat : null, accepted: carriedOutBy !== null };
}

const isSame = (one: ToldHand | undefined, { as, seq, at, entity, seat, accepted }: ToldHand): boolean =>
  one?.as === as && one.seq === seq && one.at === at && one.entity === entity && one.seat === seat && one.accepted === accepted;

/** The hands that one reader is told, those that are told alike once. */
class ToldHands {
  readonly list: ToldHand[] = [];
  readonly #hands: readonly Hand[];
  readonly #tell: (hand: Hand) => ToldHand;
  /** By hand, the place of what is told of it. */
  readonly #places: Int32Array;
  #withheld = NONE;

  constructor(hands: readonly Hand[], tell: (hand: Hand) => ToldHand) {
    this.#hands = hands;
    this.#tell = tell;
    this.#places = new Int32Array(hands.length).fill(NONE);
  }

  /** A hand has many runs. */
  place(number: number): number {
    const known = this.#places[number] ?? NONE;
    if (known !== NONE) return known;
    const hand = this.#hands[number];
    const told = hand === undefined ? WITHHELD : this.#tell(hand);
    const place = told === WITHHELD ? this.#placeWithheld() : (this.#alike(number, told) ?? this.#add(told));
    this.#places[number] = place;
    return place;
  }

  #add(told: ToldHand): number {
    return this.list.push(told) - 1;
  }

  #placeWithheld(): number {
    if (this.#withheld === NONE) this.#withheld = this.#add(WITHHELD);
    return this.#withheld;
  }

  /** Only hands of one entry are told alike, and these stand together. */
  #alike(number: number, told: ToldHand): number | null {
    return this.#alikeOn(number, -1, told) ?? this.#alikeOn(number, 1, told);
  }

  #alikeOn(number: number, step: -1 | 1, told: ToldHand): number | null {
    for (let one = number + step; this.#hands[one]?.seq === told.seq; one += step) {
      const place = this.#places[one] ?? NONE;
      if (isSame(this.list[place], told)) return place;
    }
    return null;
  }
}

/**
 * The text at a position, and of what stood in it at `since` what was taken out: what came and went between is nobody's affair. Of letters
 * that nobody is named for not even that they are several people's is told, nor when they came.
 */
export function toldAuthors(found: TextAuthors, authorship: Authorship, asking: Asking, since: (block: BlockId) => number): ToldAuthors {
  const hands = new ToldHands(found.hands, (hand) => toldHand(hand, authorship, asking));
  const seqOf = (hand: number): number => found.hands[hand]?.seq ?? 0;
  const paragraphs = found.paragraphs.map(({ block, runs, removed }) => ({
    block,
    runs: merged(runs, hands),
    removed: removalsIn(
      removed
        .filter(({ author, remover }) => seqOf(author) <= since(block) && seqOf(remover) > since(block))
        .map(({ text, at, author, remover }) => ({ text, at, author: hands.place(author), remover: hands.place(remover) })),
    ),
  }));
  return {
    seq: found.seq,
    knownFrom: found.olderUpTo + 1,
    hands: hands.list,
    paragraphs: paragraphs.filter(({ runs, removed }) => runs.length > 0 || removed.length > 0),
  };
}

function merged(runs: readonly AuthorRun[], hands: ToldHands): readonly AuthorRun[] {
  const found: AuthorRun[] = [];
  let [length, hand] = [0, NONE];
  for (const run of runs) {
    const here = hands.place(run.hand);
    if (here !== hand && length > 0) {
      found.push({ length, hand });
      length = 0;
    }
    hand = here;
    length += run.length;
  }
  if (length > 0) found.push({ length, hand });
  return found;
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
