/** Which letters that came late a paragraph brings with it when it is put back: those of which it is known where they belong in its last words. */
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { shownText } from '../../shared/text/block.ts';
import { hasStranger } from '../../shared/text/characters.ts';
import { LIMITS } from '../limits.ts';
import type { Before, BlockIndex } from './block-index.ts';
import type { LateLetters } from './late-letters.ts';
import type { Memory } from './memory.ts';

/** Of one entry. */
export class Returning {
  readonly #index: BlockIndex;
  readonly #memory: Memory;
  readonly #before: Before;
  readonly #lengths = new Map<BlockId, number>();

  /** `before`: the blocks that the entry has touched so far, as they were. */
  constructor(index: BlockIndex, memory: Memory, before: Before) {
    this.#index = index;
    this.#memory = memory;
    this.#before = before;
  }

  /** Their place in the last words of their paragraph; null where it does not bring them. */
  placeOf({ block, words, out, place }: LateLetters): number | null {
    if (block === null || place === null) return null;
    const length = this.#lengths.get(block) ?? this.#lengthOf(block);
    // else they were counted in other words than those that it will come back with
    const isKnown = this.#index.byId(block) === undefined && length === place.of;
    if (isKnown && !hasStranger(words) && length + words.length <= LIMITS.charsPerBlock) {
      this.#lengths.set(block, length + words.length - out);
      return place.at;
    }
    place.grave.astray = true;
    return null;
  }

  /** Of the last words; null where this entry has made them and they are not those it found. */
  #lengthOf(block: BlockId): number | null {
    const was = this.#before.get(block);
    if (was) return was.base.trim() === '' || this.#memory.isEmptied(block, was.base) ? null : was.chars;
    const gone = this.#memory.gone(block);
    return gone === undefined ? null : shownText(gone.block).length;
  }
}
