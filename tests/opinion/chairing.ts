/** What a random meeting does while its opinion is being adopted, and how its chair sets the policy and reopens. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision } from '../../shared/opinion/context.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import { CHAIR, OFFICE } from './world.ts';

/** 7.14: whoever had not been handed the adoption has crossed its gavel. */
export function isMistaken({ adopting }: OpinionState, command: Command, decision: Decision, seen: number): boolean {
  if (command.do !== 'raise-objection' || !decision.ok) return false;
  const isLate = adopting !== null && seen >= adopting.seq;
  return decision.act?.type !== (isLate ? 'objection.late' : 'position.raised');
}

/** Objections come in from screens of all kinds, the chair thinks better of it, or nobody says anything (null) until it closes. */
export function whileAdopting(
  { chance, pick, between }: Rng,
  { adopting, seq, layout }: OpinionState,
  states: readonly Actor[],
  hashOf: (block: BlockId) => string | null,
): [by: Actor, command: Command, seen: number] | null {
  const of = adopting?.seq ?? 0;
  if (chance(0.1)) return [CHAIR, { do: 'undo', of }, seq];
  if (!chance(0.4)) return null;
  const block = chance(0.2) ? null : pick(layout.all);
  const more = chance(0.3) ? { endsIf: { deleted: true } as const } : {};
  const hash = block === null ? null : hashOf(block);
  const seen = pick([of, seq, of - 1, between(0, of)]);
  const entered = { enteredFor: { entity: pick(states).entity, via: 'floor' } } as const;
  if (chance(0.2)) return [OFFICE, { do: 'raise-objection', block, hash, ...entered }, seen];
  return [pick(states), { do: 'raise-objection', block, hash, ...more }, seen];
}

/** Of a silence procedure that is open, else of this paragraph. */
export const callOf = ({ blocks }: OpinionState, block: BlockId): number => {
  const silence = [...blocks.values()].find(({ call }) => call !== null && call.deadline !== null);
  return (silence ?? blocks.get(block))?.call?.seq ?? 0;
};

/** Mostly for whoever has asked, where somebody has. */
export function causeOf(
  { chance, pick }: Rng,
  { blocks }: OpinionState,
  block: BlockId,
  states: readonly Actor[],
): Pick<Extract<Command, { do: 'reopen' }>, 'cause' | 'entity'> {
  const asked = blocks.get(block)?.asked[0];
  if (asked !== undefined && chance(0.7)) return { cause: 'request', entity: asked.entity };
  return chance(0.1) ? { cause: 'request', entity: pick(states).entity } : { cause: 'correction' };
}

export const policyOf = ({ chance, pick }: Rng, { policy }: OpinionState): Command => ({
  do: 'set-policy',
  policy: {
    ...policy,
    minCallSeconds: pick([0, 15, 30]),
    undoSeconds: pick([0, 10, 120]),
    adoptionSeconds: pick([10, 60]),
    headConfirms: chance(0.3),
    publicNames: chance(0.5),
  },
});
