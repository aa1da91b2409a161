/**
 * Adoption: called when nothing stands in the way, gavelled, open to objections that cross it, closed. And the other ways in which an opinion
 * ends.
 */
import type { Actor } from './actor.ts';
import type { Call } from './blocks.ts';
import type { Ask } from './command.ts';
import { type Context, type Decision, isDoubted, isMerged, isOver, notChair, notDrafting, notSitting, unless } from './context.ts';
import { stillRunning } from './declarations.ts';
import type { ActOf, Entry } from './entry.ts';
import { adoptionSeconds } from './policy.ts';
import { foldRaised } from './raising.ts';
import type { Refusal } from './refusal.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, Channel, EntityId, Hash } from './vocabulary.ts';

export interface AdoptionCall extends Omit<Call, 'hash' | 'deadline'> {
  readonly docHash: Hash;
  readonly textHash: Hash;
}

/** A State that had instructions pending when the opinion was adopted: it adopted ad referendum, and that is no agreement. */
export interface Pending {
  readonly entity: EntityId;
  /** Where it has said since that its last instructions have come. */
  readonly came: { readonly seq: number; readonly at: number } | null;
}

export interface Adoption {
  readonly seq: number;
  readonly at: number;
  readonly docHash: Hash;
  readonly textHash: Hash;
  readonly pending: readonly Pending[];
  readonly call: AdoptionCall | null;
}

/** Of the chair, while objections may still have crossed it. */
export interface OpenAdoption extends Adoption {
  /** Ms UTC at which it closes at the earliest. */
  readonly closesAt: number;
}

/** An objection that had crossed an adoption: it cancelled it. */
export interface Crossing {
  readonly entity: EntityId;
  readonly block: BlockId | null;
  readonly seq: number;
  readonly at: number;
  /** When the chair had adopted, ms UTC. */
  readonly adoptedAt: number;
}

/** An objection against the adoption, which its screen had been handed: no position, unless the adoption goes. */
export interface LateObjection extends Omit<Crossing, 'adoptedAt'> {
  readonly via: Channel;
  readonly enteredBy: Actor['capacity'] | null;
  readonly hash: Hash | null;
  readonly seen: number;
}

/** Acts of an adoption (SPEC 7.2-7.5, 7.13-7.16). */
export type AdoptionAct =
  | {
      readonly type: 'adoption.called';
      readonly docHash: Hash;
      readonly textHash: Hash;
      readonly minSeconds: number;
      readonly present: readonly EntityId[];
    }
  | {
      readonly type: 'opinion.adopted';
      readonly docHash: Hash;
      readonly textHash: Hash;
      readonly present: readonly EntityId[];
      readonly dropped: readonly EntityId[];
      /** How long it is open to objections that have crossed it, seconds. Older logs do not say: it closed at once. */
      readonly openSeconds?: number;
    }
  /** Nobody's objection has crossed it in time: from here on the opinion is adopted. */
  | { readonly type: 'adoption.closed'; readonly of: number }
  /** By a State whose screen had been handed the adoption that was open. It holds nothing, and has no condition. */
  | {
      readonly type: 'objection.late';
      readonly block: BlockId | null;
      readonly hash: Hash | null;
      readonly entity: EntityId;
      readonly via: Channel;
      readonly reasoned: boolean;
      readonly cured: boolean;
      readonly seen: number;
    }
  | { readonly type: 'adoption.undone'; readonly of: number };

export function callAdoption(context: Context, { docHash, textHash, minSeconds }: Ask<'call-adoption'>): Decision {
  const { register } = context;
  const seconds = minSeconds ?? register.policy.minCallSeconds;
  return unless(
    [
      notDrafting(context),
      notChair(context),
      isDoubted(context),
      isMerged(context),
      register.adoptionCall === null ? null : { code: 'call-open' },
      inTheWay(register.blockers),
      otherText(context, docHash, textHash),
      seconds < register.policy.minCallSeconds ? { code: 'policy-not-allowed', seconds: register.policy.minCallSeconds } : null,
      notSitting(context),
    ],
    () => ({ type: 'adoption.called', docHash, textHash, minSeconds: seconds, present: context.here.present }),
  );
}

export function adopt(context: Context, { docHash, textHash }: Ask<'adopt'>): Decision {
  const { register, here, now } = context;
  const running: readonly Refusal[] =
    register.adoptionCall === null ? [{ code: 'no-call-open' }] : stillRunning(register.adoptionCall, now);
  return unless(
    [
      notDrafting(context),
      notChair(context),
      isDoubted(context),
      isMerged(context),
      inTheWay(register.blockers),
      otherText(context, docHash, textHash),
      ...running,
      notSitting(context),
    ],
    () => ({ type: 'opinion.adopted', docHash, textHash, present: here.present, dropped: here.dropped, ...openFor(context) }),
  );
}

/** While the chair may still undo it, it is not closed. Under the first rules an adoption closed at once. */
function openFor({ register: { rules, policy } }: Context): { readonly openSeconds?: number } {
  return rules < 2 ? {} : { openSeconds: Math.max(adoptionSeconds(policy), policy.undoSeconds) };
}

const otherText = ({ register }: Context, docHash: string, textHash: string): Refusal | null =>
  register.docHash === docHash && register.textHash === textHash ? null : { code: 'text-changed' };

/** All blockers in one answer: which paragraphs are not agreed, who must move. */
function inTheWay(blockers: readonly Refusal[]): Refusal | null {
  const others = blockers.filter(({ code }) => code !== 'appeal-pending');
  const [first] = others;
  if (first === undefined) return blockers[0] ?? null;
  if (others.every(({ code }) => code === 'editorial-waits')) return first;
  const blocks = [...new Set(others.flatMap((one) => one.blocks ?? []))];
  const entities = [...new Set(others.flatMap((one) => one.entities ?? []))];
  const positions = [...new Set(others.flatMap((one) => one.positions ?? []))];
  const onlyLinked = others.every(({ code }) => code === 'linked-open');
  const elsewhere = onlyLinked ? others.flatMap((one) => one.elsewhere ?? []) : [];
  return {
    code: onlyLinked ? 'linked-open' : blocks.length > 0 ? 'not-agreed' : first.code,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(elsewhere.length > 0 ? { elsewhere: [...new Map(elsewhere.map((one) => [`${one.opinion}/${one.block}`, one])).values()] } : {}),
    ...(entities.length > 0 ? { entities, positions } : {}),
  };
}

/** Its sponsor withdraws a draft, and agrees that it has gone into another; everything else is for the chair to say. */
export function closeWithoutAdoption(context: Context, { outcome }: Ask<'close-without-adoption'>): Decision {
  const { actor, register, here } = context;
  const isSponsor = actor.entity === register.sponsor;
  const sponsor: Refusal | null = isSponsor ? null : { code: 'not-your-position', entities: [register.sponsor] };
  const other = outcome === 'merged' && here.merged && isSponsor ? null : notChair(context);
  const pending = register.blockers.find(({ code }) => code === 'appeal-pending') ?? null;
  return unless([isOver(context), outcome === 'withdrawn' ? sponsor : other, pending], () => ({ type: 'opinion.closed', outcome }));
}

export function foldAdoptionCalled(state: OpinionState, fact: ActOf<'adoption.called'>, { seq, at }: Entry): OpinionState {
  const { docHash, textHash, minSeconds } = fact;
  return { ...state, adoptionCall: { seq, openedAt: at, docHash, textHash, minSeconds, from: at, ripe: false }, crossed: null };
}

export function foldAdopted(
  state: OpinionState,
  { docHash, textHash, openSeconds }: ActOf<'opinion.adopted'>,
  { seq, at }: Entry,
): OpinionState {
  const held = [...state.positions.values()].filter(({ kind }) => kind === 'ad-referendum');
  const pending = [...new Set(held.map(({ entity }) => entity))].map((entity) => ({ entity, came: null }));
  const adoption = { seq, at, docHash, textHash, pending, call: state.adoptionCall };
  if (openSeconds === undefined) return { ...state, phase: 'adopted', adopted: adoption, adoptionCall: null };
  return { ...state, phase: 'adopting', adopting: { ...adoption, closesAt: at + openSeconds * 1000 }, adoptionCall: null };
}

export function foldAdoptionClosed(state: OpinionState, { of }: ActOf<'adoption.closed'>): OpinionState {
  if (state.adopting?.seq !== of) return state;
  const { closesAt: _, ...adopted } = state.adopting;
  return { ...state, phase: 'adopted', adopting: null, adopted };
}

/** Undone in time it never was: its call is open again. */
export function foldAdoptionUndone(state: OpinionState, { of }: ActOf<'adoption.undone'>): OpinionState {
  if (state.adopting?.seq === of) return withoutAdoption(state);
  if (state.adopted?.seq !== of) return state;
  return { ...state, phase: 'drafting', adopted: null, adoptionCall: state.adopted.call };
}

/** An objection that crossed the gavel: the adoption never was, and the objection finds what it was raised against. */
export function foldCrossing(state: OpinionState, fact: ActOf<'position.raised'>, { seq, at }: Entry): OpinionState {
  if (state.adopting === null || fact.kind !== 'objection') return state;
  const { entity, block } = fact;
  return { ...withoutAdoption(state), crossed: { entity, block, seq, at, adoptedAt: state.adopting.at } };
}

export function foldLate(
  state: OpinionState,
  { entity, block, hash, via, seen }: ActOf<'objection.late'>,
  { seq, at, by }: Entry,
): OpinionState {
  const enteredBy = via === 'screen' ? null : by.capacity;
  return { ...state, late: [...state.late, { entity, block, seq, at, via, enteredBy, hash, seen }] };
}

/** What was too late for an adoption that never was is in time, and stands. */
export function withoutAdoption(state: OpinionState): OpinionState {
  const { adopting, late } = state;
  const before: OpinionState = { ...state, phase: 'drafting', adopting: null, adoptionCall: adopting?.call ?? null, late: [] };
  return late.reduce(stand, before);
}

function stand(state: OpinionState, { seq, at, enteredBy, ...said }: LateObjection): OpinionState {
  const fact = { ...said, type: 'position.raised', kind: 'objection', until: null, endsIf: null, reasoned: false, cured: false } as const;
  return foldRaised(state, fact, { seq, at, by: { capacity: enteredBy ?? 'member-state' } });
}

export function foldClosed(state: OpinionState, { outcome }: ActOf<'opinion.closed'>): OpinionState {
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) if (block.call !== null) blocks.set(id, { ...block, call: null });
  const closed = { seq: state.seq, from: state.phase };
  return { ...state, phase: 'not-adopted', outcome, closed, blocks, adoptionCall: null };
}

/** The chair has no act by which a closed opinion comes back; a State that appealed against the closing has. */
export function foldUnclosed(state: OpinionState): OpinionState {
  return state.closed === null ? state : { ...state, phase: state.closed.from, outcome: null, closed: null };
}
