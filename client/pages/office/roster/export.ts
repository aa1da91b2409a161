/** Who takes part as a table: it reads back as it is (roster.ts). */
import type { ListedEntity, SeatRow } from '../../../../shared/wire/forum.ts';
import { lastDay } from '../../seats/until.ts';
import { type Column, headingOf } from './columns.ts';

const ORDER: readonly Column[] = ['seat', 'capacity', 'entity', 'name', 'contact', 'functions', 'remote', 'until'];

/** The open seats of those who take part, in the order of `entities`. */
export function rosterTable(entities: readonly ListedEntity[], seats: readonly SeatRow[]): readonly (readonly string[])[] {
  const rows = entities
    .filter(({ dismissed }) => !dismissed)
    .flatMap(({ id, code, capacity }) =>
      seats.filter(({ open, entity }) => open && entity === id).map((seat) => lineOf({ capacity, entity: code }, seat)),
    );
  return [ORDER.map(headingOf), ...rows.map((row) => ORDER.map((column) => row[column]))];
}

const lineOf = (body: Pick<Record<Column, string>, 'capacity' | 'entity'>, seat: SeatRow): Readonly<Record<Column, string>> => ({
  ...body,
  seat: seat.seat,
  name: seat.name ?? '',
  contact: seat.contact ?? '',
  functions: seat.functions.join(', '),
  remote: seat.remote ? 'yes' : 'no',
  until: seat.until === undefined ? '' : lastDay(seat.until),
});
