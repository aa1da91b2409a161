/**
 * The watcher's eye on headings and on what was tabled, with an account of its own: which heading governs nothing and so is agreed by itself,
 * and which tabled words are gone and have to be answered for.
 */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, type BlockKind, isHeading } from '../../shared/opinion/vocabulary.ts';
import type { Telling } from './beside.ts';
import type { Line } from './world.ts';

const STANDS_ALONE: readonly BlockKind[] = ['title', 'enacting', 'footnote'];

export class Headings {
  readonly #tabled: Set<BlockId>;
  #alone: ReadonlySet<BlockId>;

  constructor(before?: Headings) {
    this.#tabled = new Set(before === undefined ? [] : before.#tabled);
    this.#alone = before === undefined ? new Set() : before.#alone;
  }

  /** Before the rest looks at the entry. Headings that governed nothing and do now: what was declared of them is void. */
  note({ fact }: Entry, lines: readonly Line[]): readonly BlockId[] {
    const words = lines.filter((one) => one.words.trim() !== '').map(({ id }) => id);
    const tables = fact.type === 'text' ? fact.carriesOut?.command === 'import' : fact.type === 'discussion.opened';
    if (tables) for (const id of words) this.#tabled.add(id);
    const was = this.#alone;
    this.#alone = this.#aloneIn(lines);
    return [...was].filter((id) => !this.#alone.has(id) && lines.some((one) => one.id === id && isHeading(one.kind)));
  }

  /** Does this heading govern nothing: no words under it, and no place where tabled words were? */
  governsNothing(id: BlockId): boolean {
    return this.#alone.has(id);
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
