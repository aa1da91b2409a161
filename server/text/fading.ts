/**
 * People take the words out first and the empty paragraph after. How a paragraph read before one seat began to take its words out is
 * remembered while that goes on, and for as long as it stands empty: those are its last words, wherever it goes then. Folded from the facts
 * of entries, which tell when a paragraph must be read before an entry is applied.
 */
import type { Change, TextFacts } from '../../shared/opinion/entry.ts';
import type { BlockId, SeatId } from '../../shared/opinion/vocabulary.ts';
import { baseText, type TextBlock } from '../../shared/text/block.ts';
import { isEmptied, isLittle } from './emptied.ts';

/** Words that were taken out of the text: how their paragraph read before, whose doing it was (null: by command, or of several), and when last. */
export interface Loss {
  readonly block: TextBlock;
  readonly seat: SeatId | null;
  /** Milliseconds UTC, of the log. */
  readonly at: number;
}

/** Of an entry: its `seq` and time, and the rules under which it was made. */
export interface When {
  readonly seq: number;
  readonly at: number;
  readonly rules: number;
}

/** What an entry does to a paragraph: whose doing it is, and whether it was meant: by command, or words of it went on to another one. */
interface Doing extends When {
  readonly seat: SeatId | null;
  readonly meant: boolean;
}

/** The plain form that a snapshot carries. */
export interface FadingData {
  readonly lengths: readonly (readonly [BlockId, number])[];
  readonly losses: readonly Loss[];
}

/** Rules from which on next to nothing is nothing. */
const SINCE = 4;

/** Between two edits of one run. */
const PAUSE_MS = 600_000;

/** Of several who touched it in one entry nobody can be told. */
export function authorOf({ parts, carriesOut }: TextFacts, block: BlockId): SeatId | null {
  if (carriesOut !== undefined) return null;
  const seats = new Set(parts.flatMap(({ by, blocks }) => (by !== 'server' && blocks.includes(block) ? by.seat : [])));
  const [seat, other] = seats;
  return seat === undefined || other !== undefined ? null : seat;
}

export class Fading {
  readonly #lengths: Map<BlockId, number>;
  readonly #losses: Map<BlockId, Loss>;
  #at = 0;

  constructor(data?: FadingData) {
    this.#lengths = new Map(data?.lengths);
    this.#losses = new Map(data?.losses.map((loss) => [loss.block.id, loss]));
  }

  data(): FadingData {
    return {
      lengths: [...this.#lengths],
      losses: [...this.#losses.values()].filter(({ block, at }) => this.#lengths.get(block.id) === 0 || this.#at - at <= PAUSE_MS),
    };
  }

  /** Do words begin to go out of the paragraph with this change? Then it must be read before. */
  begins({ id, length }: Change, seat: SeatId | null, at: number): boolean {
    return length < this.#lengthOf(id) && !continues(this.#losses.get(id), seat, at);
  }

  /** The change has happened; `was`: how the paragraph read before, where it was read. Of one that is gone: what was lost with it. */
  note({ id, hash, length }: Change, { seat, meant, at, rules }: Doing, was: TextBlock | undefined): Loss | null {
    const had = this.#lengthOf(id);
    const known = this.#losses.get(id);
    /** Might the words from before still be its last ones? */
    const isLate = known !== undefined && rules >= SINCE && at - known.at <= PAUSE_MS;
    this.#at = Math.max(this.#at, at);
    this.#losses.delete(id);
    if (hash === null) {
      this.#lengths.delete(id);
      // one that still had words of its own is gone with these: whoever shortened it first meant what was left
      if (known !== undefined && (had === 0 || (isLate && was !== undefined && isEmptied(wordsOf(known.block), wordsOf(was)))))
        return known;
      return was === undefined ? null : { block: was, seat, at };
    }
    this.#lengths.set(id, length);
    if (meant && rules >= SINCE && length > 0) return null;
    // a space at the end is no length
    if (length <= had && continues(known, seat, at)) this.#losses.set(id, { block: known.block, seat: known.seat, at });
    else if (isLate && isLittle(wordsOf(known.block).length, Math.max(had, length))) this.#losses.set(id, known);
    else if (length < had && was !== undefined) this.#losses.set(id, { block: was, seat, at });
    else if (length === 0 && known !== undefined) this.#losses.set(id, known);
    return null;
  }

  /** Paragraphs that are there, and from which this seat has taken words since then. */
  shortenedBy(seat: SeatId, since: number): readonly Loss[] {
    return [...this.#losses.values()].filter((loss) => loss.seat === seat && loss.at > since);
  }

  /** How a paragraph that is there read before words were taken from it, where that is remembered. */
  lossOf(id: BlockId): Loss | null {
    return this.#losses.get(id) ?? null;
  }

  #lengthOf(id: BlockId): number {
    return this.#lengths.get(id) ?? 0;
  }
}

const wordsOf = (block: TextBlock): string => baseText(block).trim();

const continues = (known: Loss | undefined, seat: SeatId | null, at: number): known is Loss =>
  known !== undefined && seat !== null && known.seat === seat && at - known.at <= PAUSE_MS;
