/**
 * What a participants' table asks for, held against the seats that there are: row by row, before anything happens. The same table read
 * again asks for nothing; one that was taken away and edited asks for what was edited.
 */
import type { Entity } from '../../../../shared/forum/people.ts';
import type { Capacity } from '../../../../shared/opinion/vocabulary.ts';
import { memberStateOf, stateOf } from '../../../../shared/page/member-states.ts';
import type { AskedCommand, SeatRow } from '../../../../shared/wire/forum.ts';
import type { Sitter } from '../../ask-forum.ts';
import { COLUMNS, type Column, capacityOf, columnOf } from './columns.ts';
import { type Change, changesOf, isAnotherPerson, type Wanted, wantedOf } from './line.ts';
import type { TableRow } from './table.ts';
import { keyOf, type UnknownBody } from './unknown-bodies.ts';

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
    | 'twice'
    | 'unknown-seat'
    | 'other-entity'
    | 'unknown-capacity'
    | 'other-capacity'
    | 'not-emptied';
  /** The words of the cell; for `twice` the number of the earlier line. */
  readonly found: string;
}

export interface Wish {
  readonly command: Extract<AskedCommand, { readonly do: 'open-seat' | 'change-seat' | 'hand-over-seat' }>;
  readonly sitter: Sitter;
}

export interface Row {
  readonly line: number;
  readonly entity: string;
  readonly name: string;
  /** `there`: nothing to do. */
  readonly outcome: 'opens' | 'changes' | 'hands-over' | 'there' | 'faulty';
  readonly faults: readonly Fault[];
  readonly changes: readonly Change[];
  /** In the order in which they are to happen. */
  readonly wishes: readonly Wish[];
}

export interface Roster {
  readonly rows: readonly Row[];
  /** Headings of columns that nobody reads. */
  readonly unread: readonly string[];
  /** Columns without which no row makes sense. */
  readonly missing: readonly Column[];
  /** Those to be admitted as well. */
  readonly unknown: readonly UnknownBody[];
  /** Open seats that a table of seats does not name: they stay. */
  readonly unnamed: number;
}

export interface Known {
  readonly entities: readonly (Entity & { readonly dismissed: boolean })[];
  readonly seats: readonly SeatRow[];
  readonly now: number;
  readonly newSeatId: () => string;
  /** Of unknown bodies, by key: as what they are to be admitted. */
  readonly admitted: ReadonlyMap<string, Entity>;
  /** Capacities in the words of the page. */
  readonly capacityWords: (capacity: Capacity) => string;
}

/** undefined where the table has no such column. */
export type Cells = (column: Column) => string | undefined;
export type Tell = (column: Column, why: Fault['why'], found?: string) => void;

/** `table` begins with its headings. */
export function readRoster([head, ...body]: readonly TableRow[], known: Known): Roster {
  const headings = head?.cells ?? [];
  const columns = headings.map(columnOf);
  const missing = COLUMNS.filter((column) => (column === 'entity' || column === 'name') && !columns.includes(column));
  const unread = headings.filter((_, at) => columns[at] === null);
  if (missing.length > 0) return { rows: [], unread, missing, unknown: [], unnamed: 0 };
  const reading = new Reading(known);
  const rows = body.map(({ line, cells }) =>
    reading.row(line, (column) => {
      const at = columns.indexOf(column);
      return at < 0 ? undefined : (cells[at] ?? '');
    }),
  );
  return { rows, unread, missing, unknown: reading.unknown(), unnamed: columns.includes('seat') ? reading.unnamed() : 0 };
}

/** What stood in lines before, and what is there. */
class Reading {
  readonly #known: Known;
  readonly #lines = new Map<string, number>();
  readonly #bodies = new Map<string, UnknownBody>();
  readonly #open: readonly SeatRow[];

  constructor(known: Known) {
    this.#known = known;
    this.#open = known.seats.filter(({ open }) => open);
  }

  unknown(): readonly UnknownBody[] {
    return [...this.#bodies.values()];
  }

  unnamed(): number {
    const here = new Set(this.#known.entities.flatMap(({ id, dismissed }) => (dismissed ? [] : [id])));
    return this.#open.filter(({ seat, entity }) => here.has(entity) && !this.#lines.has(`seat ${seat}`)).length;
  }

  row(line: number, cell: Cells): Row {
    const faults: Fault[] = [];
    const fault: Tell = (column, why, found = cell(column) ?? '') => void faults.push({ column, why, found });
    const entity = this.#entity(line, cell, fault);
    const there = entity === null ? null : this.#seat(entity.id, cell, fault);
    const wanted = wantedOf(cell, there, this.#known.now, fault);
    if (entity !== null) this.#once(line, cell, { entity: entity.id, there }, fault);
    const shown = { line, entity: cell('entity') ?? '', name: wanted.sitter.name ?? '', faults };
    if (faults.length > 0 || entity === null) return { ...shown, outcome: 'faulty', changes: [], wishes: [] };
    if (there !== null) return { ...shown, ...became(there, wanted) };
    const command = { do: 'open-seat', seat: this.#known.newSeatId(), entity: entity.id, ...wanted.seat } as const;
    return { ...shown, outcome: 'opens', changes: [], wishes: [{ command, sitter: wanted.sitter }] };
  }

  /** By code, id, or any of its names, a Member State by any that it is known by; one that is to be admitted as such. */
  #entity(line: number, cell: Cells, fault: Tell): Entity | null {
    const said = cell('entity') ?? '';
    const capacity = this.#capacity(cell, fault);
    if (said === '') {
      fault('entity', 'missing');
      return null;
    }
    const plain = said.trim().toLowerCase();
    const state = memberStateOf(said);
    const { entities } = this.#known;
    const found =
      entities.find(({ id, code, names }) => [id, code, ...Object.values(names)].some((name) => name.trim().toLowerCase() === plain)) ??
      entities.find((entity) => state !== null && stateOf(entity) === state);
    if (found === undefined) return this.#newBody({ key: keyOf(said), said, lines: [line], capacity }, fault);
    if (found.dismissed) fault('entity', 'dismissed');
    if (capacity !== null && capacity !== found.capacity) fault('capacity', 'other-capacity');
    return found;
  }

  #capacity(cell: Cells, fault: Tell): Capacity | null {
    const said = cell('capacity') ?? '';
    const capacity = capacityOf(said, this.#known.capacityWords) ?? null;
    if (said !== '' && capacity === null) fault('capacity', 'unknown-capacity');
    return capacity;
  }

  #newBody(body: UnknownBody, fault: Tell): Entity | null {
    const before = this.#bodies.get(body.key);
    const lines = [...(before?.lines ?? []), ...body.lines];
    this.#bodies.set(body.key, { ...body, ...before, lines, capacity: before?.capacity ?? body.capacity });
    const admitted = this.#known.admitted.get(body.key);
    if (admitted === undefined) fault('entity', 'unknown-entity');
    return admitted ?? null;
  }

  /** By its id; where the line has none, by the same address, or the same name where either has no address. */
  #seat(entity: string, cell: Cells, fault: Tell): SeatRow | null {
    const id = cell('seat') ?? '';
    const [name, contact] = [(cell('name') ?? '').toLowerCase(), (cell('contact') ?? '').toLowerCase()];
    if (id === '') {
      const own = this.#open.filter((seat) => seat.entity === entity);
      const isIt = (seat: SeatRow): boolean =>
        seat.contact !== null && contact !== '' ? seat.contact.toLowerCase() === contact : seat.name?.toLowerCase() === name;
      return own.find(isIt) ?? null;
    }
    const found = this.#open.find(({ seat }) => seat === id) ?? null;
    if (found === null) fault('seat', 'unknown-seat');
    else if (found.entity !== entity) fault('entity', 'other-entity');
    return found;
  }

  /** A seat, and somebody who has none yet, stands in one line. */
  #once(line: number, cell: Cells, { entity, there }: { readonly entity: string; readonly there: SeatRow | null }, fault: Tell): void {
    const [name, contact] = [cell('name') ?? '', cell('contact') ?? ''];
    const byPerson = `person ${entity} ${(contact === '' ? name : contact).toLowerCase()}`;
    const byId = (cell('seat') ?? '') !== '';
    const before = (there === null ? undefined : this.#lines.get(`seat ${there.seat}`)) ?? (byId ? undefined : this.#lines.get(byPerson));
    if (before !== undefined) return fault(byId ? 'seat' : contact === '' ? 'name' : 'contact', 'twice', String(before));
    if (there !== null) this.#lines.set(`seat ${there.seat}`, line);
    this.#lines.set(byPerson, line);
  }
}

function became(there: SeatRow, { seat, sitter }: Wanted): Pick<Row, 'outcome' | 'changes' | 'wishes'> {
  const changes = changesOf(there, seat, sitter);
  if (changes.length === 0) return { outcome: 'there', changes, wishes: [] };
  const change = { command: { do: 'change-seat', seat: there.seat, ...seat }, sitter } as const;
  if (!isAnotherPerson(there, sitter)) return { outcome: 'changes', changes, wishes: [change] };
  const handOver = { command: { do: 'hand-over-seat', seat: there.seat }, sitter } as const;
  const more = changes.some(({ column }) => column !== 'name' && column !== 'contact');
  return { outcome: 'hands-over', changes, wishes: more ? [handOver, change] : [handOver] };
}
