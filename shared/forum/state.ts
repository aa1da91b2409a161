import type { Actor } from '../opinion/actor.ts';
import type { ForumFacts } from '../opinion/ruling/ground.ts';
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { Entity, Seat } from './entry.ts';

/** The forum folded to a log position. */
export interface ForumState {
  readonly seq: number;
  readonly at: number;
  /** null until it is created. */
  readonly forum: { readonly name: string; readonly demo: boolean } | null;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly seats: ReadonlyMap<SeatId, Seat & { readonly open: boolean }>;
}

/** The seat that the server opens at its first start. Whoever runs the server can always make a link to it. */
export const OFFICE_SEAT: SeatId = 'secretariat';

export const emptyForum: ForumState = { seq: 0, at: 0, forum: null, entities: new Map(), seats: new Map() };

/** Who acts from this seat now; null where it is not open. */
export function actorOf(state: ForumState, id: SeatId): Actor | null {
  const seat = state.seats.get(id);
  const entity = seat && state.entities.get(seat.entity);
  if (seat === undefined || !seat.open || entity === undefined) return null;
  return { seat: id, entity: entity.id, capacity: entity.capacity, functions: seat.functions, remote: seat.remote, operatorFor: null };
}

/** Seconds: in a real forum a room needs that long to speak up; a demonstration, and a test, need not wait. */
const LEAST_CALL = { real: 10, demo: 1 };

/** What the rules of the forum's opinions must know of it. */
export const forumFacts = ({ forum, entities }: ForumState): ForumFacts => ({
  memberStates: new Set([...entities.values()].filter(({ capacity }) => capacity === 'member-state').map(({ id }) => id)),
  leastCallSeconds: forum?.demo === true ? LEAST_CALL.demo : LEAST_CALL.real,
});
