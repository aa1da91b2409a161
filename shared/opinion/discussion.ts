/** An opinion is created, opened for discussion, and led through: what the meeting looks at. */
import type { Ask } from './command.ts';
import { type Context, type Decision, isOver, notChair, paragraphOf, unless } from './context.ts';
import type { ActOf } from './entry.ts';
import type { Refusal } from './refusal.ts';
import { RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import { isTabled } from './text.ts';

export function openDiscussion(context: Context): Decision {
  const open: Refusal | null = context.register.phase === 'drafting' ? { code: 'already-open' } : null;
  return unless([isOver(context), open, notChair(context)], () => ({ type: 'discussion.opened' }));
}

/** Leads the eyes of the meeting and decides nothing, so whoever serves the chair may do it. */
export function focus(context: Context, { block, view, story }: Ask<'focus'>): Decision {
  const { actor } = context;
  const serves = RIGHTS[actor.capacity].office || actor.functions.includes('operator');
  const there = block === null ? null : paragraphOf(context, block);
  const gone: Refusal | null = block === null || there?.removed === false ? null : { code: 'no-such-paragraph', blocks: [block] };
  const told = block !== null && story === true ? { story } : {};
  return unless([isOver(context), serves ? null : notChair(context), gone], () => ({ type: 'focus.set', block, view, ...told }));
}

export function foldFocus(state: OpinionState, { block, view, story }: ActOf<'focus.set'>): OpinionState {
  return { ...state, focus: { block, view, ...(story === true && { story }) } };
}

/** What the chair asks is asked of the words: the room looks at these again. */
export function backToText(state: OpinionState): OpinionState {
  const { block, view } = state.focus;
  return { ...state, focus: { block, view } };
}

export function foldCreated(
  state: OpinionState,
  { kind = 'opinion', number, title, language, venue, phase, sponsor, ancestry, policy }: ActOf<'opinion.created'>,
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
