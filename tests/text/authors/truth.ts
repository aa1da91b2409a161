/**
 * What is true of the letters of a meeting, known from what was done and not from the log: a letter that the steps of an editor keep is the same
 * one, what the driver moves is the same one, all else is new and is its typist's. Of two equal neighbours nobody can say which of them came,
 * so an editor that took the one for the other is right.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { ROOT } from '../../../shared/text/schema.ts';

export interface Gone {
  readonly by: string;
  readonly seq: number;
}

/** One letter, however often it was written anew. */
export interface Tag {
  readonly n: number;
  readonly by: string;
  readonly text: string;
  readonly how: string;
  /** Log position with which it came. */
  seq: number | null;
  gone: Gone | null;
  /** The last time that it came back, and how it had been gone. */
  back: { readonly seq: number; readonly gone: Gone } | null;
  /** The server has put it back: which of equal letters it is, is a guess. */
  isRepaired: boolean;
  /** Somebody wrote it once more although it stood: of whom that is depends on what the log shows that they had heard of (H28). */
  readonly copyOf: Tag | null;
  isCopied: boolean;
}

/** A letter and those that it is a copy of, up to the first of them. */
export const chainOf = (tag: Tag | null): readonly Tag[] => (tag === null ? [] : [tag, ...chainOf(tag.copyOf)]);
export const firstOf = (tag: Tag): Tag => chainOf(tag).at(-1) ?? tag;

/** One time that a letter was written anew, as the log has it. */
export interface Arrival {
  readonly seq: number;
  readonly by: string;
  /** What was done in the editor. */
  readonly how: string;
  /** How it had been gone; null: it stood. */
  readonly gone: Gone | null;
  /** So many letters that had been there came beside each other. */
  readonly run: number;
  /** It stands in another place as well. */
  isTwice: boolean;
}

export interface Shown {
  readonly id: string;
  readonly text: string;
  readonly block: BlockId;
}

export const keyOf = (client: number, clock: number): string => `${client}:${clock}`;

/** The letters of a document in their order. */
export function lettersOf(doc: Y.Doc): readonly Shown[] {
  const found: Shown[] = [];
  for (const element of doc.getXmlFragment(ROOT).toArray()) {
    if (!(element instanceof Y.XmlElement)) continue;
    const block = String(element.getAttribute('id'));
    for (const text of element.toArray()) {
      for (let item = text instanceof Y.XmlText ? text._start : null; item !== null; item = item.right) {
        if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
        const { client, clock } = item.id;
        found.push(...item.content.str.split('').map((letter, n) => ({ id: keyOf(client, clock + n), text: letter, block })));
      }
    }
  }
  return found;
}

/** The longest piece that both have; null is nothing alike. */
export function longestCommon(
  one: readonly (string | null)[],
  other: readonly (string | null)[],
): { at: number; from: number; length: number } | null {
  let best: { at: number; from: number; length: number } | null = null;
  for (let at = 0; at < one.length; at++)
    for (let from = 0; from < other.length; from++) {
      let length = 0;
      while (at + length < one.length && one[at + length] !== null && one[at + length] === other[from + length]) length++;
      if (length > (best?.length ?? 0)) best = { at, from, length };
    }
  return best;
}

export class Truth {
  /** By id in Yjs. */
  readonly tags = new Map<string, Tag>();
  /** Of each paragraph that is gone, its last letters. */
  readonly last = new Map<BlockId, readonly Tag[]>();
  /** How each paragraph has read, the last first. */
  readonly lines = new Map<BlockId, readonly (readonly Tag[])[]>();
  /** By id in Yjs, what was done when it was made. */
  readonly ways = new Map<string, string>();
  readonly arrivals = new Map<Tag, Arrival[]>();
  /** Letters that came late: who brought them into paragraphs that were gone, with which entries, and whether they stood elsewhere then. */
  readonly lates = new Map<Tag, (Gone & { readonly isTwice: boolean })[]>();
  /** Who sent that it is cut where all of that had gone, so that no entry was made; `seq`: the last entry by then. */
  readonly unsaid = new Map<Tag, Gone[]>();
  readonly counts = new Map<string, number>();
  #made = 0;
  #living: ReadonlySet<Tag> = new Set();

  tag(by: string, text: string, how: string, seq: number | null = null): Tag {
    return { n: this.#made++, by, text, how, seq, gone: null, back: null, isRepaired: false, copyOf: null, isCopied: false };
  }

  copy(of: Tag, by: string, how: string, seq: number | null = null): Tag {
    of.isCopied = true;
    this.count('copied');
    return { ...this.tag(by, of.text, `copy by ${how}`, seq), copyOf: of };
  }

  count(what: string, n = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + n);
  }

  all(): ReadonlySet<Tag> {
    return new Set(this.tags.values());
  }

  /**
   * Who wrote it anew while it stood, without knowing. Of two who move the same words at once the second has made a copy, and whose that is
   * depends on what the log shows (H28): of a cut out of what had gone by then it shows nothing.
   */
  doubles(tag: Tag): readonly Gone[] {
    return [...(this.arrivals.get(tag) ?? []), ...(this.lates.get(tag) ?? [])].filter(({ isTwice }) => isTwice);
  }

  get living(): ReadonlySet<Tag> {
    return this.#living;
  }

  /** Gives the new ids of a document their letters: `line` is what it should read, letter by letter. */
  name(doc: Y.Doc, line: readonly Tag[], how: string): void {
    const shown = lettersOf(doc);
    for (const { id } of shown) if (!this.tags.has(id)) this.ways.set(id, how);
    if (shown.map(({ text }) => text).join('') !== line.map(({ text }) => text).join('')) throw new Error('editor and document differ');
    const left = new Map<Tag, number>();
    for (const tag of line) left.set(tag, (left.get(tag) ?? 0) + 1);
    const take = (tag: Tag): boolean => {
      const n = left.get(tag) ?? 0;
      if (n > 0) left.set(tag, n - 1);
      return n > 0;
    };
    for (const { id } of shown) {
      const tag = this.tags.get(id);
      if (tag !== undefined && !take(tag)) this.count('typed over, and kept by the editor');
    }
    const open: number[] = [];
    shown.forEach(({ id }, n) => {
      if (this.tags.has(id)) return;
      const tag = line[n] as Tag;
      if (take(tag)) this.tags.set(id, tag);
      else open.push(n);
    });
    for (const n of open) {
      const { id, text } = shown[n] as Shown;
      const near = line
        .map((tag, at) => ({ tag, at }))
        .filter(({ tag }) => (left.get(tag) ?? 0) > 0 && tag.text === text)
        .sort((one, other) => Math.abs(one.at - n) - Math.abs(other.at - n))[0];
      this.count('equal neighbours');
      const tag = near?.tag ?? (line[n] as Tag);
      take(tag);
      this.tags.set(id, tag);
    }
  }

  /** Letters that somebody had written, and that came late: in the order of what was sent, where these words are in one piece. */
  late(updates: readonly Uint8Array[], words: string): readonly Tag[] | null {
    const open: Tag[] = [];
    for (const update of updates)
      for (const struct of Y.decodeUpdate(update).structs) {
        if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue;
        for (let n = 0; n < struct.length; n++) {
          const tag = this.tags.get(keyOf(struct.id.client, struct.id.clock + n));
          if (tag !== undefined) open.push(tag);
        }
      }
    const at = open
      .map(({ text }) => text)
      .join('')
      .indexOf(words);
    return at < 0 ? null : open.slice(at, at + words.length);
  }

  /** What was sent has made no entry. */
  leftOut(updates: readonly Uint8Array[], by: string, seq: number): void {
    for (const update of updates)
      for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
        for (const { clock, len } of ranges)
          for (let n = 0; n < len; n++) {
            const tag = this.tags.get(keyOf(client, clock + n));
            if (tag !== undefined) this.unsaid.set(tag, [...(this.unsaid.get(tag) ?? []), { by, seq }]);
          }
  }

  /** Letters that somebody had written already when they came. */
  came(update: Uint8Array, seq: number, by: string): void {
    let run: { id: string; tag: Tag }[] = [];
    const flush = (): void => {
      for (const { id, tag } of run) {
        const arrival = { seq, by, how: this.ways.get(id) ?? 'unnamed', gone: tag.gone, run: run.length, isTwice: false };
        this.arrivals.set(tag, [...(this.arrivals.get(tag) ?? []), arrival]);
      }
      run = [];
    };
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue;
      for (let n = 0; n < struct.length; n++) {
        const id = keyOf(struct.id.client, struct.id.clock + n);
        const tag = this.tags.get(id);
        if (tag !== undefined && tag.seq !== null) run.push({ id, tag });
        else flush();
        if (tag !== undefined) tag.seq ??= seq;
      }
    }
    flush();
  }

  /** A part is in the log. `before` and `after`: the letters of the text. */
  pass(before: readonly Shown[], after: readonly Shown[], by: string, seq: number): void {
    const there = new Set(after.map(({ block }) => block));
    for (const block of new Set(before.map((one) => one.block)))
      if (!there.has(block))
        this.last.set(
          block,
          before.flatMap((one) => (one.block === block ? (this.tags.get(one.id) ?? []) : [])),
        );
    const line = (shown: readonly Shown[], block: BlockId): readonly Tag[] =>
      shown.flatMap((one) => (one.block === block ? (this.tags.get(one.id) ?? []) : []));
    for (const block of new Set(before.map((one) => one.block))) {
      const was = line(before, block);
      const known = this.lines.get(block) ?? [];
      if (was.some((tag, n) => known[0]?.[n] !== tag)) this.lines.set(block, [was, ...known].slice(0, 60));
    }
    const living = new Set<Tag>();
    const isLast = ({ seq: one, by: who }: Arrival): boolean => one === seq && who === by;
    for (const { id, text } of after) {
      let tag = this.tags.get(id);
      if (tag === undefined) {
        tag = this.tag(by, text, 'unnamed');
        this.tags.set(id, tag);
        this.count(`unnamed, of ${by}`);
      }
      tag.seq ??= seq;
      if (tag.gone !== null) tag.back = { seq, gone: tag.gone };
      tag.gone = null;
      if (living.has(tag)) for (const one of this.arrivals.get(tag) ?? []) one.isTwice ||= isLast(one);
      living.add(tag);
    }
    // what came back and went within one entry nobody has seen (H25)
    for (const tag of this.#living) if (!living.has(tag)) tag.gone = tag.back?.seq === seq ? tag.back.gone : { by, seq };
    this.#living = living;
  }
}
