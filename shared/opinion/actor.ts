import type { Capacity, EntityId, SeatFunction, SeatId } from './vocabulary.ts';

/**
 * Who acts, as the server stamps it on a command and as the statement keeps it: never what a client claims.
 * No personal data: the person's name travels in the erasable payload.
 */
export interface Actor {
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly capacity: Capacity;
  readonly functions: readonly SeatFunction[];
  readonly remote: boolean;
  /** The entity on whose behalf an operator presses the button; null otherwise. */
  readonly operatorFor: EntityId | null;
  /** Sits for a Member State that was dismissed: it follows, and lifts what that State holds. */
  readonly dismissed?: true;
}

/** Acts that nobody performs: a date that passed, healing, an upgrade of the rules. */
export const SERVER: Actor = {
  capacity: 'follower',
  entity: 'server',
  functions: [],
  operatorFor: null,
  remote: false,
  seat: 'server',
};
