/** The opinion as a whole: discussion, policy, adoption, closing. */
import type { Command } from '../command.ts';
import { ADOPTION_SECONDS, type Policy } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import { RIGHTS } from '../rights.ts';
import { EDITING_POLICIES } from '../vocabulary.ts';
import { stillRunning } from './declarations.ts';
import {
  type Decision,
  type Ground,
  isDoubted,
  isMerged,
  isOver,
  notChair,
  notDrafting,
  notSitting,
  paragraphOf,
  unless,
} from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function openDiscussion(ground: Ground): Decision {
  const open: Refusal | null = ground.register.phase === 'drafting' ? { code: 'already-open' } : null;
  return unless([isOver(ground), open, notChair(ground)], () => ({ type: 'discussion.opened' }));
}

/** Leads the eyes of the meeting and decides nothing, so whoever serves the chair may do it. */
export function focus(ground: Ground, { block, view }: Ask<'focus'>): Decision {
  const { actor } = ground;
  const serves = RIGHTS[actor.capacity].office || actor.functions.includes('operator');
  const there = block === null ? null : paragraphOf(ground, block);
  const gone: Refusal | null = block === null || there?.removed === false ? null : { code: 'no-such-paragraph', blocks: [block] };
  return unless([isOver(ground), serves ? null : notChair(ground), gone], () => ({ type: 'focus.set', block, view }));
}

/** Whole numbers, smallest and largest. */
export const RANGES = {
  minCallSeconds: [1, 3600], // and never less than the forum says
  undoSeconds: [0, 600],
  adoptionSeconds: [1, 3600], // as above
  maxTimeDays: [1, 90],
  silenceHours: [72, 2160],
} as const satisfies Partial<Record<keyof Policy, readonly [number, number]>>;

export function setPolicy(ground: Ground, { policy }: Ask<'set-policy'>): Decision {
  const other: Refusal | null = RIGHTS[ground.actor.capacity].office ? null : notChair(ground);
  const { leastCallSeconds: seconds } = ground.here;
  return unless(
    [
      isOver(ground),
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

export function callAdoption(ground: Ground, { docHash, textHash, minSeconds }: Ask<'call-adoption'>): Decision {
  const { register } = ground;
  const seconds = minSeconds ?? register.policy.minCallSeconds;
  return unless(
    [
      notDrafting(ground),
      notChair(ground),
      isDoubted(ground),
      isMerged(ground),
      register.adoptionCall === null ? null : { code: 'call-open' },
      inTheWay(register.blockers),
      otherText(ground, docHash, textHash),
      seconds < register.policy.minCallSeconds ? { code: 'policy-not-allowed', seconds: register.policy.minCallSeconds } : null,
      notSitting(ground),
    ],
    () => ({ type: 'adoption.called', docHash, textHash, minSeconds: seconds, present: ground.here.present }),
  );
}

export function adopt(ground: Ground, { docHash, textHash }: Ask<'adopt'>): Decision {
  const { register, here, now } = ground;
  const running: readonly Refusal[] =
    register.adoptionCall === null ? [{ code: 'no-call-open' }] : stillRunning(register.adoptionCall, now);
  return unless(
    [
      notDrafting(ground),
      notChair(ground),
      isDoubted(ground),
      isMerged(ground),
      inTheWay(register.blockers),
      otherText(ground, docHash, textHash),
      ...running,
      notSitting(ground),
    ],
    () => ({ type: 'opinion.adopted', docHash, textHash, present: here.present, dropped: here.dropped, ...openFor(ground) }),
  );
}

/** While the chair may still undo it, it is not closed. Under the first rules an adoption closed at once. */
function openFor({ register: { rules, policy } }: Ground): { readonly openSeconds?: number } {
  return rules < 2 ? {} : { openSeconds: Math.max(adoptionSeconds(policy), policy.undoSeconds) };
}

const otherText = ({ register }: Ground, docHash: string, textHash: string): Refusal | null =>
  register.docHash === docHash && register.textHash === textHash ? null : { code: 'text-changed' };

/** All blockers in one answer: which paragraphs are not agreed, who must move. */
function inTheWay(blockers: readonly Refusal[]): Refusal | null {
  const others = blockers.filter(({ code }) => code !== 'appeal-pending');
  const [first] = others;
  if (first === undefined) return blockers[0] ?? null;
  const blocks = [...new Set(others.flatMap((one) => one.blocks ?? []))];
  const entities = [...new Set(others.flatMap((one) => one.entities ?? []))];
  const positions = [...new Set(others.flatMap((one) => one.positions ?? []))];
  const onlyLinked = others.every(({ code }) => code === 'linked-open');
  const elsewhere = onlyLinked ? others.flatMap((one) => one.elsewhere ?? []) : [];
  return {
    code: onlyLinked ? 'linked-open' : blocks.length > 0 ? 'not-agreed' : first.code,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(elsewhere.length > 0 ? { elsewhere: [...new Map(elsewhere.map((one) => [`${one.opinion}/${one.block}`, one])).values()] } : {}),
    ...(entities.length > 0 ? { entities, positions } : {}),
  };
}

/** Its sponsor withdraws a draft, and agrees that it has gone into another; everything else is for the chair to say. */
export function closeWithoutAdoption(ground: Ground, { outcome }: Ask<'close-without-adoption'>): Decision {
  const { actor, register, here } = ground;
  const isSponsor = actor.entity === register.sponsor;
  const sponsor: Refusal | null = isSponsor ? null : { code: 'not-your-position', entities: [register.sponsor] };
  const other = outcome === 'merged' && here.merged && isSponsor ? null : notChair(ground);
  const pending = register.blockers.find(({ code }) => code === 'appeal-pending') ?? null;
  return unless([isOver(ground), outcome === 'withdrawn' ? sponsor : other, pending], () => ({ type: 'opinion.closed', outcome }));
}
