/** Whose the words are that came and went: what is told of letters, laid over what is told of words. */
import { type Piece, tokens } from '../../../shared/compare/words.ts';
import type { BlockId, Language } from '../../../shared/opinion/vocabulary.ts';
import type { Worker } from '../../../shared/opinion/work.ts';
import { hasMark, isSuggested, shownText, type TextBlock } from '../../../shared/text/block.ts';
import type { Whose } from '../../../shared/wire/authors.ts';
import type { AuthorRun, Moves, ParagraphAuthors } from '../../text/authors/shape.ts';
import type { MarkAuthors } from './authors-told.ts';

/** Null: somebody of whom this reader is not told. */
export type Author = Worker | null;

/**
 * `by`: whoever put it in, or took it out, whose most of it is first and null last; `at`: when those who are named did so last. `brought`: it is
 * older than the baseline, and they put it there.
 */
export interface MarkedPiece extends Piece {
  readonly by?: readonly Author[];
  readonly at?: number;
  readonly brought?: true;
}

type Marked = Pick<MarkedPiece, 'by' | 'at' | 'brought'>;

/** Words in a row, and whose they are; null where that is not told. */
export interface Owned {
  readonly text: string;
  readonly by: Author;
}

const workerOf = (whose: Whose | undefined): Author => {
  if (whose?.as === 'room' || whose?.as === 'restricted') return whose.as;
  return whose?.as === 'seat' && whose.entity !== null ? { entity: whose.entity } : null;
};

const keyOf = (author: Author): string => (author === null || typeof author === 'string' ? `${author}` : `of ${author.entity}`);

/** Letters by whoever they are of. */
class Count {
  readonly #letters = new Map<string, { readonly worker: Worker; letters: number }>();
  #hasUntold = false;
  #at = 0;

  add(worker: Author, at: number | null, letters: number): void {
    if (letters === 0) return;
    if (worker === null) {
      this.#hasUntold = true;
      return;
    }
    this.#at = Math.max(this.#at, at ?? 0);
    const known = this.#letters.get(keyOf(worker));
    if (known === undefined) this.#letters.set(keyOf(worker), { worker, letters });
    else known.letters += letters;
  }

  /** null: nobody. */
  all(): Marked | null {
    const most = [...this.#letters].sort(([a, one], [b, other]) => other.letters - one.letters || (a < b ? -1 : 1));
    const by = [...most.map(([, { worker }]) => worker), ...(this.#hasUntold ? [null] : [])];
    if (by.length === 0) return null;
    return most.length === 0 ? { by } : { by, at: this.#at };
  }
}

/** Letters that the base reading and the paragraph as it is shown both have, and where they stand in each. */
interface Stretch {
  readonly base: number;
  readonly shown: number;
  readonly length: number;
}

function stretchesOf(block: TextBlock | null): readonly Stretch[] {
  if (block === null || isSuggested(block)) return [];
  let [base, shown] = [0, 0];
  return block.runs.flatMap((run) => {
    const { length } = run.text;
    const stretch = { base, shown, length };
    shown += length;
    if (hasMark(run, 'insertion')) return [];
    base += length;
    return stretch;
  });
}

/** Where a place of the base reading is as shown, where something that is suggested stands there: before it or after it. */
function shownAt(stretches: readonly Stretch[], base: number, side: 'before' | 'after'): number {
  const one = stretches.findLast((stretch) => (side === 'before' ? stretch.base < base : stretch.base <= base)) ?? stretches[0];
  return one === undefined ? 0 : one.shown + Math.min(one.length, base - one.base);
}

/** What stayed piece by piece, and what came and went at one place together. */
function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (piece.is !== 'same' && last?.[0] !== undefined && last[0].is !== 'same') last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** A group, where it begins in the base reading, and between which letters of the paragraph as shown something may have gone. */
interface Place {
  readonly group: readonly Piece[];
  readonly begin: number;
  readonly from: number;
  readonly to: number;
}

function placesOf(groups: readonly (readonly Piece[])[], stretches: readonly Stretch[]): readonly Place[] {
  let at = 0;
  return groups.map((group) => {
    const begin = at;
    at += group.reduce((sum, { is, text }) => sum + (is === 'del' ? 0 : text.length), 0);
    const to = shownAt(stretches, at, at === begin ? 'after' : 'before');
    return { group, begin, from: shownAt(stretches, begin, 'before'), to };
  });
}

const markedBy = (piece: Piece, whose: Marked | null): MarkedPiece => ({ ...piece, ...whose });

const joined = (piece: MarkedPiece, word: string, whose: Marked | null): MarkedPiece => ({
  ...piece,
  text: piece.text + word,
  ...(whose?.at !== undefined && { at: Math.max(piece.at ?? 0, whose.at) }),
});

export const isBySame = (one: Marked | null, other: Marked | null): boolean =>
  one?.brought === other?.brought && (one?.by ?? []).map(keyOf).join(' ') === (other?.by ?? []).map(keyOf).join(' ');

/** The space around a word is nobody's in particular: it goes with the word before it, at the beginning with the word behind it. */
function wordsOf(text: string, language: Language): readonly string[] {
  const words: string[] = [];
  let lead = '';
  for (const token of tokens(text, language)) {
    if (token.trim() !== '') {
      words.push(lead + token);
      lead = '';
    } else if (words.length === 0) lead += token;
    else words[words.length - 1] += token;
  }
  return lead === '' ? words : [lead];
}

interface Paragraph {
  readonly id: BlockId;
  /** The paragraph as the pieces lead to it; null where it is gone. */
  readonly after: TextBlock | null;
  /** What was there then nobody has put in since. */
  readonly since: number;
}

export class Marker {
  readonly #whose: MarkAuthors['whose'];
  readonly #hands: MarkAuthors['hands'];
  readonly #paragraphs: ReadonlyMap<string, Pick<ParagraphAuthors, 'runs' | 'removed'> & Pick<Moves, 'brought'>>;

  constructor({ whose, hands, paragraphs }: MarkAuthors) {
    this.#whose = whose;
    this.#hands = hands;
    this.#paragraphs = new Map(
      paragraphs.map(({ block, runs, removed, brought = [] }) => [block, { runs: inRows(runs), removed, brought }]),
    );
  }

  /** Whoever put something beside what went has not taken it out: where nobody is told for it, nobody is named. */
  marked(pieces: readonly Piece[], { id, after, since }: Paragraph, language: Language): readonly MarkedPiece[] {
    const stretches = stretchesOf(after);
    const places = placesOf(groupsOf(pieces), stretches);
    const took = this.#whoTook(id, places);
    return places.flatMap((place): readonly MarkedPiece[] => {
      const { group, begin } = place;
      if (group[0]?.is === 'same') return group;
      let come = begin;
      return group.flatMap(({ is, text }): readonly MarkedPiece[] => {
        if (is === 'del') return [markedBy({ is, text }, took.get(place)?.all() ?? null)];
        const words: MarkedPiece[] = [];
        for (const word of wordsOf(text, language)) {
          const letters = word.trim() || word;
          const first = come + word.indexOf(letters);
          const [from, to] = [shownAt(stretches, first, 'after'), shownAt(stretches, first + letters.length, 'before')];
          const whose = this.#whoPut(id, from, to, since) ?? this.#whoBrought(id, from, to);
          const last = words.at(-1);
          come += word.length;
          if (last !== undefined && isBySame(last, whose)) words[words.length - 1] = joined(last, word, whose);
          else words.push(markedBy({ is, text: word }, whose));
        }
        return words;
      });
    });
  }

  /** A paragraph in its base reading. */
  owned(block: TextBlock): readonly Owned[] {
    const shown = shownText(block);
    const found: Owned[] = [];
    for (const stretch of stretchesOf(block)) {
      let at = 0;
      for (const { length, hand } of this.#paragraphs.get(block.id)?.runs ?? []) {
        const text = shown.slice(Math.max(at, stretch.shown), Math.min(at + length, stretch.shown + stretch.length));
        const by = this.#worker(hand);
        const last = found.at(-1);
        at += length;
        if (text === '') continue;
        if (last !== undefined && keyOf(last.by) === keyOf(by)) found[found.length - 1] = { text: last.text + text, by };
        else found.push({ text, by });
      }
    }
    return found;
  }

  #worker(hand: number): Author {
    return workerOf(this.#whose[this.#hands.whose[hand] ?? -1]);
  }

  #whoPut(id: string, from: number, to: number, since: number): Marked | null {
    const count = new Count();
    let at = 0;
    for (const { length, hand } of this.#paragraphs.get(id)?.runs ?? []) {
      const letters = Math.max(0, Math.min(to, at + length) - Math.max(from, at));
      if ((this.#hands.seq[hand] ?? 0) > since) count.add(this.#worker(hand), this.#hands.at[hand] ?? null, letters);
      at += length;
    }
    return count.all();
  }

  /** A word of which nothing is new. What the server put there nobody did. */
  #whoBrought(id: string, from: number, to: number): Marked | null {
    const count = new Count();
    for (const { at, length, hand } of this.#paragraphs.get(id)?.brought ?? []) {
      const letters = Math.max(0, Math.min(to, at + length) - Math.max(from, at));
      if (this.#whose[this.#hands.whose[hand] ?? -1]?.as !== 'server') count.add(this.#worker(hand), this.#hands.at[hand] ?? null, letters);
    }
    const all = count.all();
    // of whom nobody is told, not that either
    return all?.at === undefined ? all : { ...all, brought: true };
  }

  /** Where letters went is a matter of letters, and what went a matter of words: what lies beside the place is found by its words. */
  #whoTook(id: string, places: readonly Place[]): ReadonlyMap<Place, Count> {
    const changes = places.filter(({ group }) => group[0]?.is !== 'same');
    const found = new Map(changes.map((one) => [one, new Count()]));
    for (const { at, text, remover } of this.#paragraphs.get(id)?.removed ?? []) {
      const words = text.trim();
      const there = changes.find(({ from, to }) => from <= at && at <= to);
      const home = there ?? changes.find(({ group }) => words !== '' && group.some((one) => one.is === 'del' && one.text.includes(words)));
      if (home !== undefined) found.get(home)?.add(this.#worker(remover), this.#hands.at[remover] ?? null, text.length);
    }
    return found;
  }
}

const inRows = ({ length, hand }: MarkAuthors['paragraphs'][number]['runs']): readonly AuthorRun[] =>
  length.map((letters, n) => ({ length: letters, hand: hand[n] ?? -1 }));
