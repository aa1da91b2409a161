/** Calls for objections: the chair puts exact words before everybody. What stands may still stand; what is unsettled may not. */

import type { Call } from './blocks.ts';
import { withBlocks } from './blocks.ts';
import type { Ask } from './command.ts';
import {
  type Context,
  type Decision,
  headOf,
  isDoubted,
  isGoverning,
  isMerged,
  notChair,
  notDrafting,
  notSitting,
  paragraphOf,
  unless,
} from './context.ts';
import type { ActOf, Entry, Target } from './entry.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, Hash } from './vocabulary.ts';

/** What stands in the way, at these paragraphs. */
export type Obstacle = Refusal & Required<Pick<Refusal, 'blocks'>>;

const HOUR_MS = 3_600_000;

export function call(context: Context, { targets, minSeconds, deadline }: Ask<'call'>): Decision {
  const { policy } = context.register;
  const once = [...new Map(targets.map((target) => [target.block, target])).values()];
  const seconds = minSeconds ?? policy.minCallSeconds;
  const earliest = context.now + policy.silenceHours * HOUR_MS;
  return unless(
    [
      notDrafting(context),
      notChair(context),
      isDoubted(context),
      isMerged(context),
      targets.length > 0 ? null : { code: 'no-such-paragraph' },
      firstOf(once.flatMap((target) => obstaclesToCall(context, target))),
      seconds < policy.minCallSeconds ? { code: 'policy-not-allowed', seconds: policy.minCallSeconds } : null,
      deadline !== undefined && deadline < earliest ? { code: 'date-not-allowed', date: earliest } : null,
      deadline === undefined ? notSitting(context) : untold(context, deadline),
    ],
    () => ({ type: 'call.opened', targets: once, minSeconds: seconds, deadline: deadline ?? null, present: context.here.present }),
  );
}

/** A silence procedure counts silence: so each Member State is told of it first. */
function untold({ here: { silences, memberStates } }: Context, deadline: number): Refusal | null {
  if (silences === null) return null;
  const entities = silences.find((one) => one.deadline === deadline)?.untold ?? [...memberStates];
  return entities.length === 0 ? null : { code: 'notice-missing', entities };
}

/** Everything that keeps the chair from calling this paragraph in these words, in order of weight. */
function obstaclesToCall(context: Pick<Context, 'register'>, target: Target): readonly Obstacle[] {
  const there = paragraphOf(context, target.block);
  if (there === undefined) return [{ code: 'no-such-paragraph', blocks: [target.block] }];
  return obstaclesOn(context, there, headOf(context, there), target.hash);
}

/** The same of one that is there, with the heading that governs it: whoever asks of all of them need not look for each. */
export function obstaclesOn(
  { register }: Pick<Context, 'register'>,
  there: ShownParagraph,
  heading: ShownParagraph | undefined,
  hash: Hash | null,
): readonly Obstacle[] {
  const blocks = [there.id];
  if (isGoverning(there)) return [{ code: 'heading-takes-none', blocks }];
  if (there.status === null) return [{ code: 'no-such-paragraph', blocks }]; // empty, and nothing to answer for
  const called = there.call !== null || register.adoptionCall !== null;
  return [
    ...(there.status === 'agreed' ? [{ code: 'already-agreed', blocks } as const] : []),
    ...(called ? [{ code: 'call-open', blocks } as const] : []),
    ...unsettled(there, heading),
    ...(there.hash === hash ? [] : [{ code: 'text-changed', blocks } as const]),
  ];
}

/** Brackets and undecided suggestions, each named at the block that has them: a heading's unsettle all it governs. */
export function unsettled(there: ShownParagraph, heading: ShownParagraph | undefined): readonly Obstacle[] {
  const both = heading === undefined ? [there] : [there, heading];
  const brackets = both.filter((one) => one.brackets > 0 || !one.balanced).map(({ id }) => id);
  const suggestions = both.filter((one) => one.suggestions > 0).map(({ id }) => id);
  return [
    ...(brackets.length > 0 ? [{ code: 'brackets-left', blocks: brackets } as const] : []),
    ...(suggestions.length > 0 ? [{ code: 'suggestions-left', blocks: suggestions } as const] : []),
  ];
}

/** Many paragraphs at once: the code of the first obstacle, with every paragraph that has it. */
function firstOf(obstacles: readonly Obstacle[]): Refusal | null {
  const code: RefusalCode | undefined = obstacles[0]?.code;
  if (code === undefined) return null;
  const blocks = obstacles.filter((one) => one.code === code).flatMap((one) => one.blocks);
  return { code, blocks: [...new Set<BlockId>(blocks)] };
}

/** It only ever gives more time: who has answered by the earlier date has answered. */
export function extendCall(context: Context, { of, deadline }: Ask<'extend-call'>): Decision {
  const until = context.register.paragraphs.find(({ call: open }) => open?.seq === of)?.call?.deadline ?? null;
  const before = Math.max(until ?? 0, context.now);
  return unless(
    [
      notDrafting(context),
      notChair(context),
      isMerged(context),
      until === null ? { code: 'no-call-open' } : null,
      deadline <= before ? { code: 'date-not-allowed', date: before } : null,
      untold(context, deadline),
    ],
    () => ({ type: 'call.extended', of, deadline }),
  );
}

export function cancelCall(context: Context, { blocks }: Ask<'cancel-call'>): Decision {
  return unless([notDrafting(context), notChair(context), noCall(context, blocks)], () => ({ type: 'call.cancelled', blocks }));
}

function noCall(context: Context, blocks: Ask<'cancel-call'>['blocks']): Refusal | null {
  if (blocks === 'adoption') return context.register.adoptionCall === null ? { code: 'no-call-open' } : null;
  const without = blocks.filter((id) => (paragraphOf(context, id)?.call ?? null) === null);
  return without.length > 0 || blocks.length === 0 ? { code: 'no-call-open', blocks: without } : null;
}

/** Ms UTC from which the chair may declare: the minimum time or the deadline has passed. */
export const ripeAt = ({ from, minSeconds, deadline }: Pick<Call, 'from' | 'minSeconds'> & { readonly deadline?: number | null }): number =>
  deadline ?? from + minSeconds * 1000;

export function foldCalled(state: OpinionState, { targets, minSeconds, deadline }: ActOf<'call.opened'>, { seq, at }: Entry): OpinionState {
  const call = { seq, openedAt: at, minSeconds, from: at, deadline, ripe: false };
  return {
    ...state,
    blocks: withBlocks(
      state.blocks,
      targets.map(({ block }) => block),
      (one) => ({ ...one, call: { ...call, hash: targets.find(({ block }) => block === one.id)?.hash ?? null }, broken: null }),
    ),
  };
}

/** Its time has not passed any more, whatever the log said of the earlier deadline. */
export function foldExtended(state: OpinionState, { of, deadline }: ActOf<'call.extended'>): OpinionState {
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) {
    if (block.call?.seq === of) blocks.set(id, { ...block, call: { ...block.call, deadline, ripe: false } });
  }
  return { ...state, blocks };
}

export function foldCancelled(state: OpinionState, { blocks }: ActOf<'call.cancelled'>): OpinionState {
  if (blocks === 'adoption') return { ...state, adoptionCall: null };
  return {
    ...state,
    blocks: withBlocks(state.blocks, blocks, (one) => ({ ...one, call: null })),
  };
}

export function foldRipe(state: OpinionState, { of }: ActOf<'call.ripe'>, at: number): OpinionState {
  const { adoptionCall } = state;
  if (adoptionCall?.seq === of) return ripeAt(adoptionCall) <= at ? { ...state, adoptionCall: { ...adoptionCall, ripe: true } } : state;
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) {
    if (block.call?.seq === of && ripeAt(block.call) <= at) blocks.set(id, { ...block, call: { ...block.call, ripe: true } });
  }
  return { ...state, blocks };
}
