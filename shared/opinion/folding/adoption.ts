/** The opinion as a whole: created, discussed, adopted, closed. */
import type { Act, Entry } from '../entry.ts';
import type { OpinionState } from '../state.ts';
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
  return { ...state, adoptionCall: { seq, openedAt: at, docHash, textHash, minSeconds, from: at, ripe: false } };
}

export function foldAdopted(state: OpinionState, { docHash, textHash }: Fact<'opinion.adopted'>, { seq, at }: Entry): OpinionState {
  const held = [...state.positions.values()].filter(({ kind }) => kind === 'ad-referendum');
  const pending = [...new Set(held.map(({ entity }) => entity))].map((entity) => ({ entity, came: null }));
  return { ...state, phase: 'adopted', adopted: { seq, at, docHash, textHash, pending, call: state.adoptionCall }, adoptionCall: null };
}

/** Undone in time it never was: its call is open again. */
export function foldAdoptionUndone(state: OpinionState, { of }: Fact<'adoption.undone'>): OpinionState {
  if (state.adopted?.seq !== of) return state;
  return { ...state, phase: 'drafting', adopted: null, adoptionCall: state.adopted.call };
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
