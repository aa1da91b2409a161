/** What the table of positions shows: paragraphs down, Member States across, by regional group. Pure; drawn by matrix.tsx. */
import { BY_WEIGHT, KINDS } from '../../../../shared/opinion/kinds.ts';
import type { ButWords, SaidRegister, ShownPosition } from '../../../../shared/opinion/register.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';

export interface MatrixFilter {
  /** Only paragraphs that something stands in the way of. */
  readonly blocking: boolean;
  /** Only paragraphs that are with a drafting group, while some are. */
  readonly away: boolean;
  /** States without a position too. */
  readonly everybody: boolean;
}

export interface MatrixGroup {
  /** null: of no group. */
  readonly group: string | null;
  readonly states: readonly EntityId[];
}

export interface Grouping {
  readonly group: string;
  readonly members: readonly EntityId[];
}

const BLOCKS: ReadonlySet<ButWords['status']> = new Set(['objected', 'pending', 'unsettled']);

export function matrixRows({ paragraphs }: SaidRegister, { blocking, away }: MatrixFilter): readonly ButWords[] {
  const isSome = paragraphs.some(({ referred }) => referred !== null);
  return paragraphs.filter(
    ({ status, referred }) => status !== null && (!blocking || BLOCKS.has(status)) && (!(away && isSome) || referred !== null),
  );
}

/**
 * Each State once, in the first group that has it; `states` in the order in which they are to stand. Who says nothing of these rows is left
 * out, and so are groups without a State.
 */
export function matrixGroups(
  rows: readonly ButWords[],
  states: readonly EntityId[],
  groups: readonly Grouping[],
  { everybody }: MatrixFilter,
): readonly MatrixGroup[] {
  const speak = new Set(rows.flatMap(({ positions }) => positions.map(({ entity }) => entity)));
  const shown = everybody ? states : states.filter((state) => speak.has(state));
  const groupOf = (state: EntityId): string | null => groups.find(({ members }) => members.includes(state))?.group ?? null;
  return [...groups.map(({ group }) => group), null].flatMap((group) => {
    const own = shown.filter((state) => groupOf(state) === group);
    return own.length === 0 ? [] : [{ group, states: own }];
  });
}

/** As many Member States as there is room for beside each other. */
const ROOM = 12;

/** Where there are more, groups begin folded. */
export const beginFolded = (groups: readonly MatrixGroup[]): boolean =>
  groups.length > 1 && groups.reduce((count, { states }) => count + states.length, 0) > ROOM;

const weightOf = ({ kind, met }: ShownPosition): number => BY_WEIGHT.indexOf(kind) + (met ? BY_WEIGHT.length : 0);

/** What a State says of a paragraph, the weightiest first. */
export const positionsOf = ({ positions }: ButWords, state: EntityId): readonly ShownPosition[] =>
  positions
    .filter(({ entity }) => entity === state)
    .toSorted((one, other) => weightOf(one) - weightOf(other) || Number(one.entered) - Number(other.entered));

/** Whose objection or request for time holds it. */
export const holdingOf = ({ positions }: ButWords): readonly EntityId[] => [
  ...new Set(positions.flatMap(({ kind, met, entity }) => (!met && KINDS[kind].slot === 'hold' ? [entity] : []))),
];
