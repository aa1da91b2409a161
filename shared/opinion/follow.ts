/**
 * An opinion that lies on the table of a meeting has the policy of that meeting (rule F3.5). Which meeting that is stands in the forum's
 * log; the server brings the policy into the log of the opinion, once for each time that it was set there.
 */
import type { Act, Policy, PolicySource } from './entry.ts';
import { isAllowed } from './policy.ts';
import type { OpinionState } from './state.ts';

export interface BroughtPolicy {
  readonly policy: Policy;
  readonly from: PolicySource;
}

/** The act that the server appends, if any. */
export function following(
  state: Pick<OpinionState, 'kind' | 'phase' | 'policy' | 'policyFrom'>,
  brought: BroughtPolicy | null,
): Extract<Act, { type: 'policy.changed' }> | null {
  if (brought === null || state.kind === 'report' || state.phase === 'adopted' || state.phase === 'not-adopted') return null;
  // whether the opinion is a package is its own affair
  const { packageSwitch } = state.policy;
  const policy = packageSwitch === undefined ? brought.policy : { ...brought.policy, packageSwitch };
  const { from } = brought;
  const known = state.policyFrom !== null && state.policyFrom.seq >= from.seq;
  return known || !isAllowed(policy) ? null : { type: 'policy.changed', policy, from };
}
