/** Which of its own words a State may withhold, and what is masked where it does (SPEC.md H70 to H73): by whose the letters are, and by marks along the log. */
import type { Entry } from '../../../shared/opinion/entry.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { heldIn, isMark, type LetterRange, type WordsFault } from '../../../shared/opinion/withholding.ts';
import type { ChosenWords, GoneWords, Marks, Stretch } from '../../text/authors/own-gone.ts';
import { FARTHEST } from '../../text/screen.ts';
import type { AuthorsFold } from './authors-fold.ts';
import type { History } from './history.ts';

/** `numbered`: log positions at which the text got a number, which the log of the forum says. */
export interface OwnAsked {
  readonly entity: EntityId;
  readonly numbered: readonly number[];
}

export interface ChosenAsked extends OwnAsked {
  readonly letters: readonly LetterRange[];
}

/** Commands beside whose entries the words of their paragraphs are kept. */
const KEPT: ReadonlySet<string> = new Set(['settle', 'confirm-editorial', 'contest-editorial']);

/** Who holds on to words as they were on a screen is not heard of words from further back than the text remembers (T38), whatever screen they name. */
export function markOf({ seq, fact }: Entry): readonly Stretch[] {
  const whole = { block: null, from: seq, to: seq };
  if (isMark(fact)) return [whole];
  const held = heldIn(fact);
  if (held !== null && fact.type === 'position.raised')
    return [{ block: held, from: Math.min(Math.max(fact.seen, seq - FARTHEST), seq), to: seq }];
  // how its paragraphs would have read is kept beside the entry
  const isKept = fact.type === 'text' && KEPT.has(fact.carriesOut?.command ?? '');
  return isKept ? [{ ...whole, from: seq - 1 }] : [];
}

function marksOf({ marks, happenings }: History, numbered: readonly number[]): Marks {
  const copied = happenings.filter(({ what }) => what === 'published').map(({ seq }) => seq);
  return { at: [...marks, ...numbered.map((seq) => ({ block: null, from: seq, to: seq }))], copiedUpTo: Math.max(0, ...copied) };
}

export const ownWords = (history: History, authors: AuthorsFold, { entity, numbered }: OwnAsked): readonly GoneWords[] =>
  authors.ownGone(entity, marksOf(history, numbered));

export const chosenIn = (history: History, authors: AuthorsFold, { entity, numbered, letters }: ChosenAsked): ChosenWords | WordsFault =>
  authors.chosen(entity, letters, marksOf(history, numbered));
