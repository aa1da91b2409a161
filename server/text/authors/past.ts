/** What a part may inherit from, asked of all that is known. */
import * as Y from 'yjs';
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { textOf } from './alike.ts';
import type { AuthorsData } from './data.ts';
import type { Past } from './inherit.ts';
import { isLetters, type Letter, type Paragraph } from './letters.ts';
import { goneLetters, stoodIn } from './remains.ts';
import { stretchesOf } from './runs.ts';
import { PASTE_WITHIN, rangesOf, type Taken } from './taken.ts';

/** Whose part it is, and what its author had heard of (heard.ts). */
interface Who {
  readonly seat: SeatId | null;
  readonly heard: number;
  readonly isRepair: boolean;
}

export class PartPast implements Past {
  readonly repaired: Past['repaired'];
  readonly isRepair: boolean;
  readonly #data: AuthorsData;
  readonly #fragment: Y.XmlFragment;
  readonly #paragraphs: readonly Paragraph[];
  readonly #who: Who;
  readonly #stood = new Map<BlockId, readonly (readonly Letter[])[]>();
  #gone: ReadonlyMap<string, Letter> | null = null;
  #lines: { readonly taken: Taken; readonly letters: readonly Letter[] }[] = [];

  constructor(data: AuthorsData, fragment: Y.XmlFragment, paragraphs: readonly Paragraph[], repaired: Past['repaired'], who: Who) {
    this.#data = data;
    this.#fragment = fragment;
    this.#paragraphs = paragraphs;
    this.repaired = repaired;
    this.isRepair = who.isRepair;
    this.#who = who;
  }

  /**
   * An undo names what it brings back as its right neighbour. Whoever types stands behind what is gone, so has no such neighbour. Where the
   * paragraph has been brought back itself, the neighbour is another letter, of which its author knew that it was gone.
   */
  undone({ client, clock }: Letter, block: BlockId): readonly Letter[] | null {
    const { store } = this.#data.doc;
    const item = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC;
    if (!isLetters(item) || item.id.clock !== clock || item.rightOrigin === null) return null;
    const { rightOrigin, content, length } = item;
    const letters = goneLetters(this.#data, { client: rightOrigin.client, clock: rightOrigin.clock, length });
    if (letters?.every(({ text }, n) => text === content.str[n]) && letters.every((letter) => this.#isOwn(letter)))
      return letters.map((letter) => this.#here(letter) ?? letter);
    if (!this.#isOwn(rightOrigin)) return null;
    for (const line of this.stoodIn(block)) {
      const at = textOf(line).indexOf(content.str);
      const found = at < 0 ? [] : line.slice(at, at + length);
      if (found.length > 0 && found.every((letter) => this.#isOwn(letter))) return found.map((letter) => this.#here(letter) ?? letter);
    }
    return null;
  }

  /** An undo brings back what its own seat took out, and nothing else: letters of others that others took out are no one's to bring. */
  #isOwn({ client, clock }: Pick<Letter, 'client' | 'clock'>): boolean {
    const { takes, hands } = this.#data;
    const taken = takes.find(client, clock);
    return taken !== undefined && (this.#who.isRepair || hands.list[taken.hand]?.seat === this.#who.seat);
  }

  stoodIn(block: BlockId): readonly (readonly Letter[])[] {
    let lines = this.#stood.get(block);
    if (lines === undefined) {
      lines = stoodIn(this.#data, this.#fragment, block);
      this.#stood.set(block, lines);
    }
    return lines;
  }

  takenBySeat(): readonly (readonly Letter[])[] {
    const { taken, at } = this.#data;
    this.#lines = taken
      .filter((one) => one.seat === this.#who.seat && at - one.at <= PASTE_WITHIN)
      .map((one) => ({ taken: one, letters: one.ranges.flatMap((range) => goneLetters(this.#data, range) ?? []) }));
    return this.#lines.map(({ letters }) => letters);
  }

  /** What was put in elsewhere is used once. */
  leave(): void {
    for (const { taken, letters } of this.#lines) {
      if (!letters.some((letter) => letter.taken)) continue;
      const left = stretchesOf(letters, (letter) => !letter.taken).map((run) => ({ ...taken, ranges: rangesOf(run) }));
      this.#data.taken = this.#data.taken.flatMap((one) => (one === taken ? left : one));
    }
  }

  /** The same letter, if it went with this part. */
  #here({ client, clock }: Letter): Letter | undefined {
    this.#gone ??= new Map(
      this.#paragraphs.flatMap(({ before }) =>
        before.filter(({ is }) => is === 'gone').map((one) => [`${one.client}:${one.clock}`, one] as const),
      ),
    );
    return this.#gone.get(`${client}:${clock}`);
  }
}
