/** Spreadsheets between programs: others read what we write, and we read what others write (tests/fixtures/sheet, made by tests/sheet/corpus). */
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { readSheet as readElsewhere } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { readSheet } from '../../shared/sheet/read.ts';
import { writeSheet } from '../../shared/sheet/write.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';

const HERE = 'tests/fixtures/sheet';
const fixture = (name: string): Uint8Array => readFileSync(`${HERE}/${name}.xlsx`);
const linesOf = (bytes: Uint8Array) => {
  const read = readSheet(bytes, 1_000);
  if (!read.ok) throw new Error(read.reason);
  return read.value.map(({ line, cells }) => [line, ...cells]);
};
const elsewhere = async (bytes: Uint8Array) => {
  const rows = await readElsewhere(Buffer.from(bytes), { trim: false });
  return rows.map((row) => row.map((cell) => cell ?? ''));
};

const HEAD = ['delegation', 'name', 'e-mail', 'functions', 'remote', 'until'];
const ANNA = ['ARL', 'Ánna Löw', 'anna@example.org', 'head, deputy', 'true', '2030-05-17'];
const XLSXWRITER = (day = '2030-05-17') => [
  [1, ...HEAD],
  [2, ...ANNA],
  [3, 'BRU', '王 芳 & <Co>', '', '', '', '2030-05-17'],
  [5, '007', 'Ivan', '', '', 'true', day],
  [6, '', '1234.5', 'b@example.org'],
  [8, 'علي'],
];
const OPENPYXL = (worked: readonly (readonly (string | number)[])[]) => [
  [1, ...HEAD],
  [2, ...ANNA],
  [3, 'BRU', '王 芳 & <Co>', '', '', 'false', '2030-05-17'],
  [5, '007', 'two\nlines', '', '', '', '2030'],
  ...worked,
  // as Excel shows what openpyxl does not escape
  [7, 'علي', 'A'],
];

it.each([
  ['openpyxl', OPENPYXL([])],
  ['libreoffice', OPENPYXL([[6, '', 'not worked out']])],
  ['xlsxwriter', XLSXWRITER()],
  ['xlsxwriter-inline', XLSXWRITER()],
  // what its formula gave is a number of the other days
  ['xlsxwriter-1904', XLSXWRITER('2034-05-18')],
  ['libreoffice-of-xlsxwriter', XLSXWRITER()],
] as const)(
  'a spreadsheet by %s is read: shared words, words in the cell, rich ones, days, formulas, gaps, its sheet that shows',
  (name, lines) => {
    expect(linesOf(fixture(name))).toEqual(lines);
  },
);

it('no spreadsheet of another program lies there unread', () => {
  expect(readdirSync(HERE)).toHaveLength(6);
});

it('a spreadsheet whose parts begin with a byte order mark, or are UTF-16, is read like any', () => {
  const parts = Object.entries(unzipSync(fixture('xlsxwriter')));
  const marked = parts.map(([name, bytes]) => [name, Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes])]);
  expect(linesOf(zipSync(Object.fromEntries(marked)))).toEqual(XLSXWRITER());
  const wide = parts.map(([name, bytes]) => [
    name,
    Buffer.from(`\ufeff${Buffer.from(bytes).toString('utf8').replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  ]);
  expect(linesOf(zipSync(Object.fromEntries(wide)))).toEqual(XLSXWRITER());
});

it('what we write is read by another program as it was written, whatever is in the cells', async () => {
  const rng = seeded('others read our spreadsheets');
  const words = [
    '=1+1',
    "'=1",
    '007',
    '2030-05-17',
    '<b>&amp;</b>',
    ' spaced ',
    'two\nlines',
    '王芳',
    'علي',
    '_x0041_',
    '_x000D_',
    '1e5',
    'true',
    '😀',
  ];
  let cells = 0;
  for (let round = 0; round < count(20, 100, 200); round += 1) {
    const columns = rng.between(1, 60);
    const rows = Array.from({ length: rng.between(1, 12) }, () => Array.from({ length: columns }, () => rng.pick(words)));
    cells += rows.length * columns;
    expect(await elsewhere(writeSheet(rows))).toEqual(rows);
  }
  expect(cells).toBeGreaterThan(1_000);
});

it('what we write says of each cell where it is, also beyond the 26th column', async () => {
  const row = Array.from({ length: 60 }, (_, at) => (at % 7 === 0 ? `c${at}` : ''));
  const xml = Buffer.from(unzipSync(writeSheet([row]))['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
  const places = [...xml.matchAll(/<c r="([A-Z]+1)"/g)].map(([, place]) => place);
  expect([places.length, places[0], places[25], places[26], places[51], places[52]]).toEqual([60, 'A1', 'Z1', 'AA1', 'AZ1', 'BA1']);
});
