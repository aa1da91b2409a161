import type { Entities } from '../../../shared/page/entities.ts';
import type { SeatRow } from '../../../shared/wire/forum.ts';

/** "ARL 2": the second seat that was opened for Arlen. The id of a seat is a pseudonym for the record and nothing to read aloud. */
export function seatCode({ seat, entity }: SeatRow, all: readonly SeatRow[], entities: Entities): string {
  const place = all.filter((one) => one.entity === entity).findIndex((one) => one.seat === seat);
  return `${entities.code(entity)} ${place + 1}`;
}

/** Who sits there, and where nobody wrote that down, which seat it is. */
export const seatName = (seat: SeatRow, all: readonly SeatRow[], entities: Entities): string => seat.name ?? seatCode(seat, all, entities);
