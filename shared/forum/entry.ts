/**
 * What the log of the forum holds: who takes part and from which seats. Permanent and without personal data: the person in a seat is
 * known to the sign-in alone. One forum per log `{kind: 'forum', id: 'forum'}`.
 */
import type { Actor } from '../opinion/actor.ts';
import type { Capacity, EntityId, Language, SeatFunction, SeatId } from '../opinion/vocabulary.ts';

/** Names by language; English is always there, the others fall back to it. */
export type Names = Readonly<Partial<Record<Language, string>>> & { readonly en: string };

/** A body that takes part: a Member State, a company, the secretariat. */
export interface Entity {
  readonly id: EntityId;
  /** Shown where space is short: `ARL`. Unique without regard to case. */
  readonly code: string;
  readonly names: Names;
  readonly capacity: Capacity;
}

/** A person's place: who sits there speaks for the entity. */
export interface Seat {
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly functions: readonly SeatFunction[];
  /** Takes part from afar. */
  readonly remote: boolean;
}

export type ForumAct =
  /** `demo`: anybody may step into any seat; a real forum never becomes one, nor the other way round. */
  | { readonly type: 'forum.created'; readonly name: string; readonly demo: boolean }
  | ({ readonly type: 'entity.admitted' } & Entity)
  | ({ readonly type: 'seat.opened' } & Seat)
  | { readonly type: 'seat.closed'; readonly seat: SeatId };

export interface ForumEntry {
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
  readonly uuid: string;
  readonly fact: ForumAct;
}
