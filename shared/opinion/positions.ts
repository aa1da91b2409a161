/**
 * Where positions count. A position never moves: it is on its block. But words move: a split, a join, a paste carry text, and with it
 * what a State said about it, into other blocks. So where a position counts is derived from the flows of text since the screen on
 * which it was raised, in log order, each time anew; undo then needs no code, because a join counts no more once its source is back with its words.
 *
 * The law: every standing position counts on a living paragraph, on the opinion, or on its own deleted paragraph, which is then
 * listed as removed. It has no case in which a position counts nowhere.
 */
import type { Actor } from './actor.ts';
import type { Block } from './blocks.ts';
import type { EndsIf, Inheritance, Link } from './entry.ts';
import { BY_WEIGHT, KINDS } from './kinds.ts';
import { last } from './last.ts';
import type { Edge } from './layout.ts';
import type { OpinionState } from './state.ts';
import { isJoin } from './taken-back.ts';
import { type BlockId, type Channel, type EntityId, type Hash, isHeading, type PositionId, type PositionKind } from './vocabulary.ts';

/** A position that stands. Its words are bound to a hash; no change of text alters or ends it. */
export interface Position {
  readonly id: PositionId;
  readonly kind: PositionKind;
  readonly entity: EntityId;
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
  readonly hash: Hash | null;
  readonly seq: number;
  readonly at: number;
  readonly via: Channel;
  readonly enteredBy: Actor['capacity'] | null;
  /** It stands beside what its State holds itself: entered for it, and not confirmed by it since. Under rules 1 nothing does. */
  readonly entered: boolean;
  readonly until: number | null;
  readonly endsIf: EndsIf | null;
  /** Blocks, other than its own paragraph, in which a run of the words stands that it is about; under `endsIf` alone. */
  readonly echoes: readonly BlockId[];
  /** Blocks that had words of its paragraph when it was recorded, and not on its screen; under `endsIf` alone. */
  readonly copied: readonly BlockId[];
  /** The entry that has met its `endsIf`, and whose that was; null while it is not met. */
  readonly met: Met | null;
  /** Of a condition: what has to be agreed exactly so. */
  readonly links: readonly Link[] | null;
  /** The log position that the actor's screen showed. */
  readonly seen: number;
  /** Text that flowed after this log position takes it along: what the screen of its first raising showed. */
  readonly since: number;
  readonly late: boolean;
  /** It was entered, came back from a restricted session, or with the making of the draft, and its State has not confirmed it since. */
  readonly toConfirm: boolean;
  /** Where it was raised, of the drafts of which this one was made; null: here. */
  readonly inherited: readonly Inheritance[] | null;
  /** Where the log says that its State withdrew it orally; null: nowhere. */
  readonly noted: number | null;
  /** Where its State said "not meant here", and at which log position. */
  readonly drops: readonly { readonly block: BlockId; readonly seq: number }[];
}

/** What was entered for a State, and the State says is none of its own: it has ended, and the record does not say who was right. */
export interface Disowned extends Pick<Position, 'id' | 'kind' | 'entity' | 'block' | 'via' | 'enteredBy'> {
  /** Of the disowning. */
  readonly seq: number;
  readonly at: number;
}

export interface Met {
  readonly seq: number;
  readonly entity: EntityId;
}

export interface Counted {
  readonly position: Position;
  /** The block it came from when it is not its own. */
  readonly from: BlockId | null;
  /** Its `endsIf` is fulfilled by the present text: listed here, but it does not hold here. */
  readonly met: boolean;
}

export interface Reach {
  readonly blocks: ReadonlyMap<BlockId, readonly Counted[]>;
  /** On the opinion as a whole, raised so or, under rules 1, by a heading that governed nothing. */
  readonly opinion: readonly Counted[];
}

export const isHold = (kind: PositionKind): boolean => KINDS[kind].slot === 'hold';

/** What is lifted as a hold is: a condition holds no paragraph, but the opinion. */
export const isBinding = (kind: PositionKind): boolean => isHold(kind) || KINDS[kind].slot === 'condition';

/** Would one of these take the place of the other? */
export const inSlotOf = (one: PositionKind, other: PositionKind): boolean => KINDS[one].slot === KINDS[other].slot;

/** Strictest first, on its own paragraph before carried, the State's own before what was entered for it, older before younger. */
const byWeight = (a: Counted, b: Counted): number =>
  BY_WEIGHT.indexOf(a.position.kind) - BY_WEIGHT.indexOf(b.position.kind) ||
  Number(a.from !== null) - Number(b.from !== null) ||
  Number(a.position.entered) - Number(b.position.entered) ||
  a.position.seq - b.position.seq;

const NOWHERE: Reach = { blocks: new Map(), opinion: [] };

/** The last answer: typing changes neither positions nor layout, so it costs a look. */
let made: { readonly state: OpinionState; readonly reach: Reach } | null = null;

export function reach(state: OpinionState): Reach {
  if (state.positions.size === 0) return NOWHERE;
  if (made === null || !same(made.state, state)) made = { state, reach: everywhere(state) };
  return made.reach;
}

/** Blocks are compared only where a condition depends on their words, or whether a flow was taken back. */
const same = (a: OpinionState, b: OpinionState): boolean =>
  a.rules === b.rules &&
  a.positions === b.positions &&
  a.layout === b.layout &&
  a.flows === b.flows &&
  readings(b.flows).every((id) => a.blocks.get(id)?.hash === b.blocks.get(id)?.hash) &&
  (a.blocks === b.blocks || ![...b.positions.values()].some(({ endsIf }) => endsIf !== null));

function everywhere(state: OpinionState): Reach {
  const blocks = new Map<BlockId, Counted[]>();
  const opinion: Counted[] = [];
  for (const position of state.positions.values()) {
    const at = places(state, position);
    const fulfilled = isFulfilled(state, position, at);
    for (const [block, { from, own }] of at) {
      const counted = { position, from, met: own && fulfilled };
      if (block === null) opinion.push(counted);
      else {
        const there = blocks.get(block);
        if (there === undefined) blocks.set(block, [counted]);
        else there.push(counted);
      }
    }
  }
  for (const there of blocks.values()) if (there.length > 1) there.sort(byWeight);
  return { blocks, opinion: opinion.sort(byWeight) };
}

interface Place {
  /** The block it came from. */
  readonly from: BlockId | null;
  /** On its own block, or under it where that is a heading: no words were carried there. */
  readonly own: boolean;
  /** On the deletion of what stood under a heading: it counts on the heading besides. */
  readonly deleted: boolean;
}

const OWN: Place = { from: null, own: true, deleted: false };

/** One to the opinion as a whole counts on no paragraph, and may be met by what any of them says (SPEC 2.27, C20). */
export const isAbout = (state: OpinionState, position: Position, block: BlockId): boolean =>
  position.block === null || places(state, position).has(block);

/** Every place at which this position counts; null for the opinion. Never empty. */
export function places(state: OpinionState, position: Position): ReadonlyMap<BlockId | null, Place> {
  const found = new Map<BlockId | null, Place>();
  if (position.block === null) return found.set(null, OWN);
  const itself = state.blocks.get(position.block);
  // Raised on what was seen to be gone: it is about the deletion, wherever the words may be.
  if (itself !== undefined && itself.gone > 0 && position.seen >= itself.gone) found.set(position.block, OWN);
  const deleted = new Map<BlockId, Place>();
  for (const [block, { from, since, until, back }] of carried(state, position, position.block)) {
    const there = state.blocks.get(block);
    if (until !== Infinity || back || there === undefined) continue;
    const under = { from: block, own: from === null, deleted: false };
    for (const one of deletedUnder(state.blocks).get(block) ?? []) if (since < one.gone) deleted.set(one.id, { ...under, deleted: true });
    if (there.hash === null) continue;
    found.set(block, { from, own: from === null, deleted: false });
    for (const id of onHeading(state, there)) if (!found.has(id)) found.set(id, under);
  }
  if (found.size === 0) found.set(position.block, OWN);
  for (const [id, place] of deleted) if (!found.has(id)) found.set(id, place);
  return found;
}

/** By heading: what was deleted under it. */
const deletedUnder = last((blocks: OpinionState['blocks']): ReadonlyMap<BlockId, readonly Block[]> => {
  const found = new Map<BlockId, Block[]>();
  for (const block of blocks.values()) {
    if (block.goneUnder === null) continue;
    const there = found.get(block.goneUnder);
    if (there === undefined) found.set(block.goneUnder, [block]);
    else there.push(block);
  }
  return found;
});

/** The paragraphs whose words say whether a flow was taken back. */
const readings = last((flows: readonly Edge[]): readonly BlockId[] => [
  ...new Set(flows.flatMap(({ from, to, how, was }) => (was === null ? [] : how === 'shift' ? [from, to] : [from]))),
]);

const sources = last((flows: readonly Edge[]) => new Set(flows.map(({ from }) => from)));

interface Arrival {
  readonly from: BlockId | null;
  /** The log position from which it is there. */
  readonly since: number;
  /** The log position from which its State says "not meant here"; words that had moved on before took it along. */
  readonly until: number;
  /** What came has gone back, so it does not count there; words that had moved on took it along all the same. */
  readonly back: boolean;
}

/**
 * Own block and what its words reached, in log order: text that had left a block before other text came into it took nothing of
 * that along. A shift is taken back, and all that went the same way after it, while
 * both paragraphs read as before it. A drop cancels what came before it, not what comes later.
 */
function carried({ flows, blocks }: OpinionState, { since, drops }: Position, own: BlockId): ReadonlyMap<BlockId, Arrival> {
  const found = new Map<BlockId, Arrival>([[own, { from: null, since, until: Infinity, back: false }]]);
  if (!sources(flows).has(own)) return found;
  const undone = new Set<string>();
  for (const edge of flows) {
    const { from, to, how, seq, was } = edge;
    const source = found.get(from);
    if (seq <= since || source === undefined || seq > source.until) continue;
    if (isJoin(edge) && isTakenBack(edge, blocks)) continue;
    const asBefore = how === 'shift' && was !== null && blocks.get(to)?.hash === was.to;
    if (asBefore && blocks.get(from)?.hash === was.from) undone.add(`${from} ${to}`);
    const back = (how === 'shift' && undone.has(`${from} ${to}`)) || (source.back && asBefore);
    const dropped = drops.find((drop) => drop.block === to && drop.seq > seq);
    const until = dropped?.seq ?? Infinity;
    const there = found.get(to);
    if ((there?.until ?? 0) < until || (there?.until === until && there.back && !back)) found.set(to, { from, since: seq, until, back });
  }
  return found;
}

/** Is its source back? With other words it is not those that left which are back. */
function isTakenBack({ from, was, undone }: Edge, blocks: OpinionState['blocks']): boolean {
  const hash = blocks.get(from)?.hash;
  return hash !== null && (was === null || undone === true || hash === was.from);
}

/** What counts on a heading counts on all it governs; under rules 1 on the opinion where it governed nothing. */
function onHeading({ layout, rules }: OpinionState, { id, kind }: Block): readonly (BlockId | null)[] {
  if (!isHeading(kind)) return [];
  const under = layout.governed.get(id) ?? [];
  if (rules >= 2) return layout.alone.has(id) ? [] : under;
  return under.length > 0 ? under : [null];
}

/** Deleted means gone with all its words: after a join they live on, and the objection with them. Words that were pasted elsewhere do too. */
export function isFulfilled(state: OpinionState, position: Position, at = places(state, position)): boolean {
  const { block, endsIf, echoes } = position;
  if (endsIf === null || block === null || echoes.length > 0) return false;
  const hash = state.blocks.get(block)?.hash ?? null;
  return hash === null ? endsIf.deleted === true && isOne(at) : endsIf.reads === hash;
}

/** Beside it, where it is on a heading, count only deletions of what stood there. */
const isOne = (at: ReadonlyMap<BlockId | null, Place>): boolean => [...at.values()].filter(({ deleted }) => !deleted).length === 1;

/** What a position stands on, whose it is, and whether it was entered and not confirmed. */
type Slot = Pick<Position, 'entity' | 'block' | 'kind' | 'entered'>;

/** The position whose place a new one of this kind takes: the same kind first; an objection takes that of time, time never that of an objection. */
export function inPlaceOf(positions: Iterable<Position>, { entity, block, kind, entered }: Slot): Position | null {
  let found: Position | null = null;
  for (const position of positions) {
    if (position.entity !== entity || position.block !== block || position.entered !== entered) continue;
    if (!inSlotOf(position.kind, kind)) continue;
    if (position.kind === kind) return position;
    if (kind !== 'time') found = position;
  }
  return found;
}

/** A position that takes the place of one that stood beside it: it reaches all that either did, so a drop of one that would cut the other short is gone. */
export function inSteadOf(state: OpinionState, position: Position, other: Position): Position {
  const { block } = position;
  const sparing = ({ drops }: Position, spared: Position) => {
    const reached = block === null ? new Map<BlockId, Arrival>() : carried(state, spared, block);
    return drops.filter((drop) => (reached.get(drop.block)?.until ?? 0) <= drop.seq);
  };
  const drops = [...sparing(position, other), ...sparing(other, position)].sort((one, another) => one.seq - another.seq);
  const until = position.until === null ? null : Math.max(position.until, other.until ?? 0);
  return { ...position, until, since: Math.min(position.since, other.since), late: position.late || other.late, drops };
}

/** Was it entered for its State, and confirmed by it since? Under rules 1 nobody was asked. */
export const isConfirmed = ({ rules }: OpinionState, { enteredBy, entered }: Position): boolean =>
  rules >= 2 && enteredBy !== null && !entered;

export const positionId = (seq: number): PositionId => `p${seq}`;
export const seqOf = (id: PositionId): number => Number(id.slice(1));
