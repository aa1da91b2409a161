/** What the outline says of each paragraph. Where nothing of that has changed it is the same row: what is typed draws none again. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Register, ShownParagraph } from '../../../../shared/opinion/register.ts';
import { type BlockId, type EntityId, isHeading } from '../../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { type Mark, marksOf } from '../../../../shared/page/marks.ts';

export const FILTERS = ['left', 'mine', 'called', 'changed'] as const;
export type Filter = (typeof FILTERS)[number];

export interface OutlineRow {
  readonly id: BlockId;
  /** As elsewhere on the page. */
  readonly name: string;
  /** As it stands before the paragraph; the name where it has none. */
  readonly label: string;
  readonly level: number;
  readonly removed: boolean;
  /** null: it heads what stands below it, and is asked nothing. */
  readonly mark: Mark | null;
  /** Which filters leave it. */
  readonly is: ReadonlySet<Filter>;
}

export interface Looking {
  readonly text: Text;
  readonly entities: Entities;
  readonly whole: Pick<Register, 'kind' | 'policy' | 'phase'>;
  /** The entity of whoever looks. */
  readonly own: EntityId | null;
  /** As the page was opened. */
  readonly begun: Register;
}

/** Under each heading that is one its paragraphs. */
export type Group = readonly OutlineRow[];

/** Makes rows, and each once. One that says what the last of its paragraph said is that one. */
export function rowsFor({ text, entities, whole, own, begun }: Looking): (paragraph: ShownParagraph, name: string) => OutlineRow {
  const known = new WeakMap<ShownParagraph, OutlineRow>();
  const latest = new Map<BlockId, { readonly row: OutlineRow; readonly said: string }>();
  const hashes = new Map(begun.paragraphs.map(({ id, hash }) => [id, hash]));
  const made = (paragraph: ShownParagraph, name: string): OutlineRow => {
    const { id, label, level, removed, status, positions, call, hash } = paragraph;
    const asked = status !== null;
    const is = new Set<Filter>();
    if (asked && status !== 'agreed') is.add('left');
    if (positions.some(({ entity }) => entity === own)) is.add('mine');
    if (call !== null) is.add('called');
    if (hashes.get(id) !== hash) is.add('changed');
    return { id, name, label: label || name, level, removed, mark: asked ? first(marksOf(paragraph, text, entities, whole)) : null, is };
  };
  return (paragraph, name) => {
    const kept = known.get(paragraph);
    if (kept?.name === name) return kept;
    const row = made(paragraph, name);
    const said = JSON.stringify({ ...row, is: [...row.is] });
    const before = latest.get(row.id);
    const same = before?.said === said ? before : { row, said };
    latest.set(row.id, same);
    known.set(paragraph, same.row);
    return same.row;
  };
}

/** That a call runs is more than that it is open. */
const first = (marks: readonly Mark[]): Mark | null =>
  (marks[0]?.shape === 'open' ? marks.find(({ shape }) => shape === 'call') : undefined) ?? marks[0] ?? null;

/** `before`: what they were; what is the same is taken from there. */
export function groupsOf(
  paragraphs: readonly ShownParagraph[],
  rowOf: (paragraph: ShownParagraph) => OutlineRow,
  before: readonly Group[],
): readonly Group[] {
  const groups: OutlineRow[][] = [[]];
  paragraphs.forEach((paragraph, at) => {
    const { id, status, kind, removed } = paragraph;
    if (removed && (status === null || status === 'agreed')) return;
    if (status === null) {
      const next = paragraphs[at + 1];
      // what stands alone below its heading is called by it
      if (!isHeading(kind) || (next?.heading === id && next.label === '')) return;
      groups.push([]);
    }
    groups.at(-1)?.push(rowOf(paragraph));
  });
  const now = groups.map((group, at) => {
    const was = before[at];
    return was !== undefined && same(group, was) ? was : group;
  });
  return same(now, before) ? before : now;
}

const same = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);

/** What a filter leaves, with the headings above it. */
export const narrowed = (groups: readonly Group[], filter: Filter): readonly Group[] =>
  groups
    .filter((group) => group.some(({ is }) => is.has(filter)))
    .map((group) => group.filter(({ is, mark }) => is.has(filter) || mark === null));

/** How many rows a filter leaves. */
export const countOf = (groups: readonly Group[], filter: Filter): number => groups.flat().filter(({ is }) => is.has(filter)).length;
