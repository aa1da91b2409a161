/** Which words may be withheld, and what is masked where they are (SPEC.md H70 to H76): by whose the letters are, and by marks along the log. */
import type { Entry } from '../../../shared/opinion/entry.ts';
import { heldIn, isMark, type LetterRange, type WordsFault } from '../../../shared/opinion/withholding.ts';
import { folded } from '../../../shared/text/folded.ts';
import type { ChosenWords, GoneWords, Marks, ProposedWords, Stretch, Whose } from '../../text/authors/own-gone.ts';
import { FARTHEST } from '../../text/screen.ts';
import type { AuthorsFold } from './authors-fold.ts';
import type { History } from './history.ts';

/** `numbered`: log positions at which the text got a number, which the log of the forum says. */
export interface OwnAsked {
  readonly entity: Whose;
  readonly numbered: readonly number[];
}

export interface ProposedAsked extends Pick<OwnAsked, 'numbered'> {
  readonly letters: readonly LetterRange[];
}

export type ChosenAsked = OwnAsked & ProposedAsked;

/** Anybody's words, as many as `most`. */
export interface GoneAsked extends Pick<OwnAsked, 'numbered'> {
  /** Words that are all in a stretch of them, in any order; null: whatever it says. */
  readonly query: string | null;
  readonly most: number;
}

export interface FoundGone {
  /** What went last first. */
  readonly words: readonly GoneWords[];
  /** So many stretches more. */
  readonly more: number;
}

export type WordsAsked =
  | ({ readonly what: 'own-words' } & OwnAsked)
  | ({ readonly what: 'chosen-words' } & ChosenAsked)
  | ({ readonly what: 'gone-words' } & GoneAsked)
  | ({ readonly what: 'proposed-words' } & ProposedAsked);

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

export function wordsAnswer(
  history: History,
  authors: AuthorsFold,
  asked: WordsAsked,
): readonly GoneWords[] | ChosenWords | WordsFault | FoundGone | ProposedWords {
  const marks = marksOf(history, asked.numbered);
  switch (asked.what) {
    case 'own-words':
      return authors.ownGone(asked.entity, marks);
    case 'chosen-words':
      return authors.chosen(asked.entity, asked.letters, marks);
    case 'gone-words':
      return foundIn(authors.ownGone(null, marks), asked);
    case 'proposed-words':
      return authors.proposed(asked.letters, marks);
  }
}

function foundIn(all: readonly GoneWords[], { query, most }: GoneAsked): FoundGone {
  const sought = folded(query ?? '').split(/\s+/u);
  const found = all.filter(({ text }) => {
    const words = folded(text);
    return words.trim() !== '' && sought.every((one) => words.includes(one));
  });
  return { words: found.slice(0, most), more: Math.max(0, found.length - most) };
}
