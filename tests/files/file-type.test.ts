/** What is taken as a file of a document, whatever it is called and whatever it says of itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fileTypeOf, flawOf } from '../../server/files/file-type.ts';
import { seeded } from '../support/rng.ts';
import { docx, lie, p, packed, r, SAMPLE } from '../word/docx.ts';
import { joined, office, pdf, typeList, WORD_TEXT, word } from './handed-in.ts';

const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0);
const MIB = 1024 * 1024;
const WORKBOOK = typeList('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml');
const workbook = (more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  office(WORKBOOK, { 'xl/workbook.xml': '<a/>', ...more });
const chart = (inside: Uint8Array): Uint8Array => word(undefined, { 'word/embeddings/sheet.xlsx': inside });

/** Its type, or why it is not taken. */
async function judged(bytes: Uint8Array): Promise<string> {
  const type = fileTypeOf(bytes);
  return type === null ? 'no-document' : ((await flawOf(bytes, type)) ?? type);
}

it('F5.14 takes what word processors and browsers write', async () => {
  const folder = 'tests/fixtures/word';
  const written = readdirSync(folder).filter((name) => name.endsWith('.docx') && !name.startsWith('shape-'));
  expect(written.length).toBeGreaterThan(15);
  for (const name of written) expect([name, await judged(readFileSync(join(folder, name)))]).toEqual([name, 'docx']);
  const taken = {
    SAMPLE,
    word: word(),
    'a chart with its workbook': chart(workbook({ 'xl/printerSettings/printerSettings1.bin': 'MZ of a printer' })),
    'a picture that packs well': word(undefined, { 'word/media/white.bmp': new Uint8Array(8 * MIB) }),
  };
  for (const [name, bytes] of Object.entries(taken)) expect([name, await judged(bytes)]).toEqual([name, 'docx']);
  const changedOnce = joined(pdf('x'), pdfUpdate(pdf('x').length));
  const asStream = '%PDF-1.5\n9 0 obj\n<</Type/XRef/Root 1 0 R>>stream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF\r\n\0\0';
  for (const bytes of [pdf('x'), changedOnce, joined(asStream)]) expect(await judged(bytes)).toBe('pdf');
});

/** What is put behind a PDF when it is changed; `at`: bytes before it. */
const pdfUpdate = (at: number): string => {
  const object = '1 0 obj\n<</Type/Catalog/Lang(en)>>\nendobj\n';
  return `${object}xref\n0 0\ntrailer\n<</Root 1 0 R/Prev 50>>\nstartxref\n${at + object.length}\n%%EOF\n`;
};

it('F5.14 takes nothing else', async () => {
  const others = {
    nothing: new Uint8Array(),
    page: joined('<!doctype html><script>alert(1)</script>'),
    picture: joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'a page before a PDF': joined('<script>%PDF-1.7'),
    'old Word': OLE,
    zip: packed({ 'a.txt': 'a' }, ''),
    spreadsheet: workbook(),
    'no list of types': docx(p(r('x'))),
  };
  for (const [name, bytes] of Object.entries(others)) expect([name, await judged(bytes)]).toEqual([name, 'no-document']);
});

it('F5.14 takes no PDF that is not whole, and none with something before or behind it', async () => {
  const [one, two] = [pdf('one'), pdf('the other')];
  const zip = zipSync({ 'a.txt': strToU8('a') });
  // a comment of a zip may look like the end of a PDF
  const end = pdfUpdate(one.length + zip.length);
  const both = joined(one, zip, end);
  new DataView(both.buffer).setUint16(one.length + zip.length - 2, end.length, true);
  const others = {
    'its first letters': joined('%PDF-1.4'),
    'an end without a list': joined('%PDF-1.4\n%%EOF\n'),
    'a list that is not there': joined('%PDF-1.4\nstartxref\n9\n%%EOF\n'),
    'a list at its first letter': joined('%PDF-1.4\n/Root\nstartxref\n0\n%%EOF\n'),
    'cut off': one.slice(0, -8),
    doubled: joined(one, two),
    'words behind it': joined(one, '<script>alert(1)</script>'),
    'much that is nothing behind it': joined(one, '\0'.repeat(2000)),
    'a zip behind it': joined(one, zip),
    'a zip that ends as a PDF does': both,
  };
  for (const [name, bytes] of Object.entries(others)) expect([name, await judged(bytes)]).toEqual([name, 'unsound-file']);
});

it('F5.14 takes no Word file that is not whole, or has something before or behind it', async () => {
  const others = {
    'cut off': SAMPLE.slice(0, 900),
    'a page behind it': joined(SAMPLE, '<script>'),
    'bytes before it': joined('PK  ', SAMPLE),
    'other bytes than their sum': lie(word(), 'word/document.xml', 'crc', 7),
    'another size than it says': lie(word(), 'word/document.xml', 'size', 3),
    'with a password on a part': lie(word(), 'word/document.xml', 'flags', 1),
    'packed as nobody packs': lie(word(), 'word/document.xml', 'method', 14),
  };
  for (const [name, bytes] of Object.entries(others)) expect([name, await judged(bytes)]).toEqual([name, 'unsound-file']);
});

it('F5.14 takes no macros and no object of another program, whatever the parts are called', async () => {
  const others = {
    'by its type': word(typeList(WORD_TEXT, 'application/vnd.ms-word.document.macroEnabled.main+xml')),
    'by another type': word(typeList(WORD_TEXT, 'application/vnd.ms-office.vbaProject')),
    'by its name': word(undefined, { 'word/vbaProject.bin': 'x' }),
    'by what it is, under another name': word(undefined, { 'word/media/image1.png': OLE }),
    'by what it is, not packed': stored('word/theme/theme1.xml', OLE),
    'an object': word(undefined, { 'word/embeddings/oleObject1.bin': OLE }),
    'a control': word(undefined, { 'word/activeX/activeX1.bin': 'x' }),
    'old text that may hold one': word(undefined, { 'word/afchunk.dat': '{\\rtf1 {\\object}}' }),
    'in the workbook of a chart': chart(workbook({ 'xl/data.bin': OLE })),
    'a workbook with macros': chart(office(typeList('application/vnd.ms-excel.sheet.macroEnabled.main+xml'))),
    'a zip in it that is no workbook': chart(packed({ 'a.exe': 'MZ' }, '')),
    'a zip in a zip in it': chart(workbook({ 'xl/embeddings/a.xlsx': workbook() })),
  };
  for (const [name, bytes] of Object.entries(others)) expect([name, await judged(bytes)]).toEqual([name, 'active-file']);
});

/** A Word file with one part that is as it is in it. */
const stored = (name: string, bytes: Uint8Array): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8(typeList(WORD_TEXT)), 'word/document.xml': strToU8('<a/>'), [name]: [bytes, { level: 0 }] });

it('F5.14 takes nothing that unpacks to more than it can hold', async () => {
  const zeros = new Uint8Array(24 * MIB);
  const others = {
    'a list of types that swells': word(`${typeList(WORD_TEXT)}${' '.repeat(MIB)}`),
    'one large part': word(undefined, { 'word/media/image1.bmp': zeros }),
    'a large part of a chart': chart(workbook({ 'xl/data.xml': zeros })),
    'said to be larger than anything': lie(word(), 'word/document.xml', 'size', 0xffff_fff0),
  };
  for (const [name, bytes] of Object.entries(others)) expect([name, await judged(bytes)]).toEqual([name, 'swollen-file']);
  // what says that it is small is stopped where it says so
  const liar = lie(word(undefined, { 'word/media/image1.bmp': zeros }), 'word/media/image1.bmp', 'size', 1000);
  expect(await judged(liar)).toBe('unsound-file');
});

it('F5.14 is judged whatever its bytes are', async () => {
  const rng = seeded('altered files');
  const told = new Set<string>();
  const whole = [SAMPLE, word(), pdf('x'), chart(workbook())];
  for (let round = 0; round < 400; round += 1) {
    const bytes = rng.pick(whole).slice(0, rng.chance(0.2) ? rng.below(600) : undefined);
    for (let change = rng.between(0, 3); change > 0 && bytes.length > 0; change -= 1) bytes[rng.below(bytes.length)] = rng.below(256);
    told.add(await judged(bytes));
  }
  expect([...told].sort()).toEqual(expect.arrayContaining(['docx', 'no-document', 'pdf', 'unsound-file']));
});
