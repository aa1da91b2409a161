/** What a table asks for, ready to be sent: the ids of its commands are drawn once, so that a second press does nothing twice. */
import { type Asked, asking, newSeatId } from '../../ask-forum.ts';
import { type Known, type Roster, type Row, readRoster } from './roster.ts';
import type { Table } from './table.ts';

export interface Preview extends Roster {
  /** First the bodies that are to be admitted, then the seats in the order of the lines. */
  readonly wishes: readonly { readonly of: Row | string; readonly asked: Asked }[];
}

export function preview({ rows: lines }: Table, known: Omit<Known, 'newSeatId'>): Preview {
  const roster = readRoster(lines, { ...known, newSeatId });
  const bodies = roster.unknown.flatMap(({ key }) => {
    const entity = known.admitted.get(key);
    return entity === undefined ? [] : [{ of: key, asked: asking({ do: 'admit-entity', ...entity }) }];
  });
  const seats = roster.rows.flatMap((row) => row.wishes.map(({ command, sitter }) => ({ of: row, asked: asking(command, sitter) })));
  return { ...roster, wishes: [...bodies, ...seats] };
}
