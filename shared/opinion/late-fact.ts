import type { BlockId } from './vocabulary.ts';

/** Letters that came into a paragraph which was not there any more; what they say stands in what can be erased. */
export interface LateFact {
  /** Whose they are. */
  readonly part: number;
  /** Null where that is not known. */
  readonly block: BlockId | null;
  /** How many, UTF-16. */
  readonly letters: number;
  /** Before which letter of its last words the paragraph brings them with it when it is put back; without: it does not. */
  readonly at?: number;
  /** They had come before, and whoever typed them takes them out again. */
  readonly out?: true;
}
