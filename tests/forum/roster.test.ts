/** The list of participants taken away, edited and imported again: against the rules, with the names that come of it. */
import { describe, expect, it } from 'vitest';
import { rosterTable } from '../../client/pages/office/roster/export.ts';
import { type Row, readRoster } from '../../client/pages/office/roster/roster.ts';
import { filled, type Table } from '../../client/pages/office/roster/table.ts';
import { readText } from '../../client/pages/office/roster/text-table.ts';
import { proposed } from '../../client/pages/office/roster/unknown-bodies.ts';
import { Holders } from '../../server/forum/holders.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { Entity } from '../../shared/forum/people.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { toCsv } from '../../shared/sheet/csv.ts';
import { readSheet } from '../../shared/sheet/read.ts';
import { writeSheet } from '../../shared/sheet/write.ts';
import type { ListedEntity, SeatRow } from '../../shared/wire/forum.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { actor, base, DAY, fold } from './world.ts';

/** The forum with who sits where. */
class World {
  state: ForumState = base;
  readonly #holders = new Holders();
  #ids = 0;

  ask(command: ForumCommand, note: { readonly name?: string; readonly contact?: string } = {}): void {
    const by = actor(OFFICE_SEAT, this.state);
    const decision = decide(this.state, command, by, this.state.at + 1);
    if (!decision.ok) throw new Error(`${command.do}: ${decision.reason.code}`);
    this.state = fold(this.state, decision.value, by);
    this.#holders.hear(decision.value, note);
  }

  get entities(): readonly ListedEntity[] {
    return [...this.state.entities.values()];
  }

  get seats(): readonly SeatRow[] {
    return [...this.state.seats.values()].map(({ tenure: _, ...seat }) => ({ ...seat, ...this.#holders.of(seat.seat) }));
  }

  taken(): string[][] {
    return rosterTable(this.entities, this.seats).map((row) => [...row]);
  }

  read(rows: readonly (readonly string[])[], admitted: ReadonlyMap<string, Entity> = new Map()) {
    const known = { entities: this.entities, seats: this.seats, now: this.state.at, admitted, capacityWords: String };
    return readRoster(tableOf(writeSheet(rows)).rows, { ...known, newSeatId: () => `new-${++this.#ids}` });
  }

  import(rows: readonly Row[]): void {
    for (const { command, sitter } of rows.flatMap(({ wishes }) => wishes)) this.ask(command, sitter);
  }
}

function tableOf(bytes: Uint8Array): Table {
  const sheet = readSheet(bytes, 100);
  const table = filled(sheet.ok ? { ok: true, value: { rows: sheet.value, letters: null } } : readText(bytes, 'windows-1252'));
  if (!table.ok) throw new Error(table.reason.why);
  return table.value;
}

function world(): World {
  const made = new World();
  const name = (seat: string, sitter: object, more: object = {}): void =>
    made.ask({ do: 'change-seat', seat, functions: made.state.seats.get(seat)?.functions ?? [], remote: false, ...more }, sitter);
  name('arl-1', { name: '=A. Orsel', contact: 'orsel@example.org' });
  name('arl-2', { name: "'-L. Minde" });
  // until a moment that is no end of a day where the table is read
  name('bru-1', { name: 'B. Castañé', contact: 'castane@example.org' }, { until: base.at + 400 * DAY + 12_345 });
  name('riv-1', { name: '王芳' }, { remote: true });
  made.ask({ do: 'admit-entity', id: 'cor', code: 'COR', names: { en: 'Cordova' }, capacity: 'member-state' });
  made.ask({ do: 'open-seat', seat: 'cor-1', entity: 'cor', functions: [], remote: false }, { name: 'Gone' });
  made.ask({ do: 'dismiss-entity', id: 'cor' });
  return made;
}

const at = (rows: string[][], seat: string): string[] => {
  const found = rows.find(([id]) => id === seat);
  if (found === undefined) throw new Error(`no line of ${seat}`);
  return found;
};
const [NAME, CONTACT, FUNCTIONS, REMOTE, UNTIL] = [3, 4, 5, 6, 7] as const;

describe('the list of participants as a table', () => {
  it('F1.13 asks for nothing where nothing was edited, as a spreadsheet and as text', () => {
    const here = world();
    const rows = here.taken();
    expect(rows.length).toBe(8);
    expect(rows.flat()).not.toContain('Gone');
    const read = here.read(rows);
    expect(read.rows.map(({ outcome, faults }) => [outcome, faults])).toEqual(rows.slice(1).map(() => ['there', []]));
    expect(read.unnamed).toBe(0);
    expect(tableOf(new TextEncoder().encode(toCsv(rows))).rows.map(({ cells }) => cells)).toEqual(
      tableOf(writeSheet(rows)).rows.map(({ cells }) => [...cells, ...Array(8 - cells.length).fill('')]),
    );
  });

  it('F1.13 changes what was edited, says so before, and leaves lines that are missing as they are', () => {
    const here = world();
    const rows = here.taken();
    at(rows, 'arl-2')[NAME] = 'Lars Minde';
    at(rows, 'riv-1')[REMOTE] = 'no';
    at(rows, 'bru-1')[FUNCTIONS] = 'deputy; focal point';
    at(rows, 'bru-1')[UNTIL] = '';
    const read = here.read(rows.filter(([seat]) => seat !== 'arl-1'));
    expect(read.unnamed).toBe(1);
    const changed = read.rows.filter(({ outcome }) => outcome === 'changes');
    expect(changed.map(({ changes }) => changes.map(({ column }) => column))).toEqual([['name'], ['functions', 'until'], ['remote']]);
    expect(changed[0]?.changes).toEqual([{ column: 'name', was: "'-L. Minde", is: 'Lars Minde' }]);
    const before = new Map(here.seats.map((seat) => [seat.seat, seat]));
    here.import(read.rows);
    const after = new Map(here.seats.map((seat) => [seat.seat, seat]));
    const { until: _, ...bruma } = before.get('bru-1') ?? {};
    expect(Object.fromEntries(after)).toEqual({
      ...Object.fromEntries(before),
      'arl-2': { ...before.get('arl-2'), name: 'Lars Minde' },
      'riv-1': { ...before.get('riv-1'), remote: false },
      'bru-1': { ...bruma, functions: ['deputy', 'focal-point'] },
    });
  });

  it('F1.13 hands a seat over where name and address are both of somebody else', () => {
    const here = world();
    const rows = here.taken();
    const line = at(rows, 'arl-1');
    line[NAME] = 'N. Ferrol';
    line[CONTACT] = 'ferrol@example.org';
    line[REMOTE] = 'yes';
    const [row] = here.read([rows[0] ?? [], line]).rows;
    expect(row?.outcome).toBe('hands-over');
    here.import(row === undefined ? [] : [row]);
    expect(here.state.seats.get('arl-1')).toMatchObject({ tenure: 1, remote: true, functions: ['focal-point'] });
    expect(here.seats.find(({ seat }) => seat === 'arl-1')).toMatchObject({ name: 'N. Ferrol', contact: 'ferrol@example.org' });
  });

  it('F1.13 names what a line of a seat cannot mean', () => {
    const here = world();
    const rows = here.taken();
    const [head = []] = rows;
    const wrong = (seat: string, edit: (cells: string[]) => void): string[] => {
      const cells = [...at(rows, seat)];
      edit(cells);
      return cells;
    };
    const read = here.read([
      head,
      wrong('arl-1', (cells) => cells.splice(0, 1, 'nobody')),
      wrong('arl-1', (cells) => cells.splice(2, 1, 'BRU')),
      wrong('arl-1', (cells) => cells.splice(NAME, 2, '', '')),
      wrong('bru-1', (cells) => cells.splice(1, 1, 'observer')),
      wrong('bru-1', (cells) => cells.splice(1, 1, 'emperor')),
      wrong('riv-1', () => {}),
      wrong('riv-1', () => {}),
    ]);
    expect(read.rows.map(({ faults }) => faults.map(({ column, why }) => `${column} ${why}`))).toEqual([
      ['seat unknown-seat'],
      ['entity other-entity'],
      ['name not-emptied', 'contact not-emptied', 'seat twice'],
      ['capacity other-capacity'],
      ['capacity unknown-capacity', 'seat twice'],
      [],
      ['seat twice'],
    ]);
  });

  it('F1.13 changes nothing but what was edited, whatever that was', () => {
    const rng = seeded('edited lists of participants');
    let edited = 0;
    for (let round = 0; round < 150; round += 1) {
      const here = world();
      const rows = here.taken();
      const wanted = new Map<string, Partial<SeatRow>>();
      for (const row of rows.slice(1)) {
        const edit = rng.chance(0.4) ? anEdit(rng, row) : null;
        if (edit !== null) wanted.set(row[0] ?? '', edit);
      }
      edited += wanted.size;
      const before = here.seats;
      const read = here.read(rng.chance(0.5) ? rows : [rows[0] ?? [], ...rng.shuffle(rows.slice(1))]);
      expect(read.rows.filter(({ outcome }) => outcome !== 'there').length).toBe(wanted.size);
      here.import(read.rows);
      expect(here.seats).toEqual(before.map((seat) => ({ ...seat, ...wanted.get(seat.seat) })));
      expect(here.read(here.taken()).rows.every(({ outcome }) => outcome === 'there')).toBe(true);
    }
    expect(edited).toBeGreaterThan(100);
  });

  it('F1.14 admits a body that the table names, where that was said, with its seats', () => {
    const here = world();
    const rows = [
      ['delegation', 'name', 'capacity'],
      ['France', 'A', ''],
      ['Université de Berne', 'B', 'academia'],
      ['france', 'C', ''],
    ];
    const first = here.read(rows);
    expect(first.unknown).toEqual([
      { key: 'fr', said: 'France', lines: [2, 4], capacity: null },
      { key: 'université de berne', said: 'Université de Berne', lines: [3], capacity: 'academia' },
    ]);
    expect(first.rows.map(({ outcome, faults }) => [outcome, faults[0]?.why])).toEqual(Array(3).fill(['faulty', 'unknown-entity']));
    const codes = new Set(here.entities.map(({ code }) => code));
    const bodies = new Map(first.unknown.map((body) => [body.key, proposed(body, codes)]));
    expect([...bodies.values()]).toEqual([
      { id: 'fr', code: 'FR', names: { en: 'France' }, capacity: 'member-state' },
      { id: 'univer', code: 'UNIVER', names: { en: 'Université de Berne' }, capacity: 'academia' },
    ]);
    const said = new Map([...bodies].filter(([key]) => key === 'fr'));
    for (const entity of said.values()) here.ask({ do: 'admit-entity', ...entity });
    const read = here.read(rows, said);
    expect(read.rows.map(({ outcome }) => outcome)).toEqual(['opens', 'faulty', 'opens']);
    here.import(read.rows);
    expect(here.seats.filter(({ entity }) => entity === 'fr').map(({ name }) => name)).toEqual(['A', 'C']);
  });

  it('F1.17 takes a Member State by any of its names, as one body, and finds the one that is admitted', () => {
    const here = world();
    const rows = [
      ['delegation', 'name'],
      ['Korea (Republic of)', 'A'],
      ["Côte d'Ivoire", 'B'],
      ['République de Corée', 'C'],
      ['KOR', 'D'],
      ['Côte d’Ivoire', 'E'],
    ];
    const { unknown } = here.read(rows);
    expect(unknown.map(({ key, lines }) => [key, lines])).toEqual([
      ['kr', [2, 4, 5]],
      ['ci', [3, 6]],
    ]);
    const codes = new Set(here.entities.map(({ code }) => code));
    for (const body of unknown) here.ask({ do: 'admit-entity', ...proposed(body, codes) });
    expect(here.entities.slice(-2).map(({ names }) => names.en)).toEqual(['Republic of Korea', 'Côte d’Ivoire']);
    const read = here.read(rows);
    expect(read.unknown).toEqual([]);
    expect(read.rows.map(({ wishes }) => wishes[0]?.command)).toMatchObject(['kr', 'ci', 'kr', 'kr', 'ci'].map((entity) => ({ entity })));
  });
});

/** Of one line, of what it says; what the seat is to be. */
function anEdit(rng: Rng, row: string[]): Partial<SeatRow> | null {
  const which = rng.pick(['name', 'contact', 'functions', 'remote'] as const);
  switch (which) {
    case 'name': {
      const name = `${rng.pick(['=', '-', "'", '', '王'])}N${rng.below(1_000)}`;
      row[NAME] = name;
      return { name };
    }
    case 'contact': {
      const contact = `p${rng.below(1_000)}@example.org`;
      row[CONTACT] = contact;
      return { contact };
    }
    case 'functions': {
      const functions = row[FUNCTIONS]?.includes('head') ? (['deputy'] as const) : (['head'] as const);
      row[FUNCTIONS] = functions.join();
      return { functions };
    }
    case 'remote':
      row[REMOTE] = row[REMOTE] === 'yes' ? 'no' : 'yes';
      return { remote: row[REMOTE] === 'yes' };
  }
}
