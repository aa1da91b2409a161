/**
 * "Unless it is deleted", "unless it reads exactly ...": objections that the text can meet. The words that they are about are watched in the
 * text from the log position at which they were raised, because they may be cut out of one paragraph and pasted into another.
 */
import type { Act, Entry, TextFacts } from './entry.ts';
import { last } from './last.ts';
import type { Position } from './positions.ts';
import { isFulfilled, positionId } from './positions.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, EntityId, PositionId } from './vocabulary.ts';

/** Rules from which on moved words keep a condition from being met. */
const SINCE = 2;

/** Rules from which on it is the State's screen that says where else its words stood. */
const BY_SCREEN = 4;

/** A position whose words the text is asked for. */
export interface Watched {
  readonly position: PositionId;
  readonly entity: EntityId;
  readonly block: BlockId;
  /** Under which the words are compared. */
  readonly rules: number;
  /** Raised on a screen that still showed its paragraph, which had gone: nobody knows any more where else its words stood then. */
  readonly crossed: boolean;
  /** Log position of its screen where this is the entry that begins it and the rules ask what came between; else null. */
  readonly screen: number | null;
  /** Where words of its paragraph came since that screen, as the log says. */
  readonly copied: readonly BlockId[];
  /** Where they stand, as the log says. */
  readonly echoes: readonly BlockId[];
}

interface Conditional extends Position {
  readonly block: BlockId;
}

const conditional = last((positions: OpinionState['positions']): readonly Conditional[] =>
  [...positions.values()].flatMap((one) => (one.endsIf !== null && one.block !== null ? [{ ...one, block: one.block }] : [])),
);

/** Is there, or may there come by these entries, anything to watch? */
export const mayWatch = ({ positions }: OpinionState, entries: readonly Entry[]): boolean =>
  conditional(positions).length > 0 || entries.some(({ fact }) => fact.type === 'position.raised' && fact.endsIf !== null);

const NONE: readonly Watched[] = [];

/** To be asked after every entry. */
export function watched(state: OpinionState): readonly Watched[] {
  const found = state.rules < SINCE ? [] : conditional(state.positions);
  if (found.length === 0) return NONE;
  return found.map((one) => ({ ...beginning(state, one, one.seq === state.seq), copied: one.copied, echoes: one.echoes }));
}

/** The one that this act begins to watch: where its words stand besides, or came since its screen, is to be found out. */
export function crossing(state: OpinionState, seq: number, act: Act): Watched | null {
  if (act.type !== 'position.raised' || act.endsIf === null || act.block === null || state.rules < SINCE) return null;
  const { entity, block, seen } = act;
  return { ...beginning(state, { id: positionId(seq), entity, block, seen }, true), copied: [], echoes: [] };
}

function beginning(
  { blocks, rules }: OpinionState,
  { id, entity, block, seen }: Pick<Conditional, 'id' | 'entity' | 'block' | 'seen'>,
  begins: boolean,
): Omit<Watched, 'copied' | 'echoes'> {
  const crossed = begins && (blocks.get(block)?.gone ?? 0) > seen;
  return { position: id, entity, block, rules, crossed, screen: begins && rules >= BY_SCREEN ? seen : null };
}

/** Notes of each position whose condition this entry has met which entry that was, and whose. */
export function noteMet(before: OpinionState, after: OpinionState, entry: Entry): OpinionState {
  if (after.rules < SINCE || isSame(before, after)) return after;
  let positions: Map<PositionId, Position> | null = null;
  for (const { id, met } of conditional(after.positions)) {
    const position = after.positions.get(id);
    if (position === undefined || isFulfilled(after, position) === (met !== null)) continue;
    const was = before.positions.get(id);
    const by = met === null ? whose(entry, [position.block, ...(was?.echoes ?? [])]) : null;
    positions ??= new Map(after.positions);
    positions.set(id, { ...position, met: by === null ? null : { seq: entry.seq, entity: by } });
  }
  return positions === null ? after : { ...after, positions };
}

const isSame = (a: OpinionState, b: OpinionState): boolean =>
  a.blocks === b.blocks && a.positions === b.positions && a.flows === b.flows && a.layout === b.layout && a.rules === b.rules;

/** Of text, whoever wrote last in these blocks. */
function whose({ by, fact }: Entry, blocks: readonly (BlockId | null)[]): EntityId {
  const wrote = fact.type === 'text' ? authorOf(fact, blocks) : null;
  return wrote ?? by.entity;
}

function authorOf({ parts }: TextFacts, blocks: readonly (BlockId | null)[]): EntityId | null {
  const there = parts.findLast((part) => part.by !== 'server' && part.blocks.some((id) => blocks.includes(id)));
  return there !== undefined && there.by !== 'server' ? there.by.entity : null;
}
