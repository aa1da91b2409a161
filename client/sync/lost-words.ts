/**
 * Our words that went before anybody can have seen them. Mostly the server says so itself and gives the wording back; but that word can get
 * lost with a connection, and of a paragraph that others removed nobody says anything. So they wait a moment for the server's word, and are
 * handed back where none comes.
 */
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../lib/clock.ts';
import type { LostWords } from './pair.ts';

const WAIT_MS = 1000;

export class LostWordsDesk {
  readonly #clock: Clock;
  readonly #handBack: (words: readonly LostWords[]) => void;
  readonly #waiting = new Map<BlockId | null, string>();
  #stop: (() => void) | null = null;

  constructor(clock: Clock, handBack: (words: readonly LostWords[]) => void) {
    this.#clock = clock;
    this.#handBack = handBack;
  }

  add(words: readonly LostWords[]): void {
    for (const { block, words: more } of words) this.#waiting.set(block, (this.#waiting.get(block) ?? '') + more);
    this.#stop ??= this.#clock.after(WAIT_MS, () => this.flush());
  }

  /** The server has given these words back, which were written into this paragraph; others of ours may have gone with them. */
  healed(block: BlockId | null, words: string): void {
    const left = without(this.#waiting.get(block) ?? '', words);
    if (left === '') this.#waiting.delete(block);
    else this.#waiting.set(block, left);
  }

  /** Hands back at once what still waits: no word of the server's will come for it any more, or nobody will be here to hear it. */
  flush(): void {
    this.#stop?.();
    this.#stop = null;
    const words = [...this.#waiting].map(([block, words]) => ({ block, words }));
    this.#waiting.clear();
    if (words.length > 0) this.#handBack(words);
  }
}

/** Letter by letter: they may have been taken out at several places. */
function without(all: string, words: string): string {
  const out = [...words];
  return [...all]
    .filter((letter) => {
      const place = out.indexOf(letter);
      if (place !== -1) out.splice(place, 1);
      return place === -1;
    })
    .join('');
}
