/** What a State holds on a paragraph already, and who may give it up. */
import { type Context, paragraphOf } from './context.ts';
import { isBinding, isHold } from './positions.ts';
import type { Refusal } from './refusal.ts';
import type { ShownPosition } from './register.ts';
import { mayLift } from './rights.ts';
import type { BlockId, EntityId } from './vocabulary.ts';

export type Held = ShownPosition & { readonly on: BlockId };

/** Raising never waits for anybody; where the policy says so, lifting waits for the head of the delegation. */
export const speaksForHead = ({ register, actor }: Context): boolean => mayLift(actor, register.policy);

export const notHead = (context: Context, { kind, entity, id }: ShownPosition): Refusal | null =>
  isBinding(kind) && !speaksForHead(context) ? { code: 'head-decides', entities: [entity], positions: [id] } : null;

/** Holds of this State on this paragraph, not carried there. */
export const holds = (context: Context, block: BlockId, of: EntityId): readonly Held[] =>
  (paragraphOf(context, block)?.positions ?? [])
    .filter(({ kind, entity, carriedFrom }) => isHold(kind) && entity === of && carriedFrom === null)
    .map((one) => ({ ...one, on: block }));

export function objecting(held: readonly Held[]): Refusal | null {
  const objection = held.find(({ kind }) => kind === 'objection');
  if (objection === undefined) return null;
  return { code: 'objection-stands', blocks: [objection.on], entities: [objection.entity], positions: [objection.id] };
}
