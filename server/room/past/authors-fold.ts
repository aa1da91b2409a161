/**
 * Whose letters are whose in one log: goes along with the log, and can be kept beside the snapshot and gone on from there. It is a cache:
 * what does not belong to the log is thrown away. It has words of the log in it, and goes where something of the log is erased.
 */
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { LetterRange, WordsFault } from '../../../shared/opinion/withholding.ts';
import type { Kept, LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { MaskedWords } from '../../record/masking.ts';
import { readSealed } from '../../record/read.ts';
import { Authors } from '../../text/authors/authors.ts';
import type { ChosenWords, GoneWords, Marks, ProposedWords, Whose } from '../../text/authors/own-gone.ts';
import type { TextAuthors } from '../../text/authors/shape.ts';
import { readFold, writeFold } from './fold-bytes.ts';

/** Raised whenever the shape of what is kept changes; the authors themselves have a version of their own. */
const VERSION = 1;

interface KeptAuthors {
  readonly v: number;
  readonly authors: Uint8Array;
}

export class AuthorsFold {
  readonly #name: LogName;
  readonly #authors: Authors;
  readonly #masked = new MaskedWords();
  #last: Stored | null;

  constructor(name: LogName, authors = new Authors(), last: Stored | null = null) {
    this.#name = name;
    this.#authors = authors;
    this.#last = last;
  }

  /** `last`: the entry of the log up to which it goes. Null where it is of another version or another log: then the log is folded from its first entry. */
  static read(name: LogName, bytes: Uint8Array, last: Stored): AuthorsFold | null {
    const found = readFold<KeptAuthors>(bytes, last);
    try {
      const read = found?.v === VERSION && found.authors ? Authors.read(found.authors) : null;
      return read?.seq === last.seq ? new AuthorsFold(name, read, last) : null;
    } catch {
      return null;
    }
  }

  get seq(): number {
    return this.#authors.seq;
  }

  /** It has read words that an act withholds: it is to be thrown away, and the log read anew (K22). */
  get holdsWithheld(): boolean {
    return this.#masked.open.length > 0;
  }

  /** The entries that follow. Throws RecordDamage; whatever it has thrown, it is half an entry further then, and no use any more. */
  add(run: readonly Stored[]): void {
    const read = readRun(this.#name, this.#last, run, readSealed);
    this.#authors.add(read);
    for (const one of read) this.#masked.read(one);
    this.#last = run.at(-1) ?? this.#last;
  }

  /** Of the paragraphs that are wanted, or of all (null); removed is what stood in the text at `since`, or ever; with what moved since, or without. */
  at(seq: number, wanted: ReadonlySet<BlockId> | null = null, since?: (block: BlockId) => number, moves = false): TextAuthors {
    return this.#authors.at(seq, wanted, since, moves);
  }

  ownGone(whose: Whose, marks: Marks): readonly GoneWords[] {
    return this.#authors.ownGone(whose, marks);
  }

  chosen(whose: Whose, asked: readonly LetterRange[], marks: Marks): ChosenWords | WordsFault {
    return this.#authors.chosen(whose, asked, marks);
  }

  proposed(asked: readonly LetterRange[], marks: Marks): ProposedWords {
    return this.#authors.proposed(asked, marks);
  }

  /** null: there is nothing yet. */
  write(): Kept | null {
    return this.#last && writeFold(this.#last, { v: VERSION, authors: this.#authors.write() } satisfies KeptAuthors);
  }
}
