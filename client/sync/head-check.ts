/**
 * State vectors prove nothing, so page and server compare what they show. When nothing has happened for 2 s the text here must have the
 * hash that the server told last (it tells one within moments of every change). A difference must be there twice in a row before it
 * counts: the network may have stalled between a change and its hash.
 */
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../lib/clock.ts';

const QUIET_MS = 2000;

export interface HeadCheckOptions {
  readonly clock: Clock;
  /** Connected, everything recorded, nothing held back? Else the comparison waits. */
  readonly settled: () => boolean;
  /** textHash of the text as shown here. */
  readonly textHash: () => Hash;
  readonly diverged: () => void;
}

export class HeadCheck {
  readonly #options: HeadCheckOptions;
  #head: Hash | null = null;
  #misses = 0;
  #stop: (() => void) | null = null;

  constructor(options: HeadCheckOptions) {
    this.#options = options;
  }

  /** The server told the hash of its text. */
  head(textHash: Hash): void {
    this.#head = textHash;
    this.stirred();
  }

  /** The text here has changed, whoever changed it. */
  stirred(): void {
    this.#misses = 0;
    this.#wait();
  }

  close(): void {
    this.#stop?.();
  }

  #wait(): void {
    this.#stop?.();
    this.#stop = this.#options.clock.after(QUIET_MS, () => this.#look());
  }

  #look(): void {
    const { settled, textHash, diverged } = this.#options;
    if (this.#head === null || !settled()) return this.#wait();
    if (textHash() === this.#head) this.#misses = 0;
    else if (this.#misses++ > 0) diverged();
    else this.#wait();
  }
}
