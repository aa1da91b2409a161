import { describe, expect, it } from 'vitest';
import type { WordParagraph } from '../../shared/word/document.ts';
import { accepted, asText, original, revisionsOf } from '../../shared/word/reading.ts';
import { docx, item, numbering, p, r, readable, SAMPLE, styles } from './docx.ts';

const KEN = { by: 'KEN (Kenya)', at: '2026-11-24T10:00:00Z' };

/** Runs in one line: +come+ and -gone-. */
const shown = ({ runs }: WordParagraph): string =>
  runs
    .map(({ text, inserted, deleted }) => `${inserted ? '+' : ''}${deleted ? '-' : ''}${text}${deleted ? '-' : ''}${inserted ? '+' : ''}`)
    .join('');

const by = (name: string, inside: string, author = 'A'): string =>
  `<w:${name} w:id="1" w:author="${author}" w:date="d">${inside}</w:${name}>`;
const gone = (words: string): string => `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`;
const paragraphs = (inside: string): readonly string[] => readable(docx(inside)).paragraphs.map(shown);

describe('a Word file that is read', () => {
  it('W20 keeps every revision mark with author and time, the ends of paragraphs, direction and comments', () => {
    const { paragraphs, comments, notRead } = readable(SAMPLE);
    expect(paragraphs.map(shown)).toEqual([
      'DRAFT OPINION 1',
      'considering',
      'that connectivity is -important-+[essential]+ for [all][developing] countries;',
      '+a wholly new recital;+',
      'إذ يضع في اعتباره أن التوصيلية -مهمة-+[أساسية]+',
      '考虑到互联互通至关重要，+[所有国家]+',
    ]);
    const revisions = paragraphs.flatMap(({ runs, end }) => [...runs, end]).flatMap(({ inserted, deleted }) => [inserted, deleted]);
    expect(revisions.filter((one) => one !== null)).toEqual(Array(7).fill(KEN));
    expect(paragraphs.map(({ end }) => end.inserted !== null)).toEqual([false, false, false, true, false, false]);
    expect(paragraphs.map(({ direction }) => direction)).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'rtl', 'ltr']);
    expect(comments).toMatchObject([
      { by: 'BRA', words: 'Brazil reserves its position', own: false, paragraph: 2, answers: null, settled: false },
    ]);
    expect(notRead).toEqual({ boxes: 0, pictures: 0, tables: 0, rows: 0, margins: 0, chunks: 0, formatting: 0 });
  });

  it('W20 takes what is moved as gone in one place and come in the other', () => {
    expect(paragraphs(p(`${r('a ')}${by('moveFrom', r('b '))}${r('c ')}${by('moveTo', r('b '))}`))).toEqual(['a -b -c +b +']);
  });

  it('W20 keeps both of words that came and went again', () => {
    expect(paragraphs(p(by('ins', by('del', gone('x'), 'B'))))).toEqual(['+-x-+']);
  });

  it('W20 joins neighbours that differ in nothing, and no others', () => {
    const joined = readable(docx(p(`${by('ins', r('['))}${by('ins', r('all'))}${by('ins', r(']'), 'B')}${r('x')}${r('y')}`)));
    expect(joined.paragraphs[0]?.runs.map(({ text, inserted }) => [text, inserted?.by])).toEqual([
      ['[all', 'A'],
      [']', 'B'],
      ['xy', undefined],
    ]);
  });

  it('W20 reads signs that are no letters', () => {
    const signs =
      '<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="X" w:char="F0B3A"/><w:br w:type="page"/></w:r>';
    expect(paragraphs(p(signs))).toEqual(['a\t\n\u2011≥\u{f0b3a}']);
  });

  it('W20 counts what it does not read and reads a table cell by cell', () => {
    const text = '<w:txbxContent><w:p><w:r><w:t>aside</w:t></w:r></w:p></w:txbxContent>';
    const { paragraphs, notRead } = readable(
      docx(
        [
          p(`${r('a')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
          p('<w:r><w:drawing><x/></w:drawing></w:r>'),
          p(
            `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${text}</w:drawing></mc:Choice><mc:Fallback><w:pict>${text}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
          ),
          `<w:tbl><w:tr><w:trPr>${by('ins', '')}</w:trPr><w:tc>${p(r('one'))}</w:tc><w:tc>${p(r('two'))}</w:tc></w:tr></w:tbl>`,
          p(r('b'), '<w:rPr><w:rPrChange w:id="3" w:author="A"><w:rPr><w:ins w:id="4" w:author="A"/></w:rPr></w:rPrChange></w:rPr>'),
          p(`<w:r><w:instrText>HYPERLINK "http://127.0.0.1/"</w:instrText></w:r><w:hyperlink>${r('link')}</w:hyperlink>`),
        ].join(''),
      ),
    );
    expect(paragraphs.map(shown).filter((words) => words !== '')).toEqual(['a', 'one', 'two', 'b', 'link']);
    expect(paragraphs.filter(({ cell }) => cell).map(shown)).toEqual(['one', 'two']);
    expect(notRead).toEqual({ boxes: 1, pictures: 1, tables: 1, rows: 0, margins: 0, chunks: 0, formatting: 1 });
    expect(revisionsOf({ paragraphs, comments: [], notes: [], lists: new Map(), notRead }).count).toBe(0);
  });

  it('W20 reads what calls its namespaces otherwise', () => {
    const other =
      '<a:document xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:body><a:p><a:r><a:t>x</a:t></a:r></a:p></a:body></a:document>';
    expect(readable(docx('', { 'document.xml': other })).paragraphs.map(shown)).toEqual(['x']);
  });
});

const level = (at: number, format: string, text: string, start = 1, style = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const use = (id: number, of: number, inside = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inside}</w:num>`;

describe('labels that Word derives', () => {
  const lists = numbering(
    [
      list(1, level(0, 'lowerLetter', '%1)') + level(1, 'lowerRoman', '%2)')),
      list(2, level(0, 'decimal', '%1.', 3) + level(1, 'decimal', '%1.%2')),
      list(3, level(0, 'bullet', '\u{f0b7}')),
      list(4, level(0, 'ideographDigital', '%1')),
      list(5, level(0, 'russianLower', '%1)') + level(1, 'lowerLetter', '%2)', 2_000_000_000)),
      list(6, level(0, 'decimal', 'no') + level(1, 'decimal', '(%2)', 1, '<w:pStyle w:val="Sub"/>')),
      ...[1, 2, 3, 4, 5, 6].map((id) => use(id, id)),
      use(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
      use(8, 1),
    ].join(''),
  );
  const labels = (...of: readonly (readonly [list: string, level: number])[]): readonly string[] =>
    accepted(readable(docx(of.map(([id, at]) => p(r('x'), item(id, at))).join(''), { 'numbering.xml': lists }))).map(({ label }) => label);

  it('W20 counts letters, figures and Roman numbers, each level anew under the one above it', () => {
    expect(labels(['1', 0], ['1', 1], ['1', 1], ['1', 0], ['1', 1])).toEqual(['a)', 'i)', 'ii)', 'b)', 'i)']);
    expect(labels(['2', 0], ['2', 1], ['2', 0], ['2', 1])).toEqual(['3.', '3.1', '4.', '4.1']);
    expect(labels(...Array(28).fill(['1', 0])).slice(25)).toEqual(['z)', 'aa)', 'bb)']);
  });

  it('W20 goes on where two lists have their count in common, and begins again where one says so', () => {
    expect(labels(['1', 0], ['8', 0], ['7', 0], ['7', 0])).toEqual(['a)', 'b)', 'a)', 'b)']);
  });

  it('W20 gives bullets, letters of other scripts, and no label where the figures are not known', () => {
    expect(labels(['3', 0], ['5', 0], ['5', 0], ['4', 0], ['5', 1], ['0', 0], ['99', 0])).toEqual(['•', 'а)', 'б)', '', '', '', '']);
  });

  it('W20 asks the style of a paragraph where it has no list of its own', () => {
    const style = styles(
      '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>' +
        '<w:style w:styleId="Item"><w:basedOn w:val="Base"/></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>' +
        '<w:style w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>',
    );
    const text = ['Base', 'Item', 'Sub', 'Loop'].map((name) => p(r('x'), `<w:pStyle w:val="${name}"/>`)).join('');
    const read = readable(docx(text, { 'numbering.xml': lists, 'styles.xml': style }));
    expect(accepted(read).map(({ label }) => label)).toEqual(['no', 'no', '(1)', '']);
  });
});

describe('the text of a Word file', () => {
  it('W22 is read as if all marks were accepted, with the labels that it has then', () => {
    expect(asText(readable(SAMPLE)).text.split('\n\n')).toEqual([
      'DRAFT OPINION 1',
      'considering',
      'a) that connectivity is [essential] for [all][developing] countries;',
      'b) a wholly new recital;',
      'إذ يضع في اعتباره أن التوصيلية [أساسية]',
      '考虑到互联互通至关重要，[所有国家]',
    ]);
    expect(revisionsOf(readable(SAMPLE))).toEqual({ count: 7, by: ['KEN (Kenya)'] });
  });

  it('W22 was otherwise before the marks', () => {
    expect(original(readable(SAMPLE)).map(({ text, label }) => `${label} ${text}`.trim())).toEqual([
      'DRAFT OPINION 1',
      'considering',
      'a) that connectivity is important for [all][developing] countries;',
      'إذ يضع في اعتباره أن التوصيلية مهمة',
      '考虑到互联互通至关重要，',
    ]);
  });

  it('W22 joins and parts paragraphs where their ends go and come', () => {
    const end = (what: string): string => `<w:rPr><w:${what} w:id="1" w:author="A"/></w:rPr>`;
    const read = readable(docx(p(r('one '), end('ins')) + p(r('two ')) + p(r('three '), end('del')) + p(r('four'))));
    expect(accepted(read).map(({ text }) => text)).toEqual(['one ', 'two ', 'three four']);
    expect(original(read).map(({ text }) => text)).toEqual(['one two ', 'three ', 'four']);
  });
});

describe('a file that went out of here', () => {
  it('W20 gives labels as labels, the ids of paragraphs, and leaves out what stands below the text', () => {
    const label = '<w:r><w:rPr><w:rStyle w:val="OpinionLabel"/></w:rPr><w:t>b)</w:t><w:tab/></w:r>';
    const below = p(r('Cordova reserves'), '<w:pStyle w:val="BelowText"/>');
    const [one, ...none] = accepted(readable(docx(p(`<w:bookmarkStart w:id="0" w:name="b7f2c81xw4"/>${label}${r('that it is')}`) + below)));
    expect(one).toMatchObject({ text: 'that it is', label: 'b)', bookmarks: ['b7f2c81xw4'] });
    expect(none).toEqual([]);
  });
});
