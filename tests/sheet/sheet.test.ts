/** Spreadsheets: what people's programs write is read, what is hostile is refused, and what we write reads back. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../shared/sheet/read.ts';
import { writeSheet } from '../../shared/sheet/write.ts';
import { seeded } from '../support/rng.ts';
import { packed } from '../word/docx.ts';

const MIB = 1024 * 1024;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

interface Parts {
  readonly strings?: string;
  readonly styles?: string;
  readonly sheets?: string;
  readonly properties?: string;
}

/** As Excel packs it: words that cells share in a part of their own, sheets by relation. */
function xlsx(
  data: string,
  { strings = '', styles = '', sheets = '<sheet name="A" sheetId="1" r:id="r0"/>', properties = '' }: Parts = {},
) {
  return packed(
    {
      '_rels/.rels': rels(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': rels(
        ['worksheet', 'worksheets/one.xml'],
        ['worksheet', '/xl/worksheets/two.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ),
      'xl/worksheets/one.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
      'xl/worksheets/two.xml': `<worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>two</v></c></row></sheetData></worksheet>`,
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    },
    '',
  );
}
const cells = (bytes: Uint8Array, most = 1_000) => {
  const read = readSheet(bytes, most);
  return read.ok ? read.value.map((row) => row.cells) : read.reason;
};

describe('a spreadsheet', () => {
  it('is read with words of its own and shared ones, numbers, yes and no, and what formulas gave', () => {
    const strings = '<si><t>ARL</t></si><si><r><t>An</t></r><r><t>na</t></r><rPh><t>reading</t></rPh></si><si><t>a_x0009_b</t></si>';
    const data =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>' +
      '<row r="7"><c r="A7" t="inlineStr"><is><t>Å</t></is></c><c r="B7"><v>41</v></c><c r="C7" t="b"><v>1</v></c>' +
      '<c r="D7" t="str"><f>1+1</f><v>two</v></c><c r="E7" t="e"><v>#N/A</v></c></row><row r="9"><c r="A9"/></row>';
    expect(readSheet(xlsx(data, { strings }), 10)).toEqual({
      ok: true,
      value: [
        { line: 2, cells: ['ARL', '', 'Anna', 'a\tb'] },
        { line: 7, cells: ['Å', '41', 'true', 'two', '#N/A'] },
      ],
    });
  });

  it('is read from its first sheet that shows', () => {
    const sheets = '<sheet name="A" state="hidden" r:id="r0"/><sheet name="B" r:id="r1"/>';
    expect(cells(xlsx('<row><c><v>1</v></c></row>', { sheets }))).toEqual([['two']]);
  });

  it('has days where numbers are shown as days', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[$-409]d mmm yy"/><numFmt numFmtId="171" formatCode="0&quot; days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const data = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>47620.5</v></c>`).join('');
    expect(cells(xlsx(`<row>${data}</row>`, { styles }))).toEqual([['47620.5', '2030-05-17', '2030-05-17', '47620.5']]);
    const properties = '<workbookPr date1904="1"/>';
    expect(cells(xlsx('<row><c s="1"><v>46158</v></c></row>', { styles, properties }))).toEqual([['2030-05-17']]);
    expect(cells(xlsx('<row><c s="1"><v>-1</v></c><c s="1"><v>9e99</v></c></row>', { styles }))).toEqual([['-1', '9e99']]);
  });

  it('reads back as it was written, whatever is in the cells, and the same bytes each time', () => {
    const rows = [
      ['delegation', 'name'],
      ['=HYPERLINK("http://evil.example")', '<b>&amp;</b>'],
      ['_x0041_', '王芳 علي Иван'],
      ["'=1+1", '007'],
      ['a', '2030-05-17'],
    ];
    expect(cells(writeSheet(rows))).toEqual(rows);
    expect(writeSheet(rows)).toEqual(writeSheet(rows));
    const xml = strFromU8(unzipSync(writeSheet(rows))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toMatch(/<f>|<v>/);
    expect(cells(writeSheet([['a\u0001\ud800b']]))).toEqual([['a\ufffd\ufffdb']]);
  });
});

describe('a hostile spreadsheet', () => {
  const row = (words: string): string => `<row><c t="inlineStr"><is><t>${words}</t></is></c></row>`;

  it('is refused where it is none', () => {
    expect(cells(new Uint8Array())).toBe('not-a-sheet');
    expect(cells(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('not-a-sheet');
    expect(cells(packed({ 'document.xml': '<a/>' }))).toBe('not-a-sheet');
    expect(cells(xlsx('', { sheets: '' }))).toBe('not-a-sheet');
    expect(cells(xlsx('<row><c t="s"><v>5</v></c></row>'))).toBe('damaged');
    expect(cells(xlsx('<row>'))).toBe('damaged');
    const book = `<!DOCTYPE a [<!ENTITY b "c">]><workbook xmlns="${MAIN}"/>`;
    expect(cells(packed({ '_rels/.rels': rels(['officeDocument', 'xl/workbook.xml']), 'xl/workbook.xml': book }, ''))).toBe('damaged');
  });

  it('is stopped where it unpacks to more than is read, has too many lines, columns or letters', () => {
    const bomb = xlsx(`<row><c><v>${' '.repeat(30 * MIB)}</v></c></row>`);
    expect(bomb.length).toBeLessThan(MIB);
    expect(cells(bomb)).toBe('too-large');
    expect(cells(xlsx('<row/>'.repeat(600_000)))).toBe('too-large');
    expect(cells(xlsx(row('a').repeat(11)), 10)).toBe('too-large');
    expect(cells(xlsx(row('a').repeat(10)), 10)).toHaveLength(10);
    expect(cells(xlsx('<row><c r="XFD1"><v>1</v></c></row>'))).toBe('too-large');
    expect(cells(xlsx(row('a'.repeat(32_768))))).toBe('too-large');
    expect(cells(xlsx('<row><c t="s"><v>0</v></c></row>', { strings: `<si><t>${'a'.repeat(32_768)}</t></si>` }))).toBe('too-large');
    expect(cells(new Uint8Array(6 * MIB).fill(0x50))).toBe('too-large');
  });

  it('is read or refused, and never throws, wherever its bytes are altered', () => {
    const rng = seeded('altered spreadsheets');
    const sound = writeSheet([
      ['delegation', 'name'],
      ['ARL', 'Anna'],
    ]);
    const told = new Set<string>();
    for (let round = 0; round < 300; round += 1) {
      const bytes = sound.slice(0, rng.chance(0.2) ? rng.below(sound.length) : sound.length);
      for (let change = rng.between(1, 4); change > 0 && bytes.length > 0; change -= 1) bytes[rng.below(bytes.length)] = rng.below(256);
      const read = cells(bytes);
      told.add(typeof read === 'string' ? read : 'read');
    }
    expect(told.has('damaged')).toBe(true);
    expect(told.size).toBeGreaterThan(1);
  });
});
