/** What the chair could do next, found in the register. It proposes; nothing is done by itself. */
import type { ButWords, SaidRegister } from '../../../../shared/opinion/register.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { readyIn } from '../../../../shared/page/ready.ts';
import { type Away, awayIn } from '../../../../shared/page/referrals.ts';
import { holdingOf } from './matrix-of.ts';

export type Step =
  /** Open, nothing against them, with no drafting group: they can be called together. */
  | { readonly what: 'call'; readonly blocks: readonly BlockId[] }
  /** Under a call whose time has passed, nothing against them. */
  | { readonly what: 'declare'; readonly blocks: readonly BlockId[] }
  /** A State that holds, and what: the one to ask; most held first. */
  | { readonly what: 'ask'; readonly state: EntityId; readonly blocks: readonly BlockId[] }
  /** Brackets or suggestions alone. */
  | { readonly what: 'settle'; readonly blocks: readonly BlockId[] }
  /** With a drafting group. */
  | ({ readonly what: 'await' } & Away)
  | { readonly what: 'adopt' };

export function stepsOf(register: SaidRegister, now: number): readonly Step[] {
  if (register.phase !== 'drafting' || register.adoptionCall !== null) return [];
  const paragraphs = register.paragraphs.filter(({ status }) => status !== null);
  const ids = (found: readonly ButWords[]): readonly BlockId[] => found.map(({ id }) => id);
  const { toCall, called } = readyIn(register);
  const call = ids(toCall);
  const declare = ids(called.filter((one) => one.call.ripeAt <= now));
  const settle = ids(paragraphs.filter(({ status }) => status === 'unsettled'));
  const adopts = paragraphs.length > 0 && register.blockers.length === 0;
  return [
    ...(declare.length > 0 ? [{ what: 'declare', blocks: declare } as const] : []),
    ...(call.length > 0 ? [{ what: 'call', blocks: call } as const] : []),
    ...holders(register),
    ...(settle.length > 0 ? [{ what: 'settle', blocks: settle } as const] : []),
    ...awayIn(register).map((away) => ({ what: 'await', ...away }) as const),
    ...(adopts ? [{ what: 'adopt' } as const] : []),
  ];
}

function holders({ paragraphs }: SaidRegister): readonly Step[] {
  const held = new Map<EntityId, BlockId[]>();
  for (const paragraph of paragraphs) for (const state of holdingOf(paragraph)) held.set(state, [...(held.get(state) ?? []), paragraph.id]);
  return [...held].toSorted(([, one], [, other]) => other.length - one.length).map(([state, blocks]) => ({ what: 'ask', state, blocks }));
}
