/**
 * A State withholds words of its own that stood at no mark. The act says which letters by their places in Yjs alone; what they said is masked in
 * the entries that it names, once it is in the log.
 */
import type { BlockId, Hash } from './vocabulary.ts';

/** Letters one behind the other, as Yjs knows them (UTF-16). */
export interface LetterRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Letters that came late: no document has them, so they are named by the fact that counts them, and where they lie in it. */
export interface LateRange {
  /** Which of the late facts of that entry, from 0. */
  readonly fact: number;
  readonly from: number;
  readonly length: number;
}

/** An entry of this log whose words are masked, and the hash of what is kept of them. */
export interface MaskedEntry {
  readonly seq: number;
  readonly masked: Hash;
  readonly late?: readonly LateRange[];
}

export interface WithheldAct {
  readonly type: 'words.withheld';
  /** How many (UTF-16), each once however often it stood. */
  readonly letters: number;
  /** Paragraphs from which they went. */
  readonly blocks: readonly BlockId[];
  /** All of them and their copies, by client and clock; none lies over another. */
  readonly ranges: readonly LetterRange[];
  /** By log position. */
  readonly entries: readonly MaskedEntry[];
  /** Log positions: the first entry after which one of them stood, and the one with which the last of them went. */
  readonly from: number;
  readonly until: number;
}
