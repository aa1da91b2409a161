/**
 * Lifting a position is explicit and its State's own; ending one agrees nothing. A State confirms or disowns what was entered for it, and says
 * where what was carried along is not meant.
 */
import { withBlocks } from './blocks.ts';
import type { Ask } from './command.ts';
import {
  type Context,
  type Decision,
  isGiven,
  isOver,
  isReported,
  noReason,
  notChair,
  notDrafting,
  notSitting,
  paragraphOf,
  unless,
} from './context.ts';
import { reopened } from './declarations.ts';
import type { Act, Entry } from './entry.ts';
import { holds, notHead, objecting } from './held.ts';
import type { Position } from './positions.ts';
import { inPlaceOf, inSteadOf, isBinding, isHold, places, reach } from './positions.ts';
import type { Refusal } from './refusal.ts';
import type { ShownPosition } from './register.ts';
import { RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, EntityId, PositionId } from './vocabulary.ts';

export function withdraw(context: Context, { position, reads, statement }: Ask<'withdraw'>): Decision {
  const found = standing(context, position);
  // that its instructions have come a State says in words
  const come = found?.kind === 'ad-referendum' ? (isReported(context) ?? noReason(statement)) : isOver(context);
  const adopted: Refusal | null = isAdopted(context) ? come : null;
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const own = found === null ? missing : (notOwn(context, found) ?? notHead(context, found));
  // an abstention is revoked while there is a discussion to come back to
  const late = found?.kind === 'abstain' ? isOver(context) : null;
  return unless([adopted, own, late, reads === undefined ? null : notAsRead(context, found, reads)], () => ({
    type: 'position.withdrawn',
    position,
    stated: isGiven(statement),
  }));
}

/** The words for which it is made, its heading's among them: what is only suggested is not in their hash, and may never come. */
function notAsRead(context: Context, found: ShownPosition | null, { block, hash }: NonNullable<Ask<'withdraw'>['reads']>): Refusal | null {
  const { register, here } = context;
  const there = paragraphOf(context, block);
  if (there !== undefined && found !== null && !isFor(context, found, block))
    return { code: 'no-such-position', blocks: [block], positions: [found.id] };
  if (there?.hash !== hash) return { code: 'text-changed', blocks: [block] };
  const waits = (id: BlockId): boolean => (paragraphOf({ register }, id)?.suggestions ?? 0) > 0 || here.suggested?.includes(id) === true;
  const blocks = [block, there.heading].flatMap((id) => (id !== null && waits(id) ? [id] : []));
  return blocks.length > 0 ? { code: 'suggestions-left', blocks } : null;
}

/** On which it counts, or of which it asks how it is agreed. */
const isFor = ({ isAbout }: Context, { id, links }: ShownPosition, block: BlockId): boolean =>
  isAbout(id, block) || links?.some((one) => one.opinion === undefined && one.block === block) === true;

/** Lifts nothing, so it is for every seat of the State, as raising is; after adoption it changes only what is appended. */
export function confirm(context: Context, { position }: Ask<'confirm'>): Decision {
  const found = standing(context, position);
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const closed = found?.entered === true && isAdopted(context) ? isReported(context) : isOver(context);
  const other = found?.toConfirm === true ? (notOwn(context, found) ?? insteadOfObjection(context, found)) : missing;
  return unless([closed, other], () => ({ type: 'position.confirmed', position }));
}

/** What a State never said, it does not withdraw. It ends all the same, so it is for whoever lifts. */
export function disown(context: Context, { position, statement }: Ask<'disown'>): Decision {
  const found = standing(context, position);
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const other = found?.entered === true ? (notOwn(context, found) ?? notHead(context, found)) : missing;
  const reported = isAdopted(context) ? isReported(context) : null;
  return unless([reported, other], () => ({ type: 'position.disowned', position, stated: isGiven(statement) }));
}

/** Time that was entered takes the place of the State's own objection no more than time that is asked for. */
function insteadOfObjection(context: Context, { id, kind, entity, entered }: ShownPosition): Refusal | null {
  if (kind !== 'time' || !entered) return null;
  const there = context.register.paragraphs.find(({ positions }) => positions.some((one) => one.id === id && one.carriedFrom === null));
  return there === undefined ? null : objecting(holds(context, there.id, entity).filter((one) => !one.entered));
}

/** What a State has said on the floor. Only its own act lifts anything (rule 1.5), so this changes no status. */
export function noteWithdrawal(context: Context, { position, reason }: Ask<'note-withdrawal'>): Decision {
  const found = standing(context, position);
  const missing: Refusal | null = found !== null && isBinding(found.kind) ? null : { code: 'no-such-position', positions: [position] };
  return unless([notDrafting(context), notChair(context), notSitting(context), missing, noReason(reason)], () => ({
    type: 'withdrawal.noted',
    position,
  }));
}

export function dropCarried(context: Context, { position, block }: Ask<'drop-carried'>): Decision {
  const there = paragraphOf(context, block);
  const found = there?.positions.find(({ id }) => id === position) ?? null;
  // What stands on a heading stands on all that the heading governs or governed when it was deleted: it can only be withdrawn.
  const isCarried = found !== null && found.carriedFrom !== null && found.carriedFrom !== there?.heading && there?.removed !== true;
  const missing: Refusal = { code: 'no-such-position', blocks: [block], positions: [position] };
  return unless([isOver(context), isCarried ? (notOwn(context, found) ?? notHead(context, found)) : missing], () => ({
    type: 'position.dropped',
    position,
    block,
  }));
}

/** By the chair, whether that has closed or not. */
const isAdopted = ({ register: { phase } }: Context): boolean => phase === 'adopting' || phase === 'adopted';

function standing({ register }: Context, id: PositionId): ShownPosition | null {
  const is = (one: ShownPosition): boolean => one.id === id;
  for (const { positions } of register.paragraphs) {
    const found = positions.find(is);
    if (found !== undefined) return found;
  }
  return register.positions.find(is) ?? null;
}

/** A hold or a condition is lifted from a seat of that State; a note by whoever made it. */
function notOwn({ actor }: Context, { entity, kind, id }: ShownPosition): Refusal | null {
  const { hold, comment } = RIGHTS[actor.capacity];
  const own = entity === actor.entity && (actor.dismissed === true || (isBinding(kind) ? hold : comment));
  return own ? null : { code: 'not-your-position', entities: [entity], positions: [id] };
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
