/**
 * Words that were compared, for whoever asks the same: a crowd before an open page asks from one baseline, and where the text goes on most
 * paragraphs do not. What was not asked for longest goes first.
 */
import { compareWords, type Piece } from '../../../shared/compare/words.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';

/** Letters before and after, of one log: 300 paragraphs of 430 letters from some fifteen baselines, in some ten megabytes. */
const MOST = 4_000_000;

export class Comparisons {
  readonly #most: number;
  readonly #known = new Map<string, readonly Piece[]>();
  #letters = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** How many letters are kept. */
  get letters(): number {
    return this.#letters;
  }

  readonly words = (before: string, after: string, language: Language): readonly Piece[] => {
    const key = `${language} ${before.length} ${before}${after}`;
    const found = this.#known.get(key) ?? compareWords(before, after, language);
    if (this.#known.delete(key)) this.#letters -= key.length;
    this.#known.set(key, found);
    this.#letters += key.length;
    for (const [oldest] of this.#known) {
      if (this.#letters <= this.#most) break;
      this.#known.delete(oldest);
      this.#letters -= oldest.length;
    }
    return found;
  };
}
