/** The one seat of a Member State that is dismissed: what it objects to stands, and nobody but the State lifts it. */
import type { EntityId, SeatFunction, SeatId } from '../opinion/vocabulary.ts';
import type { Seat } from './people.ts';
import type { ForumState } from './state.ts';

/** Whoever speaks for the delegation comes first. */
const FIRST: readonly SeatFunction[] = ['head', 'deputy', 'focal-point'];

type Seated = Pick<ForumState, 'entities' | 'seats'>;

/** Only Member States hold anything. */
export const liftsLater = ({ entities }: Seated, entity: EntityId): boolean => entities.get(entity)?.capacity === 'member-state';

/** In the order in which they were opened. */
export const openSeats = ({ seats }: Seated, entity: EntityId): readonly Seat[] =>
  [...seats.values()].filter((seat) => seat.open && seat.entity === entity);

/** Which seat it would keep; null where it has none. */
export function keptSeat(state: Seated, entity: EntityId): SeatId | null {
  if (!liftsLater(state, entity)) return null;
  const own = openSeats(state, entity);
  const speaking = FIRST.map((one) => own.find(({ functions }) => functions.includes(one))).find((seat) => seat !== undefined);
  return (speaking ?? own[0])?.seat ?? null;
}
