/**
 * The watcher's eye on headings and on what was tabled, with an account of its own: which heading governs nothing and so is agreed by itself,
 * and which tabled words are gone and have to be answered for.
 */
import type { Entry, TextFacts } from '../../shared/opinion/entry.ts';
import { isHold, reach } from '../../shared/opinion/positions.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, type BlockKind, isHeading } from '../../shared/opinion/vocabulary.ts';
import type { Telling } from './beside.ts';
import type { Line } from './world.ts';

interface Shift {
  readonly seq: number;
  readonly from: BlockId;
  readonly to: BlockId;
  /** How both read before; null where it was no shift. */
  readonly was: readonly [string | null, string | null] | null;
}

const STANDS_ALONE: readonly BlockKind[] = ['title', 'enacting', 'footnote'];

export class Headings {
  readonly #tabled: Set<BlockId>;
  /** By what was deleted: the heading above it, and the holds that stood on that then. */
  readonly #under: Map<BlockId, { readonly heading: BlockId; readonly holds: readonly string[] }>;
  readonly #shifts: Shift[];
  #alone: ReadonlySet<BlockId>;
  #above: ReadonlyMap<BlockId, BlockId> = new Map();

  constructor(before?: Headings) {
    this.#tabled = new Set(before === undefined ? [] : before.#tabled);
    this.#under = new Map(before === undefined ? [] : before.#under);
    this.#shifts = before === undefined ? [] : [...before.#shifts];
    this.#alone = before === undefined ? new Set() : before.#alone;
    this.#above = before === undefined ? new Map() : before.#above;
  }

  /** Before the rest looks at the entry. Headings that governed nothing and do now: what was declared of them is void. */
  note(before: OpinionState, { seq, fact }: Entry, lines: readonly Line[]): readonly BlockId[] {
    const words = lines.filter((one) => one.words.trim() !== '').map(({ id }) => id);
    const tables = fact.type === 'text' ? fact.carriesOut?.command === 'import' : fact.type === 'discussion.opened';
    if (tables) for (const id of words) this.#tabled.add(id);
    const was = this.#alone;
    if (fact.type === 'text') this.#deleted(before, lines);
    if (fact.type === 'text') this.#shifted(seq, fact);
    this.#alone = this.#aloneIn(lines);
    return [...was].filter((id) => !this.#alone.has(id) && lines.some((one) => one.id === id && isHeading(one.kind)));
  }

  /** Does this heading govern nothing: no words under it, and no place where tabled words were? */
  governsNothing(id: BlockId): boolean {
    return this.#alone.has(id);
  }

  #deleted(before: OpinionState, lines: readonly Line[]): void {
    const living = new Set(lines.map(({ id }) => id));
    for (const id of living) this.#under.delete(id);
    for (const [id, heading] of this.#above) {
      if (living.has(id) || !this.#tabled.has(id)) continue;
      const holds = [...before.positions.values()].filter(({ block, kind }) => block === heading && isHold(kind)).map((one) => one.id);
      if (holds.length > 0) this.#under.set(id, { heading, holds });
    }
    this.#above = aboveIn(lines);
  }

  #shifted(seq: number, { flows, changes }: TextFacts): void {
    for (const { from, to, how } of flows) {
      const [one, other] = [from, to].map((block) => changes.find(({ id, was, hash }) => id === block && was !== hash));
      this.#shifts.push({ seq, from, to, was: how === 'shift' && one && other ? [one.was, other.was] : null });
    }
  }

  /**
   * The first that came into a paragraph: while both read as before it nothing of its source is there, if all that came was from there. To a
   * position that was raised later it is a part of what its State saw.
   */
  #takenBack(after: OpinionState, { saw, fail }: Telling): void {
    const isHeadingIn = (id: BlockId): boolean => isHeading(after.blocks.get(id)?.kind ?? 'text');
    for (const { seq, from, to, was } of this.#shifts) {
      const into = this.#shifts.filter((one) => one.to === to);
      if (was === null || into[0]?.from !== from || into[0].was !== was || into.some((one) => one.from !== from || one.was === null))
        continue;
      if (after.blocks.get(from)?.hash !== was[0] || after.blocks.get(to)?.hash !== was[1] || isHeadingIn(from)) continue;
      saw('a shift was taken back');
      if (
        reach(after)
          .blocks.get(to)
          ?.some((one) => one.from === from && one.position.since < seq)
      )
        fail('what was taken back still counts');
    }
  }

  #aloneIn(lines: readonly Line[]): ReadonlySet<BlockId> {
    const found = new Set<BlockId>();
    let above: BlockId | null = null;
    for (const { id, kind, words } of lines) {
      if (isHeading(kind)) {
        above = id;
        found.add(id);
      } else if (above !== null && !STANDS_ALONE.includes(kind) && (words.trim() !== '' || this.#tabled.has(id))) found.delete(above);
    }
    return found;
  }

  see({ fact }: Entry, after: OpinionState, shown: Standing, lines: readonly Line[], { saw, fail }: Telling): void {
    const listed = new Map(shown.paragraphs.map((one) => [one.id, one]));
    for (const { id, kind, words } of lines) {
      if (!isHeading(kind)) continue;
      const there = listed.get(id);
      const alone = this.#alone.has(id);
      if (alone && words.trim() !== '' && (there?.status ?? null) === null) fail('a heading that governs nothing has no status');
      if (!alone && there?.status != null) fail('a heading that governs something has a status');
      if (!alone && there?.call != null) fail('a call on a heading that governs something');
      if (alone && there?.status === 'agreed') saw('a heading was agreed by itself');
    }
    this.#takenBack(after, { saw, fail });
    for (const [id, { heading, holds }] of this.#under) {
      for (const hold of holds) {
        const position = after.positions.get(hold);
        if (position?.endsIf !== null || position.block !== heading) continue;
        if (listed.get(id)?.positions.some((one) => one.id === hold) !== true)
          fail('a hold on a heading let go of what was deleted under it');
        saw('a hold on a heading counts on a deletion');
      }
    }
    for (const id of this.#tabled) {
      if (lines.some((one) => one.id === id)) continue;
      const there = listed.get(id);
      if (there?.removed !== true) fail('tabled words that are gone are not listed');
      const heading = isHeading(after.blocks.get(id)?.kind ?? 'text');
      if (heading) saw('a tabled heading is gone');
      if (fact.type === 'opinion.adopted' && there?.declared?.hash !== null) fail('adopted over a deletion that was not agreed');
      if (fact.type === 'paragraph.declared' && fact.target.block === id && heading) saw('the deletion of a heading was declared');
    }
  }
}

/** By each block the heading under which it stands. */
function aboveIn(lines: readonly Line[]): ReadonlyMap<BlockId, BlockId> {
  const found = new Map<BlockId, BlockId>();
  let above: BlockId | null = null;
  for (const { id, kind } of lines) {
    if (isHeading(kind)) above = id;
    else if (above !== null && !STANDS_ALONE.includes(kind)) found.set(id, above);
  }
  return found;
}
