/** Letters that came into a paragraph which was gone (T36): no document has them, so they have places of their own here. */
import type { TextFacts } from '../../../shared/opinion/entry.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { keyOf, type Letter, letterOf } from './letters.ts';
import type { Range } from './taken.ts';

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
  /** What of it went elsewhere with the same part: it was not typed, but moved. */
  readonly moved: readonly Moved[];
}

/** Letters in a row, from one place of the words on, and which ones they are. */
export interface Moved extends Range {
  readonly at: number;
}

/** Letters of the last words of a paragraph, with what came late, that go from there again. */
export interface LateOut {
  readonly block: BlockId;
  readonly at: number;
  readonly length: number;
}

/** Where one entry says more of a paragraph than that, these words are not known by their places. */
export function lateOutOf({ late = [] }: TextFacts, part: number): readonly LateOut[] {
  const others = new Set(late.flatMap((one) => (one.part === part && one.out ? [] : [one.block])));
  return late.flatMap(({ block, letters, at, out, part: of }) =>
    out && of === part && block !== null && at !== undefined && !others.has(block) ? [{ block, at, length: letters }] : [],
  );
}

export class Late {
  readonly words: LateWords[];
  /** By client: letters that had moved. */
  readonly #moved = new Map<number, Set<number>>();

  constructor(words: readonly LateWords[] = []) {
    this.words = [...words];
    for (const one of words) this.#note(one);
  }

  /** `said`: what the letters are; they may have been erased. `moved`: by place in what came late. Gives those that somebody put in. */
  *add(
    seq: number,
    { late = [] }: TextFacts,
    said: readonly string[],
    moved: ReadonlyMap<number, readonly Moved[]>,
  ): Generator<{ readonly part: number; readonly words: LateWords }, void> {
    for (const [place, { part, block, letters, at = null, out }] of late.entries()) {
      if (block === null) continue;
      const last = this.words.at(-1);
      const text = out ? '' : (said[place] ?? '\0'.repeat(letters));
      const clock = last === undefined ? 0 : last.clock + last.text.length;
      const words = { block, seq, at, clock, text, out: out ? letters : 0, moved: moved.get(place) ?? [] };
      this.words.push(words);
      this.#note(words);
      if (text !== '') yield { part, words };
    }
  }

  /** The last words of a paragraph that went with entry `gone`, with what came late: of one entry, what takes it away counts as first (T36). */
  bring(
    block: BlockId,
    gone: number,
    last: readonly Letter[],
    read: (words: LateWords, there: Set<string>) => readonly Letter[],
  ): readonly Letter[] {
    let line = last;
    let there: Set<string> | null = null;
    for (const words of this.words) {
      const { at, out } = words;
      if (words.block === block && words.seq >= gone && at !== null) {
        there ??= new Set(line.map(keyOf));
        const came = read(words, there);
        for (const letter of came) there.add(keyOf(letter));
        line = [...line.slice(0, at), ...came, ...line.slice(at + out)];
      }
    }
    return line;
  }

  /** Are these letters among what came late and had moved? Each is so once. */
  hasMoved({ client, clock }: Letter): boolean {
    return this.#moved.get(client)?.has(clock) === true;
  }

  #note({ moved }: LateWords): void {
    for (const { client, clock, length } of moved) {
      const known = this.#moved.get(client) ?? new Set();
      this.#moved.set(client, known);
      for (let n = 0; n < length; n++) known.add(clock + n);
    }
  }

  /** What came late into this paragraph, the last first. */
  into(wanted: BlockId): readonly LateWords[] {
    return this.words.filter(({ block }) => block === wanted).reverse();
  }
}

export const lateLetters = ({ clock, text }: LateWords): readonly Letter[] =>
  text.split('').map((letter, n) => letterOf(LATE, clock + n, letter, 'gone'));
