/** Who takes part, who acts from which seat, and who presides. */
import type { Actor } from '../opinion/actor.ts';
import type { EntityId, SeatFunction, SeatId } from '../opinion/vocabulary.ts';
import type { Seat } from './people.ts';
import type { ForumState } from './state.ts';

/** The seat that the server opens at its first start. Whoever runs the server can always make a link to it. */
export const OFFICE_SEAT: SeatId = 'secretariat';

/** Counts those who held a seat one after another: what one of them had open is nothing to the next. */
export const tenureOf = (state: ForumState, id: SeatId): number => state.seats.get(id)?.tenure ?? 0;

/** Who acts from this seat now; null where it is not open. */
export function actorOf(state: ForumState, id: SeatId): Actor | null {
  const seat = state.seats.get(id);
  const entity = seat && state.entities.get(seat.entity);
  if (seat === undefined || !seat.open || entity === undefined) return null;
  if (entity.dismissed) return { seat: id, entity: entity.id, ...LIFTING, remote: seat.remote, operatorFor: null };
  const functions = entity.capacity === 'chair' ? ofChair(state, seat) : seat.functions;
  return { capacity: entity.capacity, entity: entity.id, functions, operatorFor: null, remote: seat.remote, seat: id };
}

/** Of the seat that a dismissed State keeps: it has no part in anything any more, whatever its seat was for. */
const LIFTING = { capacity: 'follower', functions: [], dismissed: true } as const;

/** One presides at a time: the others of the chair are its deputies, whatever their seats say. */
function ofChair(state: ForumState, { seat, functions }: Seat): readonly SeatFunction[] {
  const others = functions.filter((one) => one !== 'deputy-chair');
  return presiding(state) === seat ? others : [...others, 'deputy-chair'];
}

/** The open seats of the chair, in the order in which they were opened. */
export const chairSeats = ({ seats, entities }: ForumState): readonly Seat[] =>
  [...seats.values()].filter(({ open, entity }) => open && entities.get(entity)?.capacity === 'chair');

/** Who holds the gavel: the last to whom it was handed, else the first seat of the chair that is not a deputy's. */
export function presiding(state: ForumState): SeatId | null {
  const ofTheChair = chairSeats(state);
  const handed = ofTheChair.find(({ seat }) => seat === state.gavel.seat);
  return (handed ?? ofTheChair.find(({ functions }) => !functions.includes('deputy-chair')))?.seat ?? null;
}

/** Those that take part now. */
export const memberStates = ({ entities }: ForumState): readonly EntityId[] =>
  [...entities.values()].filter(({ capacity, dismissed }) => capacity === 'member-state' && !dismissed).map(({ id }) => id);

/** Those of them that have an open seat. */
export function accreditedStates(state: ForumState): readonly EntityId[] {
  const seated = new Set([...state.seats.values()].flatMap(({ open, entity }) => (open ? [entity] : [])));
  return memberStates(state).filter((id) => seated.has(id));
}
