/** What a part may inherit from, asked of all that is known. */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type Heir, inherits, MOST_STANDING, rootAt } from './copies.ts';
import type { AuthorsData } from './data.ts';
import type { Past, Source } from './inherit.ts';
import { LATE, type LateOut, type LateWords } from './late.ts';
import { isFree, isLetters, isOpen, keyOf, type Letter, type Paragraph, textOf } from './letters.ts';
import { elementsIn, goneAt, goneLetters, lateIn, stoodBy, stoodIn } from './remains.ts';
import { stretchesOf } from './runs.ts';
import { NO_ROOT } from './spans.ts';
import { PASTE_WITHIN, rangesOf, type Taken } from './taken.ts';

interface Who extends Heir {
  readonly isRepair: boolean;
  readonly lateOut: readonly LateOut[];
}

type Lines = readonly (readonly Letter[])[];

/** Letters that are gone through for one part where words are looked for: some hundredths of a second. */
const MOST_SEARCHED = 50_000_000;

/** Of what came late, the last that a seat may take elsewhere: more than a few write while they are away. */
const MOST_LATE = 200;

export class PartPast implements Past {
  readonly repaired: Past['repaired'];
  readonly isRepair: boolean;
  readonly #data: AuthorsData;
  readonly #fragment: Y.XmlFragment;
  readonly #who: Who;
  readonly #paragraphs: readonly Paragraph[];
  readonly #stood = new Map<BlockId, Lines>();
  readonly #texts = new Map<readonly Letter[], string>();
  #searched = 0;
  #elements: ReturnType<typeof elementsIn> | null = null;
  /** By client and clock: a letter that is found twice is one, and is given once. */
  readonly #letters = new Map<number, Map<number, Letter[]>>();
  #hasGone = false;
  #lines: { readonly taken: Taken; readonly letters: readonly Letter[] }[] = [];

  constructor(data: AuthorsData, fragment: Y.XmlFragment, paragraphs: readonly Paragraph[], repaired: Past['repaired'], who: Who) {
    this.#data = data;
    this.#fragment = fragment;
    this.repaired = repaired;
    this.isRepair = who.isRepair;
    this.#who = who;
    this.#paragraphs = paragraphs;
    // what others took out too, and may not be inherited, is taken
    if (!paragraphs.some(({ after }) => after.some(isOpen))) return;
    for (const { before } of paragraphs)
      for (const letter of before)
        if (letter.again) letter.taken = !inherits(this.#data, letter, this.#who) || this.#known(letter) !== letter;
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
      return letters.map((letter) => this.given(letter));
    if (!this.#isOwn(rightOrigin)) return null;
    return this.#placeIn(block, content.str, (letter) => this.#isOwn(letter));
  }

  /** An undo brings back what its own seat took out, and nothing else: letters of others that others took out are no one's to bring. */
  #isOwn({ client, clock }: Pick<Letter, 'client' | 'clock'>): boolean {
    const { takes, hands } = this.#data;
    const taken = takes.find(client, clock);
    return taken !== undefined && (this.#who.isRepair || hands.list[taken.hand]?.seat === this.#who.seat);
  }

  stoodIn(block: BlockId): Lines {
    let lines = this.#stood.get(block);
    if (lines === undefined) {
      lines = stoodIn(this.#data, this.#elementsOf(block), block, (hand) => this.#mayBring(hand));
      this.#stood.set(block, lines);
    }
    return lines;
  }

  /** What others had taken out by the time that the seat had heard of, it can only have written anew. */
  #mayBring(hand: number): boolean {
    const { isRepair, seat, heard } = this.#who;
    const took = this.#data.hands.list[hand];
    return isRepair || took === undefined || took.seat === seat || took.seq > heard;
  }

  stood(block: BlockId, words: string): readonly Letter[] | null {
    return this.#placeIn(block, words, () => true);
  }

  #placeIn(block: BlockId, words: string, may: (letter: Letter) => boolean): readonly Letter[] | null {
    for (const line of this.stoodIn(block))
      for (let at = this.find(line, words); at >= 0; at = this.find(line, words, at + 1)) {
        const found = line.slice(at, at + words.length);
        const given = found.every(may) ? found.map((letter) => this.given(letter)) : [];
        if (given.length > 0 && given.every(isFree)) return given;
      }
    return null;
  }

  comesBack(block: BlockId): boolean {
    return this.isRepair || !stoodBy(this.#data, this.#elementsOf(block), this.#who.heard);
  }

  find(line: readonly Letter[], words: string, from = 0): number {
    this.#searched += line.length + words.length;
    if (this.#searched > MOST_SEARCHED) return -1;
    let text = this.#texts.get(line);
    if (text === undefined) {
      text = textOf(line);
      this.#texts.set(line, text);
    }
    return text.indexOf(words, from);
  }

  takenBySeat(): Lines {
    const { taken, at } = this.#data;
    this.#lines = taken
      .filter((one) => one.seat === this.#who.seat && at - one.at <= PASTE_WITHIN)
      .map((one) => ({
        taken: one,
        letters: one.ranges.flatMap((range) => (goneLetters(this.#data, range) ?? []).map((letter) => this.given(letter))),
      }));
    return this.#lines.map(({ letters }) => letters);
  }

  lateBySeat(): readonly Source[] {
    const { late, puts, hands } = this.#data;
    const { seat } = this.#who;
    const isOwn = ({ clock, text }: LateWords): boolean => text !== '' && hands.list[puts.find(LATE, clock)?.hand ?? -1]?.seat === seat;
    const own = seat === null ? [] : late.words.slice(-MOST_LATE).filter(isOwn);
    const takes = new Set(this.#paragraphs.flatMap(({ block, before }) => (before.some(isFree) ? [block] : [])));
    return [...new Set(own.map(({ block }) => block))].flatMap((block) => (takes.has(block) ? this.#lateIn(block, own) : []));
  }

  lateOut(): readonly Source[] {
    return [...new Set(this.#who.lateOut.map(({ block }) => block))].map((block) => {
      const line = [...(this.stoodIn(block)[0] ?? [])];
      const out = this.#who.lateOut.flatMap((one) => (one.block === block ? line.splice(one.at, one.length) : []));
      // places mean something only where these are letters that came late
      const isLate = out.every((letter) => letter.client === LATE || this.hasCome(letter));
      return { block, left: true, letters: isLate ? this.#read(block, new Set(out.map(keyOf))) : [] };
    });
  }

  /** As they stand there, and where nobody knows at which place, as they were sent. */
  #lateIn(block: BlockId, all: readonly LateWords[]): readonly Source[] {
    const left = new Map(
      all.flatMap((words) => (words.block === block ? lateIn(this.#data, words).map((letter) => [keyOf(letter), letter] as const) : [])),
    );
    const line = (this.stoodIn(block)[0] ?? []).filter((letter) => left.delete(keyOf(letter)));
    return [line, [...left.values()]].map((some) => ({ block, left: false, letters: some.map((letter) => this.given(letter)) }));
  }

  /** How a paragraph that is gone reads for whoever wrote there without knowing that: what the part takes out of it, and these. */
  #read(block: BlockId, late: ReadonlySet<string>): readonly Letter[] {
    const there = new Map<string, Letter>();
    for (const paragraph of this.#paragraphs)
      if (paragraph.block === block) for (const letter of paragraph.before) there.set(keyOf(letter), letter);
    return (this.stoodIn(block)[0] ?? []).flatMap(
      (letter) => there.get(keyOf(letter)) ?? (late.has(keyOf(letter)) ? this.given(letter) : []),
    );
  }

  hasCome(letter: Letter): boolean {
    return this.#data.late.hasMoved(letter);
  }

  isOfNow({ client, clock }: Letter): boolean {
    const { puts, hands, seq } = this.#data;
    const put = puts.find(client, clock);
    return put !== undefined && put.rootClient === NO_ROOT && hands.seqOf(put.hand) === seq;
  }

  /** What was put in elsewhere is used once. */
  leave(): void {
    for (const { taken, letters } of this.#lines) {
      if (!letters.some((letter) => letter.taken)) continue;
      const left = stretchesOf(letters, (letter) => !letter.taken).map((run) => ({ ...taken, ranges: rangesOf(run) }));
      this.#data.taken = this.#data.taken.flatMap((one) => (one === taken ? left : one));
    }
  }

  #elementsOf(block: BlockId): readonly Y.Item[] {
    this.#elements ??= elementsIn(this.#fragment);
    return this.#elements.get(block) ?? [];
  }

  isGiven(letter: Letter): boolean {
    const known = this.#likes(letter);
    return known.length > 0 && known.every(({ taken }) => taken);
  }

  given(letter: Letter): Letter {
    const same = this.#likes(letter).find(({ client, clock }) => client === letter.client && clock === letter.clock);
    if (same !== undefined) return same;
    return inherits(this.#data, letter, this.#who) ? this.#known(letter) : { ...letter, taken: true };
  }

  /** To a seat several that were written anew are one, but for those that stood and went together. */
  #known(letter: Letter): Letter {
    const known = this.#likes(letter);
    const [first] = known;
    const wentAt = (one: Letter): number | undefined => goneAt(this.#data, one.client, one.clock);
    if (first !== undefined && (known.length >= MOST_STANDING || wentAt(first) !== wentAt(letter))) return known.find(isFree) ?? first;
    known.push(letter);
    return letter;
  }

  /** What is known of a letter by now. The server puts back each as it was: to it what was written anew is another one. */
  #likes(letter: Letter): Letter[] {
    if (!this.#hasGone) {
      this.#hasGone = true;
      for (const { before } of this.#paragraphs) for (const one of before) if (one.is === 'gone' && !one.again) this.#known(one);
    }
    const { client, clock } = this.#who.seat === null ? letter : rootAt(this.#data, letter);
    let own = this.#letters.get(client);
    if (own === undefined) {
      own = new Map();
      this.#letters.set(client, own);
    }
    const known = own.get(clock) ?? [];
    if (known.length === 0) own.set(clock, known);
    return known;
  }
}
