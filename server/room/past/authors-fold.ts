/**
 * Whose letters are whose in one log: goes along with the log, and can be kept beside the snapshot and gone on from there. It is a cache:
 * what does not belong to the log is thrown away. It has words of the log in it, and goes where something of the log is erased.
 */
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { headerHash } from '../../record/header.ts';
import { readSealed } from '../../record/read.ts';
import { Authors } from '../../text/authors/authors.ts';
import type { TextAuthors } from '../../text/authors/shape.ts';

/** Raised whenever the shape of what is kept changes; the authors themselves have a version of their own. */
const VERSION = 1;

/** What is kept of it, and up to which entry it goes. */
export interface KeptAuthors {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export class AuthorsFold {
  readonly #name: LogName;
  readonly #authors: Authors;
  #last: Stored | null;

  constructor(name: LogName, authors = new Authors(), last: Stored | null = null) {
    this.#name = name;
    this.#authors = authors;
    this.#last = last;
  }

  /** `last`: the entry of the log up to which it goes. Null where it is of another version or another log: then the log is folded from its first entry. */
  static read(name: LogName, bytes: Uint8Array, last: Stored): AuthorsFold | null {
    try {
      const { v, header, authors } = deserialize(gunzipSync(bytes));
      const read = v === VERSION && header === headerHash(last.header) ? Authors.read(authors) : null;
      return read?.seq === last.seq ? new AuthorsFold(name, read, last) : null;
    } catch {
      return null; // bytes that nobody can read are no cache
    }
  }

  get seq(): number {
    return this.#authors.seq;
  }

  /** The entries that follow. Throws RecordDamage; whatever it has thrown, it is half an entry further then, and no use any more. */
  add(run: readonly Stored[]): void {
    this.#authors.add(readRun(this.#name, this.#last, run, readSealed));
    this.#last = run.at(-1) ?? this.#last;
  }

  at(seq: number): TextAuthors {
    return this.#authors.at(seq);
  }

  /** null: there is nothing yet. */
  write(): KeptAuthors | null {
    if (this.#last === null) return null;
    const header = headerHash(this.#last.header);
    const kept = { v: VERSION, header, authors: this.#authors.write() };
    return { seq: this.seq, bytes: gzipSync(serialize(kept), { level: 1 }) };
  }
}
