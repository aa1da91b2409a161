/** What is asked of whose letters are whose: of a whole text, and beside what changed and what became of a paragraph. */
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsFold } from './authors-fold.ts';
import { markAuthors, type ToldAuthors, toldAuthors } from './authors-told.ts';
import type { History } from './history.ts';
import type { Changes, Story } from './history-answers.ts';
import { Marker, type Owned } from './marks.ts';

/** `off`: the policy tells nobody. `fault`: it cannot be told. */
export type Telling = 'told' | 'off' | 'fault';

export interface SaidAuthors extends Omit<ToldAuthors, 'knownFrom'> {
  readonly telling: Telling;
  /** null where nothing is told. */
  readonly knownFrom: number | null;
}

export interface MarkedChanges extends Changes {
  readonly telling: Telling;
  /** From this log position on the log says all that authorship follows from; null where nothing is told. */
  readonly knownFrom: number | null;
  /** Of some words the policy does not tell this reader whose they are. */
  readonly isWithheld: boolean;
}

export interface OwnedStory extends Story {
  readonly telling: Telling;
  /** Its words by whose they are; null where it is not in the text, or nothing is told. */
  readonly owned: readonly Owned[] | null;
}

/** Where the authors of the letters are not known: why. */
export type Known = AuthorsFold | Exclude<Telling, 'told'>;

export function authorsAt({ authorship }: History, known: Known, seq: number, since: number, asking: Asking): SaidAuthors {
  if (typeof known === 'string')
    return { telling: known, seq, knownFrom: null, whose: [], hands: { whose: [], seq: [], at: [] }, paragraphs: [] };
  return {
    telling: 'told',
    ...toldAuthors(
      known.at(seq, null, () => since),
      authorship,
      asking,
      () => since,
    ),
  };
}

export function markedChanges({ wordings, language, authorship }: History, known: Known, found: Changes, asking: Asking): MarkedChanges {
  if (typeof known === 'string') return { ...found, telling: known, knownFrom: null, isWithheld: false };
  const since = new Map<BlockId, number>(found.changes.map((one) => [one.block, one.since]));
  const { seq } = found.until;
  const sinceOf = (block: BlockId): number => since.get(block) ?? seq;
  const told = markAuthors(known.at(seq, new Set(since.keys()), sinceOf, true), authorship, asking, sinceOf);
  const marker = new Marker(told);
  const changes = found.changes.map((one) => ({
    ...one,
    pieces: marker.marked(one.pieces, { id: one.block, after: wordings.at(one.block, seq), since: one.since }, language),
  }));
  return { ...found, changes, telling: 'told', knownFrom: told.knownFrom, isWithheld: told.whose.some(({ as }) => as === 'withheld') };
}

export function ownedStory({ wordings, authorship }: History, known: Known, found: Story, block: BlockId, asking: Asking): OwnedStory {
  if (typeof known === 'string') return { ...found, telling: known, owned: null };
  const { seq } = found.until;
  const there = wordings.at(block, seq);
  const sinceNow = (): number => seq;
  const owned = there && new Marker(toldAuthors(known.at(seq, new Set([block]), sinceNow), authorship, asking, sinceNow)).owned(there);
  return { ...found, telling: 'told', owned };
}
