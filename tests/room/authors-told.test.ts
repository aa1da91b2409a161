/** H40 to H42: what one reader is told of whose letters are whose, held against the same said letter by letter. */
import { expect, it } from 'vitest';
import { toldAuthors } from '../../server/room/past/authors-told.ts';
import type { Hand, TextAuthors } from '../../server/text/authors/shape.ts';
import { type Asking, AUTHORS_FOR, AUTHORS_FROM, type Authorship } from '../../shared/opinion/authorship.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { handsOf, isTold, type ReadHand, runsOf } from '../support/whose.ts';

const TEXTS = 300;
const HEAD = 40;
const WORDS = ['w', 'ww', '“', '\u2028\\"', '权利'];
const ENTITIES = ['arl', 'bru', 'cor'] as const;

function someText(rng: Rng): TextAuthors {
  // an entry may have several hands, also such as are told alike
  const seqs = Array.from({ length: 1 + rng.below(12) }, () => 1 + rng.below(HEAD)).sort((one, other) => one - other);
  const hands = seqs.map((seq): Hand => {
    const as = rng.pick(['seat', 'seat', 'seat', 'room', 'restricted', 'server'] as const);
    const entity = as === 'seat' || as === 'room' ? rng.pick(ENTITIES) : null;
    const seat = entity === null || rng.chance(0.2) ? null : `${entity}-${rng.below(2)}`;
    return {
      seq,
      at: rng.pick([0, 9, 10, 999_999_999, 1_000_000_000, 1_790_000_000_007, 8.64e15]),
      as,
      entity,
      seat,
      carriedOutBy: rng.chance(0.2) ? 'office' : null,
    };
  });
  const hand = (): number => rng.below(hands.length);
  return {
    ...{ seq: HEAD, hands, olderUpTo: rng.below(HEAD) },
    paragraphs: Array.from({ length: rng.below(5) }, (_, n) => ({
      block: `b${n}`,
      runs: Array.from({ length: rng.below(8) }, () => ({ length: 1 + rng.below(4), hand: hand() })),
      removed: Array.from({ length: rng.below(6) }, () => ({
        ...{ text: rng.pick(WORDS), at: rng.below(3) },
        ...{ author: hand(), remover: hand() },
      })),
      moves: null,
    })),
  };
}

const somePolicy = (rng: Rng): Authorship => ({
  isOpen: true,
  said: Array.from({ length: 1 + rng.below(3) }, (_, n) => ({
    ...{ seq: n * rng.below(HEAD / 2), for: rng.pick(AUTHORS_FOR) },
    from: rng.pick(['now', ...AUTHORS_FROM] as const),
  })),
});

const someReader = (rng: Rng): Asking => ({
  reader: { entity: rng.pick(ENTITIES), capacity: rng.pick(CAPACITIES) },
  ...{ isOver: rng.chance(0.5), isReported: rng.chance(0.5) },
});

/** A hand as it may be told. */
function told({ as, seq, at, entity, seat, carriedOutBy }: Hand, policy: Authorship, asking: Asking): ReadHand {
  if (as !== 'seat') return { as, seq, at, entity: null, seat: null, accepted: false };
  if (entity === null || !isTold(policy, { entity, seq }, asking))
    return { as: 'withheld', seq: null, at: null, entity: null, seat: null, accepted: false };
  return { as, seq, at, entity, seat: asking.reader.entity === entity ? seat : null, accepted: carriedOutBy !== null };
}

const nameOf = (hand: ReadHand | undefined): string =>
  JSON.stringify([hand?.as, hand?.seq, hand?.at, hand?.entity, hand?.seat, hand?.accepted]);

/** Of each paragraph whose each letter is, and of what went letter by letter whose it was, who took it out and where. */
const lettersOf = (paragraphs: TextAuthors['paragraphs'], name: (hand: number) => string) =>
  paragraphs.map(({ block, runs, removed }) => [
    block,
    runs.flatMap(({ length, hand }) => Array<string>(length).fill(name(hand))),
    removed.flatMap(({ text, at, author, remover }) => [...text].map((letter) => `${letter} ${at} ${name(author)} ${name(remover)}`)),
  ]);

it('H40, H41, H42 every letter is told as its own hand may be told to this reader, and each hand once, in as few runs as there can be', () => {
  const rng = seeded('told authors');
  const seen = new Set<string>();
  for (let round = 0; round < TEXTS; round += 1) {
    const [text, policy, asking, since] = [someText(rng), somePolicy(rng), someReader(rng), rng.below(HEAD)];
    const found = toldAuthors(text, policy, asking, () => since);
    const seqOf = (hand: number): number => text.hands[hand]?.seq ?? 0;
    const wanted = text.paragraphs.map((one) => ({
      ...one,
      removed: one.removed.filter(({ author, remover }) => seqOf(author) <= since && seqOf(remover) > since),
    }));
    const expected = lettersOf(
      wanted.filter(({ runs, removed }) => runs.length + removed.length > 0),
      (hand) => nameOf(told(text.hands[hand] as Hand, policy, asking)),
    );
    const hands = handsOf(found);
    const paragraphs = found.paragraphs.map((one) => ({ ...one, runs: runsOf(one.runs), moves: null }));
    expect(lettersOf(paragraphs, (hand) => nameOf(hands[hand]))).toEqual(expected);
    for (const all of [hands.map(nameOf), found.whose.map((whose) => JSON.stringify(whose))]) expect(new Set(all).size).toBe(all.length);
    expect(found.hands.whose.map((whose) => whose in found.whose)).not.toContain(false);
    for (const { runs, removed } of paragraphs) {
      expect(runs.some(({ hand }, n) => hand === runs[n - 1]?.hand)).toBe(false);
      const places = removed.map(({ at, author, remover }) => `${at} ${author} ${remover}`);
      expect(places.some((one, n) => one === places[n - 1])).toBe(false);
    }
    expect([found.seq, found.knownFrom]).toEqual([text.seq, text.olderUpTo + 1]);
    for (const { as, seat, accepted } of found.whose) seen.add(`${as}${seat === null ? '' : ' by name'}${accepted ? ' accepted' : ''}`);
    if (expected.some(([, , removed]) => (removed?.length ?? 0) > 0)) seen.add('removed');
    if (hands.length < text.hands.length / 2) seen.add('fewer');
  }
  expect([...seen].sort()).toEqual([
    ...['fewer', 'removed', 'restricted', 'room', 'seat', 'seat accepted', 'seat by name', 'seat by name accepted', 'server', 'withheld'],
  ]);
});
