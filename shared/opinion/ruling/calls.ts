/** Calls for objections: the chair puts exact words before everybody. What stands may still stand; what is unsettled may not. */
import type { Command } from '../command.ts';
import type { Target } from '../entry.ts';
import type { Refusal, RefusalCode } from '../refusal.ts';
import type { ShownParagraph } from '../register.ts';
import type { BlockId } from '../vocabulary.ts';
import {
  type Decision,
  type Ground,
  isDoubted,
  isGoverning,
  isMerged,
  notChair,
  notDrafting,
  notSitting,
  paragraphOf,
  unless,
} from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** What stands in the way, at these paragraphs. */
export type Obstacle = Refusal & Required<Pick<Refusal, 'blocks'>>;

const HOUR_MS = 3_600_000;

export function call(ground: Ground, { targets, minSeconds, deadline }: Ask<'call'>): Decision {
  const { policy } = ground.register;
  const once = [...new Map(targets.map((target) => [target.block, target])).values()];
  const seconds = minSeconds ?? policy.minCallSeconds;
  const earliest = ground.now + policy.silenceHours * HOUR_MS;
  return unless(
    [
      notDrafting(ground),
      notChair(ground),
      isDoubted(ground),
      isMerged(ground),
      targets.length > 0 ? null : { code: 'no-such-paragraph' },
      firstOf(once.flatMap((target) => obstaclesToCall(ground, target))),
      seconds < policy.minCallSeconds ? { code: 'policy-not-allowed', seconds: policy.minCallSeconds } : null,
      deadline !== undefined && deadline < earliest ? { code: 'date-not-allowed', date: earliest } : null,
      deadline === undefined ? notSitting(ground) : untold(ground, deadline),
    ],
    () => ({ type: 'call.opened', targets: once, minSeconds: seconds, deadline: deadline ?? null, present: ground.here.present }),
  );
}

/** A silence procedure counts silence: so each Member State is told of it first. */
function untold({ here: { silences, memberStates } }: Ground, deadline: number): Refusal | null {
  if (silences === null) return null;
  const entities = silences.find((one) => one.deadline === deadline)?.untold ?? [...memberStates];
  return entities.length === 0 ? null : { code: 'notice-missing', entities };
}

/** Everything that keeps the chair from calling this paragraph in these words, in order of weight. */
export function obstaclesToCall(ground: Pick<Ground, 'register'>, target: Target): readonly Obstacle[] {
  const there = paragraphOf(ground, target.block);
  const blocks = [target.block];
  if (there === undefined) return [{ code: 'no-such-paragraph', blocks }];
  if (isGoverning(there)) return [{ code: 'heading-takes-none', blocks }];
  if (there.status === null) return [{ code: 'no-such-paragraph', blocks }]; // empty, and nothing to answer for
  const called = there.call !== null || ground.register.adoptionCall !== null;
  return [
    ...(there.status === 'agreed' ? [{ code: 'already-agreed', blocks } as const] : []),
    ...(called ? [{ code: 'call-open', blocks } as const] : []),
    ...unsettled(ground, there),
    ...(there.hash === target.hash ? [] : [{ code: 'text-changed', blocks } as const]),
  ];
}

/** Brackets and undecided suggestions, each named at the block that has them: a heading's unsettle all it governs. */
export function unsettled(ground: Pick<Ground, 'register'>, there: ShownParagraph): readonly Obstacle[] {
  const heading = there.heading === null ? undefined : paragraphOf(ground, there.heading);
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
export function extendCall(ground: Ground, { of, deadline }: Ask<'extend-call'>): Decision {
  const until = ground.register.paragraphs.find(({ call: open }) => open?.seq === of)?.call?.deadline ?? null;
  const before = Math.max(until ?? 0, ground.now);
  return unless(
    [
      notDrafting(ground),
      notChair(ground),
      isMerged(ground),
      until === null ? { code: 'no-call-open' } : null,
      deadline <= before ? { code: 'date-not-allowed', date: before } : null,
      untold(ground, deadline),
    ],
    () => ({ type: 'call.extended', of, deadline }),
  );
}

export function cancelCall(ground: Ground, { blocks }: Ask<'cancel-call'>): Decision {
  return unless([notDrafting(ground), notChair(ground), noCall(ground, blocks)], () => ({ type: 'call.cancelled', blocks }));
}

function noCall(ground: Ground, blocks: Ask<'cancel-call'>['blocks']): Refusal | null {
  if (blocks === 'adoption') return ground.register.adoptionCall === null ? { code: 'no-call-open' } : null;
  const without = blocks.filter((id) => (paragraphOf(ground, id)?.call ?? null) === null);
  return without.length > 0 || blocks.length === 0 ? { code: 'no-call-open', blocks: without } : null;
}
