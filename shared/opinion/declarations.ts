/** Declaring a paragraph agreed, taking that back, and opening agreed text again. */

import { holds } from './blockers.ts';
import type { Block, Declaration, Reopenings } from './blocks.ts';
import { withBlocks } from './blocks.ts';
import { unsettled } from './calls.ts';
import type { Ask } from './command.ts';
import {
  type Context,
  type Decision,
  headOf,
  isDoubted,
  isGoverning,
  isMerged,
  noReason,
  notChair,
  notDrafting,
  paragraphOf,
  unless,
} from './context.ts';
import type { ActOf, Entry, Target } from './entry.ts';
import type { Refusal } from './refusal.ts';
import type { ShownCall, ShownParagraph } from './register.ts';
import { RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import { undoSecondsOf } from './undo-time.ts';
import type { BlockId, EntityId, ReopenCause } from './vocabulary.ts';

export function declare(context: Context, { target }: Ask<'declare'>): Decision {
  const { present, dropped } = context.here;
  return unless(
    [notDrafting(context), notChair(context), isDoubted(context), isMerged(context), ...obstaclesToDeclare(context, target)],
    () => ({
      type: 'paragraph.declared',
      target,
      present,
      dropped,
    }),
  );
}

/** Everything that keeps the chair from declaring this paragraph in these words now: first what others must move, then the clock. */
export function obstaclesToDeclare(context: Pick<Context, 'register' | 'now'>, target: Target): readonly Refusal[] {
  const there = paragraphOf(context, target.block);
  const blocks = [target.block];
  if (there === undefined) return [{ code: 'no-such-paragraph', blocks }];
  if (isGoverning(there)) return [{ code: 'heading-takes-none', blocks }];
  return [
    ...(there.status === 'agreed' ? [{ code: 'already-agreed', blocks } as const] : []),
    ...holds(there.positions, there.id),
    ...unsettled(there, headOf(context, there)),
    ...(there.hash === target.hash ? [] : [{ code: 'text-changed', blocks } as const]),
    ...(there.call === null ? [{ code: 'no-call-open', blocks } as const] : stillRunning(there.call, context.now, blocks)),
  ];
}

/** The minimum time or the deadline that has not passed. */
export function stillRunning({ ripeAt, deadline }: ShownCall, now: number, blocks?: readonly BlockId[]): readonly Refusal[] {
  if (now >= ripeAt) return [];
  const where = blocks === undefined ? {} : { blocks };
  if (deadline !== null) return [{ code: 'deadline-not-reached', ...where, date: deadline }];
  return [{ code: 'call-too-short', ...where, seconds: Math.ceil((ripeAt - now) / 1000) }];
}

export function undo(context: Context, { of }: Ask<'undo'>): Decision {
  const { adopting, adopted, paragraphs, policy, rules } = context.register;
  if (adopting?.seq === of) return unless([notChair(context)], () => ({ type: 'adoption.undone', of }));
  // under the first rules an adoption closed at once, and could be undone for a while
  if (adopted?.seq === of && rules < 2) {
    return unless([notChair(context), tooLate(context, adopted.at, policy.undoSeconds)], () => ({ type: 'adoption.undone', of }));
  }
  const declared = paragraphs.find((one) => one.declared?.seq === of && one.declared.stands)?.declared ?? null;
  const late = declared === null ? null : tooLate(context, declared.at, undoSecondsOf(declared, policy));
  return unless([notDrafting(context), notChair(context), declared === null ? { code: 'not-agreed' } : late], () => ({
    type: 'declaration.undone',
    of,
  }));
}

const tooLate = ({ now }: Context, at: number, seconds: number): Refusal | null =>
  now - at <= seconds * 1000 ? null : { code: 'undo-too-late', seconds };

export function askReopen(context: Context, { block, reason }: Ask<'ask-reopen'>): Decision {
  const other: Refusal | null = RIGHTS[context.actor.capacity].hold ? null : { code: 'not-a-member-state' };
  return unless([notDrafting(context), other, notAgreed(context, block), noReason(reason)], () => ({ type: 'reopening.asked', block }));
}

export function reopen(context: Context, { block, cause, entity, reason }: Ask<'reopen'>): Decision {
  return unless(
    [
      notDrafting(context),
      notChair(context),
      notAgreed(context, block),
      noReason(reason),
      ofNobody(context, cause, entity),
      notAsked(context, block, entity),
    ],
    () => ({ type: 'paragraph.reopened', block, cause, entity: entity ?? null }),
  );
}

/** A request is somebody's, and the record names the State. */
function ofNobody({ here }: Context, cause: ReopenCause, entity: EntityId | undefined): Refusal | null {
  if (entity === undefined) return cause === 'request' ? { code: 'reason-missing' } : null;
  return here.memberStates.has(entity) ? null : { code: 'not-a-member-state', entities: [entity] };
}

/** Nobody but the State itself makes its request: what it asked orally the chair reopens as a correction. */
function notAsked(context: Context, block: BlockId, entity: EntityId | undefined): Refusal | null {
  if (entity === undefined || context.register.rules < 2) return null;
  const asked = paragraphOf(context, block)?.reopenAsked.some((one) => one.entity === entity) === true;
  return asked ? null : { code: 'not-asked', blocks: [block], entities: [entity] };
}

function notAgreed(context: Context, block: BlockId): Refusal | null {
  const there: ShownParagraph | undefined = paragraphOf(context, block);
  if (there === undefined) return { code: 'no-such-paragraph', blocks: [block] };
  return there.status === 'agreed' ? null : { code: 'not-agreed', blocks: [block] };
}

/** Cancels for good the declaration that stands, if one does. */
export function reopened(block: Block, by: Omit<Reopenings, 'count'>): Block {
  if (block.declared?.stands !== true) return block;
  return {
    ...block,
    declared: { ...block.declared, stands: false },
    proposed: null,
    reopened: { count: (block.reopened?.count ?? 0) + 1, ...by },
    asked: [],
  };
}

export function foldDeclared(state: OpinionState, { target }: ActOf<'paragraph.declared'>, { seq, at }: Entry): OpinionState {
  const undoSeconds = state.rules < 2 ? null : state.policy.undoSeconds;
  const declare = (one: Block): Block => ({
    ...one,
    call: null,
    declared: {
      seq,
      at,
      hash: target.hash,
      stands: true,
      undoSeconds,
      call: one.call,
      before: withoutPast(one.declared),
      successors: [],
      contested: null,
    },
    proposed: null,
    asked: [],
  });
  return { ...state, blocks: withBlocks(state.blocks, [target.block], declare) };
}

/** One step back is enough: only the declaration that stands can be undone. */
const withoutPast = (declared: Declaration | null): Declaration | null => declared && { ...declared, call: null, before: null };

export function foldUndone(state: OpinionState, { of }: ActOf<'declaration.undone'>): OpinionState {
  for (const block of state.blocks.values()) {
    const { declared } = block;
    if (declared?.seq !== of || !declared.stands) continue;
    const call = declared.hash === block.hash ? declared.call : null;
    const blocks = new Map(state.blocks).set(block.id, { ...block, call, declared: declared.before });
    return { ...state, blocks, adoptionCall: null };
  }
  return state;
}

export function foldAsked(state: OpinionState, { block }: ActOf<'reopening.asked'>, { seq, by }: Entry): OpinionState {
  const ask = (one: Block): Block => ({
    ...one,
    asked: [...one.asked.filter(({ entity }) => entity !== by.entity), { entity: by.entity, seq }],
  });
  return { ...state, blocks: withBlocks(state.blocks, [block], ask) };
}

export function foldReopened(state: OpinionState, { block, cause, entity }: ActOf<'paragraph.reopened'>): OpinionState {
  return {
    ...state,
    blocks: withBlocks(state.blocks, [block], (one) => reopened(one, { cause, entity, seq: state.seq })),
    adoptionCall: null,
  };
}
