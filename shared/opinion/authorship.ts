/**
 * For whom it is told whose words are whose, and from when on. A word keeps the policy under which it was written: what is set later may tell
 * fewer people about it and tell them later, and never more or sooner. Until the discussion opens nothing binds anybody yet. Nobody is told
 * where no policy has said that anybody is.
 */
import type { Actor } from './actor.ts';
import type { Entry, Policy } from './entry.ts';
import { RIGHTS } from './rights.ts';
import type { EntityId } from './vocabulary.ts';

/** `states`: Member States, and the chair and the secretariat, who serve them. `seats`: everybody who has a seat. */
export const AUTHORS_FOR = ['own', 'states', 'seats'] as const;
export const AUTHORS_FROM = ['now', 'adoption', 'report', 'never'] as const;

type For = (typeof AUTHORS_FOR)[number];
type From = (typeof AUTHORS_FROM)[number];

export const authorsFor = ({ authorsFor: value = 'states' }: Pick<Policy, 'authorsFor'>): For => value;
export const authorsFrom = ({ authorsFrom: value = 'never' }: Pick<Policy, 'authorsFrom'>): From => value;

interface Said {
  readonly seq: number;
  readonly for: For;
  readonly from: From;
}

/** What the policy has said of it along a log. */
export interface Authorship {
  readonly isOpen: boolean;
  readonly said: readonly Said[];
}

export const NO_AUTHORSHIP: Authorship = { isOpen: false, said: [] };

export function foldAuthorship(before: Authorship, { seq, fact }: Pick<Entry, 'seq' | 'fact'>): Authorship {
  if (fact.type === 'discussion.opened') return { ...before, isOpen: true };
  const created = fact.type === 'opinion.created';
  if (!created && fact.type !== 'policy.changed') return before;
  const { isOpen, said } = before;
  // what it leaves out stays as it was said
  const last = said.at(-1) ?? { for: authorsFor({}), from: authorsFrom({}) };
  const { authorsFor: whom = last.for, authorsFrom: when = last.from } = fact.policy;
  const one: Said = { seq, for: whom, from: when };
  return { isOpen: isOpen || (created && fact.phase === 'drafting'), said: isOpen ? [...said, one] : [one] };
}

/** Who asks, and how far the opinion has come. */
export interface Asking {
  readonly reader: Pick<Actor, 'entity' | 'capacity'>;
  readonly isOver: boolean;
  readonly isReported: boolean;
}

/** Of no word anybody is told: what is said last holds for all. */
export const tellsNobody = ({ said }: Authorship): boolean => (said.at(-1)?.from ?? 'never') === 'never';

/** From which log position on the reader is told that what this entity wrote is its; infinite: of nothing that it wrote. */
export function toldFrom(authorship: Authorship, entity: EntityId, asking: Asking): number {
  let from = Number.POSITIVE_INFINITY;
  if (tellsNobody(authorship)) return from;
  // from what was said last back to what held first, also of what is older
  for (const [n, one] of [...authorship.said.entries()].reverse()) {
    if (!isFor(one.for, entity, asking) || !hasCome(one.from, asking)) return from;
    from = n === 0 ? 0 : one.seq;
  }
  return from;
}

function isFor(audience: For, entity: EntityId, { reader }: Asking): boolean {
  const { hold, chair, office } = RIGHTS[reader.capacity];
  return audience === 'seats' || reader.entity === entity || (audience === 'states' && (hold || chair || office));
}

const hasCome = (from: From, { isOver, isReported }: Asking): boolean =>
  from === 'now' || (from === 'adoption' && isOver) || (from === 'report' && isReported);
