/** The policy of an opinion: who edits, how long calls last, what may be asked for. */
import type { Ask } from './command.ts';
import { type Context, type Decision, isOver, notChair, unless } from './context.ts';
import { ADOPTION_SECONDS, type Policy } from './entry.ts';
import type { Refusal } from './refusal.ts';
import { RIGHTS } from './rights.ts';
import { EDITING_POLICIES } from './vocabulary.ts';

/** Whole numbers, smallest and largest. */
export const RANGES = {
  minCallSeconds: [1, 3600], // and never less than the forum says
  undoSeconds: [0, 600],
  adoptionSeconds: [1, 3600], // as above
  maxTimeDays: [1, 90],
  silenceHours: [72, 2160],
} as const satisfies Partial<Record<keyof Policy, readonly [number, number]>>;

export function setPolicy(context: Context, { policy }: Ask<'set-policy'>): Decision {
  const other: Refusal | null = RIGHTS[context.actor.capacity].office ? null : notChair(context);
  const { leastCallSeconds: seconds } = context.here;
  return unless(
    [
      isOver(context),
      other,
      isAllowed(policy) ? null : { code: 'policy-not-allowed' },
      Math.min(policy.minCallSeconds, adoptionSeconds(policy)) < seconds ? { code: 'policy-not-allowed', seconds } : null,
    ],
    () => ({ type: 'policy.changed', policy }),
  );
}

export const adoptionSeconds = ({ adoptionSeconds: seconds = ADOPTION_SECONDS }: Policy): number => seconds;

/** Is every setting within its range? */
export function isAllowed(policy: Policy): boolean {
  const numbers = Object.keys(RANGES) as (keyof typeof RANGES)[];
  return (
    EDITING_POLICIES.includes(policy.editing) &&
    numbers.every((name) => {
      const [least, most] = RANGES[name];
      const value = name === 'adoptionSeconds' ? adoptionSeconds(policy) : policy[name];
      return Number.isInteger(value) && value >= least && value <= most;
    })
  );
}
