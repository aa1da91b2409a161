/**
 * What a participants' table asks for, held against the seats that there are: row by row, before anything happens. The same table read
 * again asks for nothing.
 */
import type { ForumCommand } from '../../../../shared/forum/command.ts';
import type { Entity } from '../../../../shared/forum/people.ts';
import { SEAT_FUNCTIONS, type SeatFunction } from '../../../../shared/opinion/vocabulary.ts';
import { isEMail } from '../../../../shared/text/e-mail.ts';
import { isLine } from '../../../../shared/text/line.ts';
import type { Sitter } from '../../ask-forum.ts';
import type { SeatRow } from '../../bodies.ts';
import { endOfDay } from '../../seats/until.ts';
import { COLUMNS, type Column, columnOf, functionOf, yesOrNo } from './columns.ts';
import type { TableRow } from './table.ts';

export interface Fault {
  readonly column: Column;
  readonly why:
    | 'missing'
    | 'unknown-entity'
    | 'dismissed'
    | 'not-a-name'
    | 'bad-email'
    | 'unknown-function'
    | 'not-yes-or-no'
    | 'bad-date'
    | 'past'
    | 'twice';
  /** The words of the cell; for `twice` the number of the earlier line. */
  readonly found: string;
}

interface Wish {
  readonly command: Extract<ForumCommand, { readonly do: 'open-seat' | 'change-seat' }>;
  readonly sitter: Sitter;
}

export interface Row {
  readonly line: number;
  readonly entity: string;
  readonly name: string;
  /** `there`: nothing to do. */
  readonly outcome: 'opens' | 'changes' | 'there' | 'faulty';
  readonly faults: readonly Fault[];
  readonly wish: Wish | null;
}

export interface Roster {
  readonly rows: readonly Row[];
  /** Headings of columns that nobody reads. */
  readonly unread: readonly string[];
  /** Columns without which no row makes sense. */
  readonly missing: readonly Column[];
}

interface Known {
  readonly entities: readonly (Entity & { readonly dismissed: boolean })[];
  readonly seats: readonly SeatRow[];
  readonly now: number;
  readonly newSeatId: () => string;
}

/** `table` begins with its headings. */
export function readRoster([head, ...body]: readonly TableRow[], known: Known): Roster {
  const headings = head?.cells ?? [];
  const columns = headings.map(columnOf);
  const missing = COLUMNS.filter((column) => (column === 'entity' || column === 'name') && !columns.includes(column));
  const unread = headings.filter((_, at) => columns[at] === null);
  if (missing.length > 0) return { rows: [], unread, missing };
  const seen = new Map<string, number>();
  const rows = body.map(({ line, cells }) => {
    const cell = (column: Column): string | undefined => {
      const at = columns.indexOf(column);
      return at < 0 ? undefined : (cells[at] ?? '');
    };
    return readRow(line, cell, known, seen);
  });
  return { rows, unread, missing };
}

/** undefined where the table has no such column. */
type Cells = (column: Column) => string | undefined;

function readRow(line: number, cell: Cells, known: Known, seen: Map<string, number>): Row {
  const faults: Fault[] = [];
  const fault = (column: Column, why: Fault['why'], found = cell(column) ?? ''): void => void faults.push({ column, why, found });
  const entity = entityOf(cell('entity') ?? '', known, fault);
  const name = cell('name') ?? '';
  const contact = cell('contact') ?? '';
  if (name === '') fault('name', 'missing');
  else if (!isLine(name, 200)) fault('name', 'not-a-name');
  if (contact !== '' && !isEMail(contact)) fault('contact', 'bad-email');
  const functions = functionsOf(cell('functions'), fault);
  const remote = cell('remote') === undefined ? null : yesOrNo(cell('remote') ?? '');
  if (remote === undefined) fault('remote', 'not-yes-or-no');
  const until = untilOf(cell('until'), known.now, fault);

  const key = `${entity?.id} ${(contact === '' ? name : contact).toLowerCase()}`;
  const before = seen.get(key);
  if (entity !== null && before !== undefined) fault(contact === '' ? 'name' : 'contact', 'twice', String(before));
  else seen.set(key, line);

  const shown = { line, entity: cell('entity') ?? '', name, faults };
  if (faults.length > 0 || entity === null) return { ...shown, outcome: 'faulty', wish: null };
  const there = known.seats.find((seat) => seat.open && seat.entity === entity.id && isSame(seat, name, contact));
  const wanted = {
    functions: functions ?? there?.functions ?? [],
    remote: remote ?? there?.remote ?? false,
    ...dated(until === null ? there?.until : until),
  };
  const sitter: Sitter = { name, ...(contact !== '' && { contact }) };
  if (there === undefined)
    return {
      ...shown,
      outcome: 'opens',
      wish: { command: { do: 'open-seat', seat: known.newSeatId(), entity: entity.id, ...wanted }, sitter },
    };
  if (isAsWanted(there, wanted, sitter)) return { ...shown, outcome: 'there', wish: null };
  return { ...shown, outcome: 'changes', wish: { command: { do: 'change-seat', seat: there.seat, ...wanted }, sitter } };
}

type Tell = (column: Column, why: Fault['why'], found?: string) => void;

/** By code, id, or any of its names. */
function entityOf(cell: string, { entities }: Known, fault: Tell): Known['entities'][number] | null {
  const words = cell.toLowerCase();
  if (words === '') {
    fault('entity', 'missing');
    return null;
  }
  const found = entities.find(({ id, code, names }) => [id, code, ...Object.values(names)].some((name) => name.toLowerCase() === words));
  if (found === undefined) fault('entity', 'unknown-entity');
  else if (found.dismissed) fault('entity', 'dismissed');
  return found ?? null;
}

/** null: leave them as they are. */
function functionsOf(cell: string | undefined, fault: Tell): readonly SeatFunction[] | null {
  if (cell === undefined) return null;
  const words = cell.split(/[,;/|+]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const unknown = words.filter((word) => functionOf(word) === undefined);
  for (const word of unknown) fault('functions', 'unknown-function', word);
  const given = new Set(words.map(functionOf));
  return SEAT_FUNCTIONS.filter((one) => given.has(one));
}

/** undefined: for good; null: leave it as it is. */
function untilOf(cell: string | undefined, now: number, fault: Tell): number | undefined | null {
  if (cell === undefined) return null;
  if (cell === '') return undefined;
  const end = endOfDay(cell);
  if (end !== null && end > now) return end;
  fault('until', end === null ? 'bad-date' : 'past');
  return null;
}

const dated = (until: number | undefined): { readonly until?: number } => (until === undefined ? {} : { until });

/** The same person: the same address, or the same name where either has none. */
function isSame(seat: SeatRow, name: string, contact: string): boolean {
  if (seat.contact !== null && contact !== '') return seat.contact.toLowerCase() === contact.toLowerCase();
  return seat.name?.toLowerCase() === name.toLowerCase();
}

function isAsWanted(seat: SeatRow, wanted: Pick<SeatRow, 'functions' | 'remote' | 'until'>, { name, contact }: Sitter): boolean {
  const functions = [...seat.functions].sort().join() === [...wanted.functions].sort().join();
  const person = seat.name === name && (contact === undefined || seat.contact === contact);
  return functions && person && seat.remote === wanted.remote && seat.until === wanted.until;
}
