/**
 * How paragraphs read a little while ago, before letters went out of them: what left one between a screen and what was done on it is known by
 * this alone. Folded from the log, carried in snapshots; of the newest only.
 */
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { RUN } from './echo-words.ts';

/** Words of a block as they stood until this log position. */
export interface EarlierText {
  readonly block: BlockId;
  readonly until: number;
  readonly words: string;
}

/** UTF-16, of all blocks together. */
const MOST_LETTERS = 100_000;

export class Earlier {
  readonly #kept: EarlierText[];
  /** Of each block the last of these. */
  readonly #latest: Map<BlockId, EarlierText>;
  #letters: number;

  constructor(kept: readonly EarlierText[] = []) {
    this.#kept = [...kept];
    this.#latest = new Map(kept.map((one) => [one.block, one]));
    this.#letters = kept.reduce((sum, { words }) => sum + words.length, 0);
  }

  data(): readonly EarlierText[] {
    return [...this.#kept];
  }

  /** The entry at `until` takes letters out of this block, which read so before it. What differs by a few letters only is kept once. */
  keep(block: BlockId, until: number, words: string): void {
    const known = this.#latest.get(block);
    if (known !== undefined && isNear(known.words, words)) return;
    const one = { block, until, words };
    this.#kept.push(one);
    this.#latest.set(block, one);
    this.#letters += words.length;
    while (this.#letters > MOST_LETTERS) this.#forget();
  }

  #forget(): void {
    const first = this.#kept.shift();
    if (first === undefined) return;
    this.#letters -= first.words.length;
    if (this.#latest.get(first.block) === first) this.#latest.delete(first.block);
  }

  /** How a block read at a log position, with what was typed there until letters first went out of it; null where none did, or nobody knows. */
  wordsAt(block: BlockId, seq: number): string | null {
    return this.#kept.find((one) => one.block === block && one.until > seq)?.words ?? null;
  }
}

/** Neither has a run that the other lacks, but for one place of fewer letters. */
function isNear(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return Math.max(one.length, other.length) - start - end < RUN;
}
