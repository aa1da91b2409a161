/** Paragraphs that are with a drafting group. A later referral takes the place of an earlier one. */
import type { Act } from '../entry.ts';
import type { OpinionState, Referral } from '../state.ts';
import type { BlockId } from '../vocabulary.ts';

type Fact<Type extends Act['type']> = Extract<Act, { type: Type }>;

export function foldReferred(state: OpinionState, { blocks, until }: Fact<'paragraphs.referred'>): OpinionState {
  const referral: Referral = { seq: state.seq, at: state.at, until };
  return { ...state, referrals: new Map([...state.referrals, ...blocks.map((id): [BlockId, Referral] => [id, referral])]) };
}

export function foldRecalled(state: OpinionState, { blocks }: Fact<'paragraphs.recalled'>): OpinionState {
  return { ...state, referrals: new Map([...state.referrals].filter(([id]) => !blocks.includes(id))) };
}
