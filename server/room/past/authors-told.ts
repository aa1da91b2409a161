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

const WITHHELD: ToldHand = { as: 'withheld', seq: null, at: null, entity: null, seat: null, accepted: false };

function toldHand({ as, seq, at, entity, seat, carriedOutBy }: Hand, authorship: Authorship, asking: Asking): ToldHand {
  const nobody = { seq, at, entity: null, seat: null, accepted: false };
  if (as !== 'seat') return { as, ...nobody };
  if (entity === null || !isTold(authorship, { entity, seq }, asking)) return WITHHELD;
  return { as, seq, at, entity, seat: entity === asking.reader.entity ? seat : null, accepted: carriedOutBy !== null };
}

/**
 * The text at a position, and of what stood in it at `since` what was taken out: what came and went between is nobody's affair. Of letters
 * that nobody is named for not even that they are several people's is told, nor when they came.
 */
export function toldAuthors(found: TextAuthors, authorship: Authorship, asking: Asking, since: (block: BlockId) => number): ToldAuthors {
  const hands: ToldHand[] = [];
  const places = new Map<string, number>();
  const known = new Map<number, number>();
  const place = (number: number): number => {
    const hand = found.hands[number];
    const told = hand === undefined ? WITHHELD : toldHand(hand, authorship, asking);
    const key = keyOf(told);
    const there = places.get(key) ?? hands.push(told) - 1;
    places.set(key, there);
    return there;
  };
  /** A hand has many runs. */
  const put = (number: number): number => {
    const there = known.get(number) ?? place(number);
    known.set(number, there);
    return there;
  };
  const seqOf = (hand: number): number => found.hands[hand]?.seq ?? 0;
  const paragraphs = found.paragraphs.map(({ block, runs, removed }) => ({
    block,
    runs: merged(runs.map(({ length, hand }) => ({ length, hand: put(hand) }))),
    removed: removalsIn(
      removed
        .filter(({ author, remover }) => seqOf(author) <= since(block) && seqOf(remover) > since(block))
        .map(({ text, at, author, remover }) => ({ text, at, author: put(author), remover: put(remover) })),
    ),
  }));
  return {
    seq: found.seq,
    knownFrom: found.olderUpTo + 1,
    hands,
    paragraphs: paragraphs.filter(({ runs, removed }) => runs.length > 0 || removed.length > 0),
  };
}

/** Each of a long log has one of its own: as JSON they took longer than all else. No id has a space in it. */
const keyOf = ({ as, seq, at, entity, seat, accepted }: ToldHand): string =>
  `${as} ${seq ?? ''} ${at ?? ''} ${entity ?? ''} ${seat ?? ''} ${accepted}`;

function merged(runs: readonly AuthorRun[]): readonly AuthorRun[] {
  const found: AuthorRun[] = [];
  for (const { length, hand } of runs) {
    const last = found.at(-1);
    if (last?.hand === hand) found[found.length - 1] = { length: last.length + length, hand };
    else found.push({ length, hand });
  }
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
