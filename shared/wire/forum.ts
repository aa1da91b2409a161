/** The forum's directory: entities and seats. */
import { z } from 'zod';
import { capacity, entityId, line, seatFunction, seatId } from './value.ts';

const NAME = 200;

const names = z.strictObject({
  en: line(NAME),
  fr: line(NAME).exactOptional(),
  es: line(NAME).exactOptional(),
  ru: line(NAME).exactOptional(),
  zh: line(NAME).exactOptional(),
  ar: line(NAME).exactOptional(),
});

export const entity = z.strictObject({ id: entityId, code: z.string().regex(/^[A-Z0-9-]{1,12}$/), names, capacity }).meta({ id: 'Entity' });

const functions = z.array(seatFunction).max(seatFunction.options.length).readonly();

export const openSeat = z.strictObject({ entity: entityId, functions, remote: z.boolean() });
export const seat = z
  .strictObject({ seat: seatId, entity: entityId, functions, remote: z.boolean(), open: z.boolean() })
  .meta({ id: 'Seat' });
export type SeatRow = z.output<typeof seat>;
