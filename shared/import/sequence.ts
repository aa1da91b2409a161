/**
 * Where an item belongs, told by the sequence of labels within one block: i) after h) is a letter, i) before ii) a Roman number.
 * Every list remembers what its labels may mean; a label that goes on with a list narrows that down.
 */
import type { Label, Meaning } from './label.ts';
import type { Level } from './reading.ts';

interface List {
  readonly level: Level;
  /** What the labels so far can mean, and the number the last one then had. */
  meanings: readonly Meaning[];
  /** Bullets of one shape make one list. */
  readonly bullet: string | null;
}

export interface Place {
  readonly level: Level;
  readonly ambiguous: boolean;
}

export interface Around {
  /** The paragraph before ends with a colon. */
  readonly opened: boolean;
  /** The label that comes next, if any. */
  readonly next: Label | null;
  /** Depth said by the source itself (lists of a word processor), 0 for the top; null where it says nothing. */
  readonly depth: number | null;
}

const isBullet = (label: Label): boolean => label.meanings[0]?.scheme === 'bullet';

export class Sequence {
  #lists: List[] = [];

  /** A new block begins. */
  restart(): void {
    this.#lists = [];
  }

  /** An item without label opens a list: what comes next is below it. */
  anonymous(): void {
    this.#enter(0, []);
  }

  /** Would this label go on with a list? "1bis" does behind 1, and 2.1 below 2. */
  continues(label: Label): boolean {
    if (label.extra && label.depth === 0)
      return this.#lists.some((list) => list.meanings.some((last) => label.meanings.some((own) => isSame(last, own))));
    if (label.depth > 0) return this.#below(label) !== null;
    return this.#lists.some((list) => this.#next(list, label).length > 0);
  }

  /** The number of 2.1 within 2, where that is the item before or the one of which it is the next; null where it is neither. */
  #below({ paths, extra }: Label): number | null {
    const of = (level: number) => this.#lists.find((list) => list.level === level)?.meanings ?? [];
    const found = paths.find((path) => {
      const [own = 0, under = 0] = [path.at(-1), path.at(-2)];
      const before = extra ? own : own - 1;
      const goesOn = before === 0 || of(path.length - 1).some(({ scheme, ordinal }) => scheme === 'dotted' && ordinal === before);
      return goesOn && of(path.length - 2).some(({ scheme, ordinal }) => (scheme === 'digit' || scheme === 'dotted') && ordinal === under);
    });
    return found?.at(-1) ?? null;
  }

  place(label: Label, around: Around): Place {
    if (isBullet(label)) return { level: this.#bullet(label, around), ambiguous: false };
    if (label.extra) return { level: this.#beside(label), ambiguous: false };
    if (label.depth > 0) return { level: this.#dotted(label), ambiguous: false };
    const first = label.meanings.filter(({ ordinal }) => ordinal === 1);
    const open = this.#lists.filter((list) => this.#next(list, label).length > 0).reverse();
    const deeper = first.length > 0 && this.#lists.length > 0 && this.#wantsDeeper(first, open, around);
    if (deeper) return { level: this.#open(first, around.depth), ambiguous: false };
    if (open.length > 0) return this.#goOn(label, open, around.next);
    return { level: this.#break(label, first, around.depth), ambiguous: false };
  }

  /** A first label opens a sub-list after a colon, or when the label behind it goes on with it and not with the letters. */
  #wantsDeeper(first: readonly Meaning[], open: readonly List[], { opened, next, depth }: Around): boolean {
    if (opened) return true;
    if (depth !== null && depth > (this.#lists.at(-1)?.level ?? 0)) return true;
    return open.length > 0 && next !== null && first.some((meaning) => follows(next, meaning)) && !open.some((list) => goesOn(next, list));
  }

  #goOn(label: Label, open: readonly List[], next: Label | null): Place {
    const told = next === null ? undefined : open.find((list) => this.#next(list, label).some((meaning) => follows(next, meaning)));
    const list = told ?? open[0];
    if (list === undefined) return { level: 0, ambiguous: true };
    list.meanings = this.#next(list, label);
    this.#close(list);
    return { level: list.level, ambiguous: open.length > 1 && told === undefined };
  }

  /** The label goes on with nothing: it opens a list, begins one again, or leaves a gap. */
  #break(label: Label, first: readonly Meaning[], depth: number | null): Level {
    const schemes = (first.length > 0 ? first : label.meanings).map(({ scheme }) => scheme);
    const same = this.#lists.findLast((list) => list.meanings.some(({ scheme }) => schemes.includes(scheme)));
    if (same !== undefined) {
      const kept = label.meanings.filter((meaning) => same.meanings.some(({ scheme }) => scheme === meaning.scheme));
      const starts = kept.filter(({ ordinal }) => ordinal === 1);
      same.meanings = first.length > 0 && starts.length > 0 ? starts : kept;
      this.#close(same);
      return same.level;
    }
    return this.#open(first.length > 0 ? first : label.meanings, depth);
  }

  #bullet(label: Label, { opened, depth }: Around): Level {
    if (depth !== null) return this.#enter(Math.min(depth, 3) as Level, label.meanings);
    const same = this.#lists.find(({ bullet }) => bullet === label.raw);
    if (same !== undefined) {
      this.#close(same);
      return same.level;
    }
    const beside = opened ? undefined : this.#lists.find(({ bullet }) => bullet !== null);
    if (beside !== undefined) return this.#enter(Math.min(beside.level + 1, 3) as Level, label.meanings, label.raw);
    return this.#open(label.meanings, null, label.raw);
  }

  /** "b) bis" stands in the list that b) is in and leaves its count alone. */
  #beside(label: Label): Level {
    const schemes = label.depth > 0 ? ['dotted'] : label.meanings.map(({ scheme }) => scheme);
    const list = this.#lists.findLast(({ meanings }) => meanings.some(({ scheme }) => schemes.includes(scheme)));
    if (list !== undefined) this.#close(list);
    return list?.level ?? 0;
  }

  #open(meanings: readonly Meaning[], depth: number | null, bullet: string | null = null): Level {
    const top = this.#lists.at(-1);
    const level = top === undefined ? 0 : Math.min(depth ?? top.level + 1, 3);
    return this.#enter(level as Level, meanings, bullet);
  }

  #dotted(label: Label): Level {
    const ordinal = this.#below(label) ?? label.paths[0]?.at(-1) ?? 0;
    const level = Math.min(label.depth, 3) as Level;
    return this.#enter(level, [{ scheme: 'dotted', ordinal }]);
  }

  #enter(level: Level, meanings: readonly Meaning[], bullet: string | null = null): Level {
    this.#lists = [...this.#lists.filter((list) => list.level < level), { level, meanings, bullet }];
    return level;
  }

  /** What is deeper than this list is over. */
  #close(list: List): void {
    this.#lists = this.#lists.slice(0, this.#lists.indexOf(list) + 1);
  }

  #next(list: List, label: Label): readonly Meaning[] {
    if (isBullet(label)) return list.bullet === label.raw ? label.meanings : [];
    if (label.extra || label.depth > 0) return [];
    return label.meanings.filter(({ scheme, ordinal }) =>
      list.meanings.some((last) => last.scheme === scheme && last.ordinal + 1 === ordinal),
    );
  }
}

const isSame = (one: Meaning, other: Meaning): boolean => one.scheme === other.scheme && one.ordinal === other.ordinal;
const follows = (label: Label, { scheme, ordinal }: Meaning): boolean =>
  label.meanings.some((next) => next.scheme === scheme && next.ordinal === ordinal + 1);

/** Would the label go on with the list once the one before it has? */
const goesOn = (label: Label, list: List): boolean =>
  list.meanings.some(({ scheme, ordinal }) => follows(label, { scheme, ordinal: ordinal + 1 }));
