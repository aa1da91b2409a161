/** What a table asks for, ready to be sent: the ids of its commands are drawn once, so that a second press does nothing twice. */
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import { type Asked, asking, newSeatId } from '../../ask-forum.ts';
import type { ListedEntity, SeatRow } from '../../bodies.ts';
import { type Roster, type Row, readRoster } from './roster.ts';
import { readTable, type Unreadable } from './table.ts';

export interface Preview extends Roster {
  /** In the order of the lines. */
  readonly wishes: readonly { readonly row: Row; readonly asked: Asked }[];
}

interface Known {
  readonly entities: readonly ListedEntity[];
  readonly seats: readonly SeatRow[];
  readonly now: number;
}

export function preview(bytes: Uint8Array, known: Known): Result<Preview, Unreadable> {
  const table = readTable(bytes);
  if (!table.ok) return no(table.reason);
  const roster = readRoster(table.value, { ...known, newSeatId });
  const wishes = roster.rows.flatMap((row) => (row.wish === null ? [] : [{ row, asked: asking(row.wish.command, row.wish.sitter) }]));
  return ok({ ...roster, wishes });
}
