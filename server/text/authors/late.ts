/** Letters that came into a paragraph which was gone (T36): no document has them, so they have places of their own here. */
import type { TextFacts } from '../../../shared/opinion/entry.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type Letter, letterOf } from './letters.ts';

/** Beyond every client of Yjs. */
export const LATE = 2 ** 32;

export interface LateWords {
  readonly block: BlockId;
  readonly seq: number;
  /** Before which letter of the last words of their paragraph; null where it does not bring them back. */
  readonly at: number | null;
  readonly clock: number;
  readonly text: string;
  /** So many letters went there instead. */
  readonly out: number;
}

export class Late {
  readonly words: LateWords[];

  constructor(words: readonly LateWords[] = []) {
    this.words = [...words];
  }

  /** `said`: what the letters are; they may have been erased. Gives those that somebody put in. */
  *add(
    seq: number,
    { late = [] }: TextFacts,
    said: readonly string[],
  ): Generator<{ readonly part: number; readonly words: LateWords }, void> {
    for (const [place, { part, block, letters, at = null, out }] of late.entries()) {
      if (block === null) continue;
      const last = this.words.at(-1);
      const text = out ? '' : (said[place] ?? '\0'.repeat(letters));
      const clock = last === undefined ? 0 : last.clock + last.text.length;
      const words = { block, seq, at, clock, text, out: out ? letters : 0 };
      this.words.push(words);
      if (text !== '') yield { part, words };
    }
  }

  /** The last words of a paragraph that went with entry `gone`, with what came late: of one entry, what takes it away counts as first (T36). */
  bring(block: BlockId, gone: number, last: readonly Letter[]): readonly Letter[] {
    let line = last;
    for (const words of this.words) {
      const { at, out } = words;
      if (words.block === block && words.seq >= gone && at !== null)
        line = [...line.slice(0, at), ...lettersOf(words), ...line.slice(at + out)];
    }
    return line;
  }

  /** What came late into this paragraph, the last first. */
  into(wanted: BlockId): readonly (readonly Letter[])[] {
    return this.words
      .filter(({ block }) => block === wanted)
      .reverse()
      .map(lettersOf);
  }
}

const lettersOf = ({ clock, text }: LateWords): readonly Letter[] =>
  text.split('').map((letter, n) => letterOf(LATE, clock + n, letter, 'gone'));
