/** What is asked of whose letters are whose: of a whole text, and beside what changed and what became of a paragraph. */
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsFold } from './authors-fold.ts';
import { type ToldAuthors, toldAuthors } from './authors-told.ts';
import type { History } from './history.ts';
import type { Changes, Story } from './history-answers.ts';
import { Marker } from './marks.ts';

export const authorsAt = (fold: AuthorsFold, seq: number, since: number, asking: Asking): ToldAuthors =>
  toldAuthors(fold.at(seq), fold.authorship, asking, () => since);

export interface MarkedChanges extends Changes {
  /** From this log position on the log says all that authorship follows from. */
  readonly knownFrom: number;
  /** Of some words the policy does not tell this reader whose they are. */
  readonly isWithheld: boolean;
}

export function markedChanges({ wordings, language }: History, fold: AuthorsFold, found: Changes, asking: Asking): MarkedChanges {
  const since = new Map<BlockId, number>(found.changes.map((one) => [one.block, one.since]));
  const { seq } = found.until;
  const text = fold.at(seq);
  const paragraphs = text.paragraphs.filter(({ block }) => since.has(block));
  const told = toldAuthors({ ...text, paragraphs }, fold.authorship, asking, (block) => since.get(block) ?? seq);
  const marker = new Marker(told);
  const changes = found.changes.map((one) => ({
    ...one,
    pieces: marker.marked(one.pieces, { id: one.block, after: wordings.at(one.block, seq), since: one.since }, language),
  }));
  return { ...found, changes, knownFrom: told.knownFrom, isWithheld: told.hands.some(({ as }) => as === 'withheld') };
}

export function ownedStory({ wordings }: History, fold: AuthorsFold, found: Story, block: BlockId, asking: Asking): Story {
  const { seq } = found.until;
  const there = wordings.at(block, seq);
  if (there === null) return found;
  return { ...found, owned: new Marker(authorsAt(fold, seq, seq, asking)).owned(there) };
}
