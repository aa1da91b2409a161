/**
 * What the chair hands to a drafting group, and takes back. It holds nothing and changes nothing else. A later referral takes the place of an
 * earlier one.
 */
import type { Ask } from './command.ts';
import { type Context, type Decision, isGoverning, noReason, notChair, notDrafting, paragraphOf, unless } from './context.ts';
import type { ActOf } from './entry.ts';
import type { Refusal } from './refusal.ts';
import type { OpinionState } from './state.ts';
import type { BlockId } from './vocabulary.ts';

/** A paragraph is with a drafting group. */
export interface Referral {
  readonly seq: number;
  readonly at: number;
  /** Back by then, ms UTC. */
  readonly until: number | null;
}

export function refer(context: Context, { blocks, group, until }: Ask<'refer'>): Decision {
  const past: Refusal | null = until !== undefined && until <= context.now ? { code: 'date-not-allowed', date: context.now } : null;
  return unless([notDrafting(context), notChair(context), ...each(blocks, (id) => notToRefer(context, id)), noReason(group), past], () => ({
    type: 'paragraphs.referred',
    blocks: [...new Set(blocks)],
    until: until ?? null,
  }));
}

function notToRefer(context: Context, id: BlockId): Refusal['code'] | null {
  const there = paragraphOf(context, id);
  if (there !== undefined && isGoverning(there)) return 'heading-takes-none';
  if (there === undefined || there.status === null) return 'no-such-paragraph';
  return there.status === 'agreed' ? 'already-agreed' : null;
}

export function recall(context: Context, { blocks }: Ask<'recall'>): Decision {
  const other = each(blocks, (id) => ((paragraphOf(context, id)?.referred ?? null) === null ? 'not-referred' : null));
  return unless([notDrafting(context), notChair(context), ...other], () => ({ type: 'paragraphs.recalled', blocks: [...new Set(blocks)] }));
}

/** What keeps each paragraph from it; that there is none. */
const each = (blocks: readonly BlockId[], why: (id: BlockId) => Refusal['code'] | null): readonly (Refusal | null)[] =>
  blocks.length === 0
    ? [{ code: 'no-such-paragraph' }]
    : blocks.map((id) => {
        const code = why(id);
        return code && { code, blocks: [id] };
      });

export function foldReferred(state: OpinionState, { blocks, until }: ActOf<'paragraphs.referred'>): OpinionState {
  const referral: Referral = { seq: state.seq, at: state.at, until };
  return { ...state, referrals: new Map([...state.referrals, ...blocks.map((id): [BlockId, Referral] => [id, referral])]) };
}

export function foldRecalled(state: OpinionState, { blocks }: ActOf<'paragraphs.recalled'>): OpinionState {
  return { ...state, referrals: new Map([...state.referrals].filter(([id]) => !blocks.includes(id))) };
}
