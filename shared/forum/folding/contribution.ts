import type { Actor } from '../../opinion/actor.ts';
import type { ContributionAct } from '../contribution.ts';
import type { ForumState } from '../state.ts';

/** `state` stands at this entry already. It is a document like any other, and what it speaks to stands beside it. */
export function foldContribution(state: ForumState, fact: ContributionAct, by: Actor): ForumState {
  const { type: _, input, late, sections, passages, ...document } = fact;
  const registered = { ...document, seq: state.seq, at: state.at, by: by.seat };
  return {
    ...state,
    documents: new Map(state.documents).set(document.document, registered),
    contributions: new Map(state.contributions).set(document.document, { input, late, sections, passages }),
  };
}
