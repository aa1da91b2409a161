import type { SeatId } from '../opinion/vocabulary.ts';

/** What a page says of itself where it connects: it wants our own messages, and which text it knows for which seat. */
export const introduction = (schema: number, seat: SeatId): string => `?dx=1&schema=${schema}&as=${seat}`;
