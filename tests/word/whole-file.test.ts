/** What a file holds beside the words of its paragraphs, and how its parts are found. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../shared/import/read.ts';
import { MOST_PACKED_BYTES } from '../../shared/word/package.ts';
import { asText } from '../../shared/word/reading.ts';
import { body, docx, p, packed, r, readable, refusal } from './docx.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const run = (words: string, format: string): string => `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const notes = (kind: 'foot' | 'end', inside: string): string =>
  `<w:${kind}notes xmlns:w="${MAIN}"><w:${kind}note w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}note>${inside}</w:${kind}notes>`;
const note = (kind: 'foot' | 'end', id: number, inside: string): string =>
  `<w:${kind}note w:id="${id}"><w:p><w:r><w:${kind}noteRef/></w:r>${inside}</w:p></w:${kind}note>`;
const refer = (kind: 'foot' | 'end', id: number): string => `<w:r><w:${kind}noteReference w:id="${id}"/></w:r>`;
const rels = (...of: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of
    .map(([type, target], at) => `<Relationship Id="r${at}" Type="${TYPES}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

describe('W20 figures set high and low', () => {
  it('W20 stay what they say', () => {
    const up = '<w:vertAlign w:val="superscript"/>';
    const down = '<w:vertAlign w:val="subscript"/>';
    const text = `${r('10')}${run('3', up)}${r(' km')}${run('2', up)}${r(' of CO')}${run('2', down)}${r(', the 5')}${run('th', up)}`;
    expect(asText(readable(docx(p(text)))).text).toBe('10³ km² of CO₂, the 5th');
  });

  it('W20 do so in notes too', () => {
    const file = docx(p(`${r('x')}${refer('foot', 1)}`), {
      'footnotes.xml': notes('foot', note('foot', 1, `${r(' CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}${r(' of 2030')}`)),
    });
    expect(asText(readable(file)).text).toBe('x¹\n\n¹ CO₂ of 2030');
  });
});

describe('W22 a line through words', () => {
  it('W22 is told, and the words are kept', () => {
    const text = `${r('to share ')}${run('at no cost', '<w:strike/>')}${run(' always', '<w:strike w:val="0"/>')}${run(' twice', '<w:dstrike w:val="true"/>')}`;
    expect(asText(readable(docx(p(text))))).toEqual({ text: 'to share at no cost always twice', struck: ['at no cost', 'twice'] });
  });
});

describe('W22 footnotes', () => {
  const file = docx(
    [
      p(`${r('considering')}`),
      p(`${r('that islands')}${refer('foot', 7)}${r(' are far;')}`),
      p(
        `${r('that they')}${refer('end', 2)}${r(' are small')}<w:del w:author="A">${refer('foot', 9)}</w:del>${refer('foot', 8)}${r(' and')}${refer('foot', 7)}${r(' many.')}`,
      ),
    ].join(''),
    {
      'footnotes.xml': notes(
        'foot',
        note('foot', 7, r(' Here also atolls.')) +
          note(
            'foot',
            8,
            `${r('Under ')}<w:del w:author="A"><w:r><w:delText>3</w:delText></w:r></w:del><w:ins w:author="A">${r('2')}</w:ins>${r(' km')}`,
          ) +
          note('foot', 9, r('gone')),
      ),
      'endnotes.xml': notes('end', note('end', 2, r('People.'))),
    },
  );

  it('W22 stand behind the text in the order in which they are referred to, with a mark where they stood', () => {
    expect(asText(readable(file)).text.split('\n\n')).toEqual([
      'considering',
      'that islands¹ are far;',
      'that they² are small³ and¹ many.',
      '¹ Here also atolls.',
      '² People.',
      '³ Under 2 km',
    ]);
  });

  it('W22 become blocks of their own', () => {
    const { blocks } = readOpinion({ text: asText(readable(file)).text, language: 'en', from: 'word' });
    expect(blocks.filter(({ kind }) => kind === 'footnote').map(({ text }) => text)).toEqual([
      'Here also atolls.',
      'People.',
      'Under 2 km',
    ]);
  });
});

describe('W22 wording that looks like a page number or like Markdown', () => {
  const text = ['DRAFT OPINION 1', 'considering', '3/4', 'P.862', '# one', '*x*', 'is of the view', 'that this is so.'].join('\n\n');

  it('W22 is wording in a Word file', () => {
    const words = readOpinion({ text, language: 'en', from: 'word' }).blocks.map((block) => block.text);
    expect(words).toEqual(expect.arrayContaining(['3/4', 'P.862', '# one', '*x*']));
  });

  it('W22 is named where it was taken out of plain text', () => {
    expect(readOpinion({ text, language: 'en' }).taken).toEqual(
      expect.arrayContaining([
        { as: 'page', text: '3/4' },
        { as: 'page', text: 'P.862' },
      ]),
    );
  });
});

describe('W20 what is not read', () => {
  it('W20 is counted: headers and footers with words, files within the file, rows that go', () => {
    const row = (gone: boolean): string =>
      `<w:tr>${gone ? '<w:trPr><w:del w:author="A"/></w:trPr>' : ''}<w:tc>${p(r(gone ? 'gone' : 'here'))}</w:tc></w:tr>`;
    const margin = (name: 'hdr' | 'ftr', words: string): string => `<w:${name} xmlns:w="${MAIN}">${p(r(words))}</w:${name}>`;
    const file = docx(`<w:tbl>${row(true)}${row(false)}</w:tbl><w:altChunk/>`, {
      '_rels/document.xml.rels': rels(['header', 'header1.xml'], ['footer', 'footer1.xml'], ['footer', 'footer2.xml']),
      'header1.xml': margin('hdr', 'Document IEG-3/12'),
      'footer1.xml': margin('ftr', '12'),
      'footer2.xml': margin('ftr', 'Contact: A. Person'),
    });
    expect(readable(file).notRead).toMatchObject({ margins: 2, chunks: 1, rows: 1, tables: 1 });
    expect(asText(readable(file)).text).toContain('gone');
  });
});

describe('W21 the parts of a file', () => {
  it('W21 are found by what leads to them, whatever they are called', () => {
    const file = packed(
      {
        '_rels/.rels': rels(['officeDocument', '/text/main.xml']),
        'text/main.xml': body(p(`${r('x')}${refer('foot', 1)}`)),
        'text/_rels/main.xml.rels': rels(['footnotes', '../notes/f.xml']),
        'notes/f.xml': notes('foot', note('foot', 1, r('a note'))),
      },
      '',
    );
    expect(asText(readable(file)).text).toBe('x¹\n\n¹ a note');
  });

  it('W21 that are named and not there are no Word document', () => {
    expect(refusal(packed({ '_rels/.rels': rels(['officeDocument', 'word/none.xml']) }, ''))).toBe('not-word');
  });

  it('W20 are read in UTF-16 too', () => {
    const text = body(p(r('ā 意见 رأي')));
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) expect(asText(readable(packed({ 'document.xml': new Uint8Array(bytes) }))).text).toBe('ā 意见 رأي');
  });

  it('W21 that are pictures do not count towards what is too large', () => {
    const noise = new Uint8Array(randomBytes(MOST_PACKED_BYTES + 1));
    const file = packed({ 'document.xml': body(p(r('x'))), 'media/photo.jpeg': noise });
    expect(file.length).toBeGreaterThan(MOST_PACKED_BYTES);
    expect(asText(readable(file)).text).toBe('x');
    expect(refusal(packed({ 'document.xml': noise }))).toBe('swollen');
  });
});
