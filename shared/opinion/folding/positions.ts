/** Positions raised and ended. Raising acts on what was agreed; ending agrees nothing. */
import type { Act, Entry } from '../entry.ts';
import { inPlaceOf, inSteadOf, isHold, places, positionId, reach } from '../positions.ts';
import type { Block, OpinionState, Position } from '../state.ts';
import type { BlockId, EntityId } from '../vocabulary.ts';
import { reopened } from './declarations.ts';

type Raised = Extract<Act, { type: 'position.raised' }>;

interface Raising extends Pick<Entry, 'seq' | 'at'> {
  readonly by: Pick<Entry['by'], 'capacity'>;
}

export function foldRaised(state: OpinionState, fact: Raised, { seq, at, by }: Raising): OpinionState {
  // A second raise takes the place of the first and reaches no less far.
  const { kind, entity, block, hash, via, until, endsIf, echoes, copied = [], links = null, seen, carried, inherited } = fact;
  const brought = carried ?? inherited;
  const enteredBy = brought !== undefined ? brought.enteredBy : via === 'screen' ? null : by.capacity;
  const entered = state.rules >= 2 && enteredBy !== null && brought?.confirmed !== true;
  const replaced = inPlaceOf(state.positions.values(), { entity, block, kind, entered });
  const position: Position = {
    id: positionId(seq),
    kind,
    entity,
    block,
    hash,
    seq,
    at,
    via,
    enteredBy,
    entered,
    until,
    endsIf,
    // the words of both are looked for
    echoes: endsIf === null ? [] : (echoes ?? replaced?.echoes ?? []),
    copied,
    met: null,
    links,
    seen,
    since: Math.min(seen, replaced?.since ?? seen),
    late: replaced?.late ?? false,
    toConfirm: entered || brought !== undefined,
    inherited: inherited?.from ?? null,
    noted: null,
    drops: replaced?.drops ?? [],
  };
  const positions = new Map(state.positions);
  if (replaced !== null) positions.delete(replaced.id);
  positions.set(position.id, position);
  if (!isHold(kind)) return { ...state, positions };

  // Its own paragraph too, where the words have moved on: that was agreed to, and is now objected to.
  const there = [...new Set([block, ...places({ ...state, positions }, position).keys()])];
  const agreedBefore = there.some((id) => {
    const declared = id === null ? null : state.blocks.get(id)?.declared;
    return declared?.stands === true && declared.seq <= seen;
  });
  // what is agreed provisionally may be objected to without being late
  if (agreedBefore && state.policy.packageSwitch !== true) positions.set(position.id, { ...position, late: true });
  const blocks = withBlocks(state.blocks, there, (one) => {
    const broken = kind === 'objection' && one.call !== null && one.call.deadline !== null;
    const cause = kind === 'time' ? 'time' : 'objection';
    return reopened(broken ? { ...one, call: null, broken: { entity, seq } } : one, { cause, entity, seq: state.seq });
  });
  return { ...state, positions, blocks, adoptionCall: null };
}

/** The chair heard it withdrawn: it holds as before, and says so. */
export function foldNoted(state: OpinionState, { position }: Extract<Act, { type: 'withdrawal.noted' }>): OpinionState {
  const before = state.positions.get(position);
  return before === undefined ? state : { ...state, positions: new Map(state.positions).set(position, { ...before, noted: state.seq }) };
}

/** Withdrawn by its State: who relied on it gets the minimum time again. */
export function foldWithdrawn(state: OpinionState, fact: Extract<Act, { type: 'position.withdrawn' }>, at: number): OpinionState {
  const position = state.positions.get(fact.position);
  const after = traced(ended(state, fact.position, at), position, false);
  return position?.kind === 'ad-referendum' ? instructed(after, position.entity, at) : after;
}

/** After adoption: the last of the instructions for which a State waited have come. */
function instructed(state: OpinionState, entity: EntityId, at: number): OpinionState {
  const waits = [...state.positions.values()].some((one) => one.kind === 'ad-referendum' && one.entity === entity);
  const adoption = state.adopting ?? state.adopted;
  if (adoption === null || waits) return state;
  const came = { seq: state.seq, at };
  const pending = adoption.pending.map((one) => (one.entity === entity ? { ...one, came } : one));
  const { adopting, adopted } = state;
  return { ...state, adopting: adopting && { ...adopting, pending }, adopted: adopted && { ...adopted, pending } };
}

/** The mark goes: it has held all along. What was entered is the State's own from now on, in the place of what it held there itself. */
export function foldConfirmed(state: OpinionState, { position }: Extract<Act, { type: 'position.confirmed' }>): OpinionState {
  const before = state.positions.get(position);
  if (before === undefined) return state;
  const positions = new Map(state.positions);
  if (!before.entered) return { ...state, positions: positions.set(position, { ...before, toConfirm: false }) };
  // that it stands says too that whoever heard it withdrawn misheard
  const own: Position = { ...before, entered: false, toConfirm: false, noted: null };
  const replaced = inPlaceOf(positions.values(), own);
  if (replaced !== null) positions.delete(replaced.id);
  return { ...state, positions: positions.set(position, replaced === null ? own : inSteadOf(state, own, replaced)) };
}

/** It ends as by withdrawal, and is listed. */
export function foldDisowned(state: OpinionState, fact: Extract<Act, { type: 'position.disowned' }>, at: number): OpinionState {
  const position = state.positions.get(fact.position);
  if (position === undefined) return state;
  const { id, kind, entity, block, via, enteredBy } = position;
  const disowned = [...state.disowned, { id, kind, entity, block, via, enteredBy, seq: state.seq, at }];
  return { ...ended(state, fact.position, at), disowned };
}

/** Its date has passed: everybody knew the date, so nothing starts again. */
export function foldLapsed(state: OpinionState, fact: Extract<Act, { type: 'time.lapsed' }>): OpinionState {
  return traced(ended(state, fact.position, null), state.positions.get(fact.position), true);
}

/** So many are told of; the record has them all. */
const MOST_ENDED = 50;

function traced(state: OpinionState, position: Position | undefined, lapsed: boolean): OpinionState {
  if (position === undefined) return state;
  const { id, kind, entity, block } = position;
  const others = state.ended.filter((one) => one.entity !== entity || one.block !== block);
  return { ...state, ended: [...others, { id, kind, entity, block, seq: state.seq, at: state.at, lapsed }].slice(-MOST_ENDED) };
}

export function foldDropped(state: OpinionState, fact: Extract<Act, { type: 'position.dropped' }>, { seq, at }: Entry): OpinionState {
  const before = state.positions.get(fact.position);
  if (before === undefined) return state;
  const drops = [...before.drops, { block: fact.block, seq }];
  const after = { ...state, positions: new Map(state.positions).set(before.id, { ...before, drops }) };
  return released(after, before, state, at);
}

function ended(state: OpinionState, id: string, at: number | null): OpinionState {
  const position = state.positions.get(id);
  if (position === undefined) return state;
  const positions = new Map(state.positions);
  positions.delete(id);
  return released({ ...state, positions }, position, state, at);
}

/** The end of a hold agrees nothing: a declaration that still stood under it is cancelled. `at` restarts live calls. */
function released(after: OpinionState, position: Position, before: OpinionState, at: number | null): OpinionState {
  if (!isHold(position.kind)) return after;
  const still = after.positions.get(position.id);
  const left = new Set(still === undefined ? [] : places(after, still).keys());
  const free = [...places(before, position).keys()].filter((id) => !left.has(id) && holdsOn(before, position, id));
  const blocks = withBlocks(after.blocks, free, (one) => {
    const restarted =
      at !== null && one.call !== null && one.call.deadline === null ? { ...one, call: { ...one.call, from: at, ripe: false } } : one;
    const cause = position.kind === 'time' ? 'time' : 'objection';
    return reopened(restarted, { cause, entity: position.entity, seq: after.seq });
  });
  return { ...after, blocks };
}

/** False where the position was fulfilled by the text and so did not hold. */
const holdsOn = (state: OpinionState, position: Position, block: BlockId | null): boolean =>
  block !== null &&
  reach(state)
    .blocks.get(block)
    ?.some((counted) => counted.position.id === position.id && !counted.met) === true;

/** A copy only where something changes. */
function withBlocks(
  blocks: ReadonlyMap<BlockId, Block>,
  ids: readonly (BlockId | null)[],
  change: (block: Block) => Block,
): ReadonlyMap<BlockId, Block> {
  let copy: Map<BlockId, Block> | null = null;
  for (const id of ids) {
    const before = id === null ? undefined : blocks.get(id);
    if (before === undefined) continue;
    const after = change(before);
    if (after === before) continue;
    copy ??= new Map(blocks);
    copy.set(before.id, after);
  }
  return copy ?? blocks;
}
