/** What is drawn and listed of who takes part: sums over bodies, and the lines of the table that is taken away. */
import type { Capacity, Language } from '../../../../shared/opinion/vocabulary.ts';
import type { ShownParticipation } from '../../../../shared/wire/participation.ts';

export type Body = ShownParticipation['bodies'][number];

export interface Sum {
  /** Bodies that take part, and those of them with an open seat. */
  readonly bodies: number;
  readonly seated: number;
  readonly seats: number;
  readonly remote: number;
  readonly interventions: number;
  readonly seconds: number;
}

export const secondsOf = ({ spokenMs }: Body): number => Math.round(spokenMs / 1_000);

export function sumOf(bodies: readonly Body[]): Sum {
  const total = (of: (body: Body) => number): number => bodies.reduce((sum, body) => sum + of(body), 0);
  return {
    bodies: bodies.filter(({ dismissed }) => !dismissed).length,
    seated: bodies.filter(({ seats }) => seats > 0).length,
    seats: total(({ seats }) => seats),
    remote: total(({ remote }) => remote),
    interventions: total(({ interventions }) => interventions),
    seconds: total(secondsOf),
  };
}

/** Capacities that somebody has, with their sums. */
export const byCapacity = (bodies: readonly Body[], order: readonly Capacity[]): readonly (readonly [Capacity, Sum])[] =>
  order.flatMap((one) => {
    const own = bodies.filter(({ capacity }) => capacity === one);
    return own.length === 0 ? [] : [[one, sumOf(own)] as const];
  });

/** Open seats by the language that was chosen there; null: none was. */
export function byLanguage(bodies: readonly Body[], order: readonly Language[]): readonly (readonly [Language | null, number])[] {
  const chosen = order.map((one) => [one, bodies.reduce((sum, { languages }) => sum + (languages[one] ?? 0), 0)] as const);
  const said = chosen.reduce((sum, [, count]) => sum + count, 0);
  return [...chosen, [null, sumOf(bodies).seats - said]];
}

/** Member States that spoke, the longest first. */
export const speakers = (bodies: readonly Body[]): readonly Body[] =>
  bodies
    .filter(({ capacity, interventions }) => capacity === 'member-state' && interventions > 0)
    .toSorted((one, other) => other.spokenMs - one.spokenMs);
