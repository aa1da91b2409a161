/** Whose letters are whose, read as a program does that wants each hand and each run by itself. */
import { type Asking, type Authorship, toldFrom } from '../../shared/opinion/authorship.ts';
import type { OpinionAuthors, Whose } from '../../shared/wire/authors.ts';

export interface ReadHand extends Whose {
  readonly seq: number | null;
  readonly at: number | null;
}

/** Is the reader told that what this entity wrote at that log position is its? */
export const isTold = (
  authorship: Authorship,
  { entity, seq }: { readonly entity: string; readonly seq: number },
  asking: Asking,
): boolean => seq >= toldFrom(authorship, entity, asking);

interface Row {
  readonly length: number;
  readonly hand: number;
}

type Told = Pick<OpinionAuthors, 'whose' | 'hands'>;
type Runs = OpinionAuthors['paragraphs'][number]['runs'];

export function handsOf({ whose, hands }: Told): readonly ReadHand[] {
  return hands.whose.map((place, n) => ({ ...(whose[place] as Whose), seq: hands.seq[n] ?? null, at: hands.at[n] ?? null }));
}

export const runsOf = ({ length, hand }: Runs): readonly Row[] => length.map((letters, n) => ({ length: letters, hand: hand[n] ?? -1 }));

/** The other way: as it is told. */
export const inColumns = (hands: readonly ReadHand[]): Told => ({
  whose: hands.map(({ seq, at, ...whose }) => whose),
  hands: { whose: hands.map((_, n) => n), seq: hands.map(({ seq }) => seq), at: hands.map(({ at }) => at) },
});

export const asRuns = (rows: readonly (readonly [length: number, hand: number])[]): Runs => ({
  length: rows.map(([length]) => length),
  hand: rows.map(([, hand]) => hand),
});
