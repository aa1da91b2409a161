/** The opinion as a whole: created, discussed, adopted, closed. */
import type { Act, Entry } from '../entry.ts';
import type { LateObjection, OpinionState } from '../state.ts';
import { foldRaised } from './positions.ts';
import { isTabled } from './text.ts';

type Fact<Type extends Act['type']> = Extract<Act, { type: Type }>;

export function foldCreated(
  state: OpinionState,
  { kind = 'opinion', number, title, language, venue, phase, sponsor, ancestry, policy }: Fact<'opinion.created'>,
): OpinionState {
  const made = ancestry.map(({ opinion }) => opinion);
  return { ...state, kind, number, title, language, venue, phase, sponsor, ancestry: made, policy };
}

/** What stands in the text now is what was tabled. */
export function foldOpened(state: OpinionState): OpinionState {
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) if (!block.tabled && isTabled(state, block)) blocks.set(id, { ...block, tabled: true });
  return { ...state, phase: 'drafting', blocks };
}

export function foldAdoptionCalled(state: OpinionState, fact: Fact<'adoption.called'>, { seq, at }: Entry): OpinionState {
  const { docHash, textHash, minSeconds } = fact;
  return { ...state, adoptionCall: { seq, openedAt: at, docHash, textHash, minSeconds, from: at, ripe: false }, crossed: null };
}

export function foldAdopted(
  state: OpinionState,
  { docHash, textHash, openSeconds }: Fact<'opinion.adopted'>,
  { seq, at }: Entry,
): OpinionState {
  const held = [...state.positions.values()].filter(({ kind }) => kind === 'ad-referendum');
  const pending = [...new Set(held.map(({ entity }) => entity))].map((entity) => ({ entity, came: null }));
  const adoption = { seq, at, docHash, textHash, pending, call: state.adoptionCall };
  if (openSeconds === undefined) return { ...state, phase: 'adopted', adopted: adoption, adoptionCall: null };
  return { ...state, phase: 'adopting', adopting: { ...adoption, closesAt: at + openSeconds * 1000 }, adoptionCall: null };
}

export function foldAdoptionClosed(state: OpinionState, { of }: Fact<'adoption.closed'>): OpinionState {
  if (state.adopting?.seq !== of) return state;
  const { closesAt: _, ...adopted } = state.adopting;
  return { ...state, phase: 'adopted', adopting: null, adopted };
}

/** Undone in time it never was: its call is open again. */
export function foldAdoptionUndone(state: OpinionState, { of }: Fact<'adoption.undone'>): OpinionState {
  if (state.adopting?.seq === of) return withoutAdoption(state);
  if (state.adopted?.seq !== of) return state;
  return { ...state, phase: 'drafting', adopted: null, adoptionCall: state.adopted.call };
}

/** An objection that crossed the gavel: the adoption never was, and the objection finds what it was raised against. */
export function foldCrossing(state: OpinionState, fact: Fact<'position.raised'>, { seq, at }: Entry): OpinionState {
  if (state.adopting === null || fact.kind !== 'objection') return state;
  const { entity, block } = fact;
  return { ...withoutAdoption(state), crossed: { entity, block, seq, at, adoptedAt: state.adopting.at } };
}

export function foldLate(
  state: OpinionState,
  { entity, block, hash, via, seen }: Fact<'objection.late'>,
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

export function foldClosed(state: OpinionState, { outcome }: Fact<'opinion.closed'>): OpinionState {
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) if (block.call !== null) blocks.set(id, { ...block, call: null });
  const closed = { seq: state.seq, from: state.phase };
  return { ...state, phase: 'not-adopted', outcome, closed, blocks, adoptionCall: null };
}

/** The chair has no act by which a closed opinion comes back; a State that appealed against the closing has. */
export function foldUnclosed(state: OpinionState): OpinionState {
  return state.closed === null ? state : { ...state, phase: state.closed.from, outcome: null, closed: null };
}
