/** A participants' table, as people save it from their spreadsheets, held against the seats that there are. */
import { describe, expect, it } from 'vitest';
import { COLUMNS, columnOf, functionOf, headingOf } from '../../client/pages/office/roster/columns.ts';
import type { OldLetters } from '../../client/pages/office/roster/letters.ts';
import { type Row, readRoster } from '../../client/pages/office/roster/roster.ts';
import { filled, readTable as readFile } from '../../client/pages/office/roster/table.ts';
import { MOST_BYTES, readText } from '../../client/pages/office/roster/text-table.ts';
import { midnightAfter } from '../../client/pages/seats/until.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { type Capacity, LANGUAGES, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { toCsv } from '../../shared/sheet/csv.ts';
import type { ListedEntity, SeatRow } from '../../shared/wire/forum.ts';

const readTable = (octets: Uint8Array, guess: OldLetters = 'windows-1252') => filled(readText(octets, guess));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cells = (text: string) => {
  const table = readTable(bytes(text));
  return table.ok ? table.value.rows.map((row) => row.cells) : table.reason;
};

describe('a table', () => {
  const wanted = [
    ['delegation', 'name'],
    ['ARL', 'Orsel, Anna "Ann"'],
    ['BRU', 'B. Castañé'],
  ];

  it.each([
    ['commas', 'delegation,name\nARL,"Orsel, Anna ""Ann"""\nBRU,B. Castañé\n'],
    ['semicolons', 'delegation;name\nARL;"Orsel, Anna ""Ann"""\nBRU;B. Castañé'],
    ['tabs', 'delegation\tname\nARL\t"Orsel, Anna ""Ann"""\nBRU\tB. Castañé\n'],
    ['Windows line ends and the mark of UTF-8', '\ufeffdelegation;name\r\nARL;"Orsel, Anna ""Ann"""\r\nBRU;B. Castañé\r\n'],
    ['old line ends of the Mac', 'delegation,name\rARL,"Orsel, Anna ""Ann"""\rBRU,B. Castañé\r'],
    ['quotes everywhere', '"delegation","name"\n"ARL","Orsel, Anna ""Ann"""\n"BRU","B. Castañé"\n'],
    ['empty lines and spaces', ' delegation , name \n\nARL , "Orsel, Anna ""Ann"""\n,\n BRU, B. Castañé \n\n'],
  ])('is read with %s', (_, text) => {
    expect(cells(text)).toEqual(wanted);
  });

  it('says why it cannot be read', async () => {
    expect(cells('')).toEqual({ why: 'empty' });
    expect(cells('delegation,name\n')).toEqual({ why: 'empty' });
    expect(cells('delegation,name\nARL,"Orsel\nBRU,B\n')).toMatchObject({ why: 'quotes' });
    expect(cells('delegation,name\nARL,Or"sel\n')).toMatchObject({ why: 'quotes', line: 2 });
    expect(readTable(new Uint8Array([100, 44, 110, 10, 65, 44, 0x81, 10]))).toEqual({ ok: false, reason: { why: 'encoding' } });
    expect(await readFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ ok: false, reason: { why: 'damaged' } });
    expect(await readFile(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ ok: false, reason: { why: 'not-a-sheet' } });
    expect(readTable(new Uint8Array(MOST_BYTES + 1))).toEqual({ ok: false, reason: { why: 'too-large' } });
    expect(cells(`delegation,name\n${'ARL,A\n'.repeat(5001)}`)).toEqual({ why: 'too-large' });
  });

  it('is read in the letters that spreadsheets used before UTF-8, as somebody who reads it says', () => {
    const taken = (octets: readonly number[], guess?: OldLetters) => {
      const table = readTable(new Uint8Array([...bytes('delegation;name\nARL;'), ...octets, 10]), guess);
      return table.ok ? [table.value.rows[1]?.cells[1], table.value.letters] : table.reason.why;
    };
    expect(taken([0x4a, 0x6f, 0x73, 0xe9])).toEqual(['José', 'windows-1252']);
    expect(taken([0xc8, 0xe2, 0xe0, 0xed], 'windows-1251')).toEqual(['Иван', 'windows-1251']);
    expect(taken([0xda, 0xe1, 0xed], 'windows-1256')).toEqual(['علي', 'windows-1256']);
    expect(taken([0xcd, 0xf5, 0xb7, 0xbc], 'gb18030')).toEqual(['王芳', 'gb18030']);
    expect(taken([...bytes('José')], 'windows-1251')).toEqual(['José', null]);
    const wide = new Uint8Array(Buffer.from('\ufeffdelegation\tname\r\nARL\tИван\r\n', 'utf16le'));
    expect(readTable(wide)).toMatchObject({ ok: true, value: { letters: null, rows: [{}, { cells: ['ARL', 'Иван'] }] } });
  });

  it('is saved so that no spreadsheet takes a cell for a formula, and read back as it was', () => {
    const hostile = [
      '=HYPERLINK("http://evil.example")',
      '+41 22',
      '-2',
      '@SUM(A1)',
      '\tx',
      "O'Neill",
      "'=quoted",
      'a,b;"c"',
      'line\nline',
    ];
    const text = toCsv([['delegation', 'name'], ...hostile.map((cell) => ['ARL', cell])]);
    for (const line of ['"\'=HYPERLINK(""http', '"\'+41 22"', '"\'-2"', '"\'@SUM(A1)"', '"O\'Neill"']) expect(text).toContain(line);
    expect(text).not.toMatch(/(^|,)"?[=+\-@]/m);
    expect(text.startsWith('\ufeff')).toBe(true);
    const back = cells(text);
    expect(Array.isArray(back) && back.slice(1).map(([, cell]) => cell)).toEqual(hostile.map((cell) => cell.trim()));
  });
});

const NOW = Date.UTC(2029, 0, 1);
const entity = (id: string, more: Partial<ListedEntity> = {}): ListedEntity => ({
  ...{ id, code: id.toUpperCase(), names: { en: `Land of ${id}` }, capacity: 'member-state', dismissed: false },
  ...more,
});
const ENTITIES = [entity('arl', { names: { en: 'Arlen', ar: 'آرلن' } }), entity('bru'), entity('cor', { dismissed: true })];
const seat = (id: string, more: Partial<SeatRow>): SeatRow => ({
  ...{ seat: id, entity: 'arl', functions: [], remote: false, open: true, name: null, contact: null },
  ...more,
});
const SEATS = [
  seat('a1', { functions: ['head'], name: 'A. Orsel', contact: 'orsel@example.org' }),
  seat('a2', { name: 'L. Minde' }),
  seat('a3', { name: 'Gone', open: false }),
];

const KNOWN = { entities: ENTITIES, now: NOW, admitted: new Map(), capacityWords: (capacity: Capacity) => capacity };

function read(text: string, seats: readonly SeatRow[] = SEATS): readonly Row[] {
  const table = readTable(bytes(text));
  if (!table.ok) throw new Error(table.reason.why);
  let made = 0;
  return readRoster(table.value.rows, { ...KNOWN, seats, newSeatId: () => `new-${++made}` }).rows;
}
const faults = (text: string) => read(text).map((row) => row.faults.map(({ column, why, found }) => `${column} ${why} ${found}`));

describe('the lines of a table', () => {
  it('open seats, with everything that a line says', () => {
    const [row] = read(
      'delegation,name,e-mail,functions,remote,until\nآرلن,N. Ferrol,ferrol@example.org,"Adviser; focal point",yes,2030-05-17\n',
    );
    expect(row).toMatchObject({ outcome: 'opens', line: 2, faults: [] });
    expect(row?.wishes[0]).toEqual({
      command: {
        ...{ do: 'open-seat', seat: 'new-1', entity: 'arl', functions: ['adviser', 'focal-point'], remote: true },
        until: midnightAfter('2030-05-17'),
      },
      sitter: { name: 'N. Ferrol', contact: 'ferrol@example.org' },
    });
  });

  it('ask for nothing where the seat is there as they want it, by address or by name', () => {
    const text = 'delegation,name,e-mail,functions\nARL,A. Orsel,ORSEL@example.org,head\narl,L. Minde,,member\nArlen,Gone,,\n';
    expect(read(text).map(({ outcome }) => outcome)).toEqual(['changes', 'there', 'opens']);
    expect(read(text.replace('ORSEL', 'orsel')).map(({ outcome }) => outcome)).toEqual(['there', 'there', 'opens']);
  });

  it('change what differs, and leave alone what the table has no column for', () => {
    const [row] = read('delegation,name,e-mail,remote\nARL,Anna Orsel,orsel@example.org,x\n');
    expect(row?.outcome).toBe('changes');
    expect(row?.wishes[0]).toEqual({
      command: { do: 'change-seat', seat: 'a1', functions: ['head'], remote: true },
      sitter: { name: 'Anna Orsel', contact: 'orsel@example.org' },
    });
  });

  it('name what is wrong, by column', () => {
    const head = 'delegation,name,e-mail,functions,remote,until\n';
    expect(faults(`${head}QQQ,A,nowhere,king,perhaps,17.05.2030\n`)).toEqual([
      [
        'entity unknown-entity QQQ',
        'contact bad-email nowhere',
        'functions unknown-function king',
        'remote not-yes-or-no perhaps',
        'until bad-date 17.05.2030',
      ],
    ]);
    expect(faults(`${head},,,,,\nCOR,A,,,,\nARL,,,,,\nARL,B,,,,2028-01-01\nARL,C,,,,2030-02-30\n`)).toEqual([
      ['entity dismissed COR'],
      ['name missing '],
      ['until past 2028-01-01'],
      ['until bad-date 2030-02-30'],
    ]);
    expect(faults(`${head}ARL,${'x'.repeat(201)},,,,\nARL,turned \u202e round,,,,\n`).map(([one]) => one?.slice(0, 15))).toEqual([
      'name not-a-name',
      'name not-a-name',
    ]);
    expect(faults(`${head}ARL,A,a@example.org,,,\nBRU,A,a@example.org,,,\narl,B,A@example.org,,,\nARL,C,,,,\nArlen,c,,,,\n`)).toEqual([
      [],
      [],
      ['contact twice 2'],
      [],
      ['name twice 5'],
    ]);
  });

  it('are none where the columns that they need are missing', () => {
    const table = readTable(bytes('country;who;name\nARL;x;A\n'));
    if (!table.ok) throw new Error(table.reason.why);
    const roster = readRoster(table.value.rows, { ...KNOWN, seats: [], newSeatId: () => 's' });
    expect(roster).toEqual({ rows: [], unread: ['country', 'who'], missing: ['entity'], unknown: [], unnamed: 0 });
  });

  it('take a formula for a name like any other', () => {
    const [row] = read('delegation,name\nARL,=1+1\n');
    expect(row?.wishes[0]?.sitter).toEqual({ name: '=1+1' });
  });
});

describe('the words of a table', () => {
  it('are those of the pages, in every language', async () => {
    for (const language of LANGUAGES) {
      const catalogue = await loadCatalogue(language);
      for (const column of COLUMNS) expect(columnOf(catalogue[`roster.column.${column}`]), `${language} ${column}`).toBe(column);
      for (const role of SEAT_FUNCTIONS.filter((one) => one !== 'operator' && one !== 'deputy-chair'))
        expect(functionOf(catalogue[`function.${role}`]), `${language} ${role}`).toBe(role);
      expect(functionOf(catalogue['seat.member']), language).toBe('member');
    }
    expect(COLUMNS.map((column) => columnOf(headingOf(column)))).toEqual(COLUMNS);
  });
});
