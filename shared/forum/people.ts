/**
 * Who takes part: entities, the seats of their delegations, and groups of entities. Permanent and without personal data: names of
 * people and how to reach them travel in the erasable payload (`ActNote`).
 */
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
  /** Accredited until then, milliseconds UTC; absent: until it is closed. */
  readonly until?: number;
}

export type GroupId = string;

/** A regional or other group (APT, CEPT …): a way to fold lists. It never holds a position. */
export interface Group {
  readonly group: GroupId;
  readonly code: string;
  readonly names: Names;
  readonly members: readonly EntityId[];
}

export type PeopleAct =
  | ({ readonly type: 'entity.admitted' } & Entity)
  | { readonly type: 'entity.changed'; readonly id: EntityId; readonly code: string; readonly names: Names }
  /** Its accreditation ends and all its seats with it, but the one that it keeps to lift from; what it objects to stands. */
  | { readonly type: 'entity.dismissed'; readonly id: EntityId; readonly keeps?: SeatId }
  | ({ readonly type: 'seat.opened' } & Seat)
  | ({ readonly type: 'seat.changed' } & Omit<Seat, 'entity'>)
  /** Another person takes the seat: what the one before had open ends. */
  | { readonly type: 'seat.handed-over'; readonly seat: SeatId }
  | { readonly type: 'seat.closed'; readonly seat: SeatId }
  /** Written by the server when the accreditation has run out. */
  | { readonly type: 'seat.lapsed'; readonly seat: SeatId }
  | ({ readonly type: 'group.formed' } & Group)
  | ({ readonly type: 'group.changed' } & Group)
  | { readonly type: 'group.dissolved'; readonly group: GroupId };

export type PeopleCommand =
  | ({ readonly do: 'admit-entity' } & Entity)
  | { readonly do: 'change-entity'; readonly id: EntityId; readonly code: string; readonly names: Names }
  | { readonly do: 'dismiss-entity'; readonly id: EntityId }
  | ({ readonly do: 'open-seat' } & Seat)
  | ({ readonly do: 'change-seat' } & Omit<Seat, 'entity'>)
  | { readonly do: 'hand-over-seat'; readonly seat: SeatId }
  | { readonly do: 'close-seat'; readonly seat: SeatId }
  | ({ readonly do: 'form-group' } & Group)
  | ({ readonly do: 'change-group' } & Group)
  | { readonly do: 'dissolve-group'; readonly group: GroupId };

/** What a focal point may give a seat of its own delegation; all else is the secretariat's to give. */
export const DELEGATION_FUNCTIONS: readonly SeatFunction[] = ['head', 'deputy', 'adviser'];
