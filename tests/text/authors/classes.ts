/**
 * How it came about that the fold is wrong about a letter. Each class is told by what was done and by what the log shows of it, never by being
 * the rest: an error that none of them accounts for is in no class.
 */
import { type Arrival, chainOf, type Tag, type Truth } from './truth.ts';

/** Fewer letters in a row are known again only beside others (H22). */
const KNOWN = 20;

/** The log has nothing of it, so no fold can know (again.test.ts shows two meetings of one log). */
export const UNSAID = 'of the cut there is no entry';

export const CLASSES = [
  UNSAID,
  'came into a paragraph that was gone',
  'others had moved it or taken it out first',
  'too few letters to be known again',
  'told of an equal letter',
  'in words that were replaced',
] as const;
export type ErrorClass = (typeof CLASSES)[number];

/** Whose hand, and with which entry: what the fold says of a letter. */
export interface Said {
  readonly by: string;
  readonly seq: number;
}

const isOf =
  ({ by, seq }: Said): ((one: Said) => boolean) =>
  (one) =>
    one.by === by && one.seq === seq;

export class Classes {
  readonly #truth: Truth;
  /** By what they are and whose hand put them in, or wrote them anew. */
  readonly #put = new Map<string, Tag[]>();
  readonly #anew = new Map<string, Tag[]>();
  /** Entries, by hand, that put letters in. */
  readonly #wrote = new Set<string>();
  /** What was taken out, and with which entry. */
  readonly #went = new Set<string>();
  /** What went so has been written anew elsewhere. */
  readonly #moved = new Set<string>();

  constructor(truth: Truth) {
    this.#truth = truth;
    const note = (all: Map<string, Tag[]>, tag: Tag, said: Said): void => {
      const key = keyOf(tag.text, said);
      const known = all.get(key);
      if (known === undefined) all.set(key, [tag]);
      else known.push(tag);
    };
    for (const tag of truth.all()) {
      this.#wrote.add(keyOf('', { by: tag.by, seq: tag.seq ?? 0 }));
      if (tag.gone !== null) this.#went.add(keyOf(tag.text, tag.gone));
      if (tag.seq !== null) note(this.#put, tag, { by: tag.by, seq: tag.seq });
      for (const arrival of truth.arrivals.get(tag) ?? []) {
        note(this.#anew, tag, arrival);
        if (arrival.gone !== null) this.#moved.add(keyOf('', arrival.gone));
      }
    }
  }

  /** The fold says that this letter is of another hand; so it does of so many in a row. */
  author(tag: Tag, said: Said, inARow: number): ErrorClass | null {
    for (const one of chainOf(tag)) {
      const { lates, arrivals } = this.#truth;
      if (lates.get(one)?.some(isOf(said))) return 'came into a paragraph that was gone';
      const lost = arrivals.get(one)?.find(isOf(said));
      const found = lost && this.#lost(one, lost, inARow);
      if (found) return found;
    }
    return this.#hasEqual(tag, said) ? 'told of an equal letter' : null;
  }

  /** The fold says that a letter like this one went so, and none did. */
  gone(text: string, author: Said, remover: Said, inARow: number): ErrorClass | null {
    for (const tag of this.#anew.get(keyOf(text, author)) ?? []) {
      const found = this.author(tag, author, inARow);
      if (found !== null) return found;
    }
    const likes = this.#put.get(keyOf(text, author)) ?? [];
    for (const tag of likes)
      for (const arrival of this.#truth.arrivals.get(tag) ?? []) {
        const found = arrival.seq >= remover.seq ? this.#lost(tag, arrival, inARow) : null;
        if (found !== null) return found;
      }
    const isLike = this.#hasCome(text, remover) || this.#went.has(keyOf(text, remover));
    return isLike ? 'told of an equal letter' : this.#replaced(remover);
  }

  /** It went, and the fold says nothing of that: one like it came in that place, or moved with what went beside it. */
  kept(tag: Tag): ErrorClass | null {
    const arrivals = this.#truth.arrivals.get(tag) ?? [];
    for (const arrival of arrivals) {
      const found = this.#lost(tag, arrival, arrival.run);
      // how it was once brought back says nothing of how it went later
      if (found !== null && (found !== UNSAID || arrival === arrivals.at(-1))) return found;
    }
    if (tag.gone === null) return null;
    const hasEqual = this.#hasCome(tag.text, tag.gone) || this.#moved.has(keyOf('', tag.gone));
    return hasEqual ? 'told of an equal letter' : this.#replaced(tag.gone);
  }

  /** What took it out put letters in, too: an editor writes that as one difference. */
  #replaced(remover: Said): ErrorClass | null {
    return this.#wrote.has(keyOf('', remover)) ? 'in words that were replaced' : null;
  }

  /** It was written anew, and the fold may not have seen that it had been there. */
  #lost(tag: Tag, arrival: Arrival, inARow: number): ErrorClass | null {
    const { by, seq, gone, isTwice } = arrival;
    if (this.#truth.lates.get(tag)?.some((late) => late.seq <= seq)) return 'came into a paragraph that was gone';
    if (gone !== null && gone.by !== by && !isTwice && this.#isUnsaid(tag, arrival)) return UNSAID;
    if (isTwice || (gone !== null && gone.by !== by)) return 'others had moved it or taken it out first';
    return inARow < KNOWN ? 'too few letters to be known again' : null;
  }

  /** Whoever brought it back had cut it, and the log has nothing of that. */
  #isUnsaid(tag: Tag, { by, seq }: Arrival): boolean {
    const { arrivals, unsaid } = this.#truth;
    // what it cut before it brought it back the last time was another cut
    const since = Math.max(0, ...(arrivals.get(tag) ?? []).flatMap((one) => (one.by === by && one.seq < seq ? one.seq : [])));
    return (unsaid.get(tag) ?? []).some((cut) => cut.by === by && cut.seq >= since && cut.seq < seq);
  }

  /** Did a letter like it come as this one went? */
  #hasCome(text: string, remover: Said): boolean {
    const key = keyOf(text, remover);
    return this.#put.has(key) || this.#anew.has(key);
  }

  /** Has that hand put in another one like it? */
  #hasEqual(tag: Tag, said: Said): boolean {
    return (this.#put.get(keyOf(tag.text, said)) ?? []).some((one) => one !== tag);
  }
}

const keyOf = (text: string, { by, seq }: Said): string => `${text} ${by} ${seq}`;
