import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../shared/import/read.ts';
import { doubts, fixture, outline, wrap } from './fixtures.ts';

/** The words of the items of a file, in order: lines that begin with a label, without it. */
const items = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => /^\s*(?:\S+\s?\)|\d+)\s+(\S.*)$/u.exec(line)?.[1])
    .filter((words) => words !== undefined);

describe('the example of an opinion', () => {
  const reading = readOpinion({ text: fixture('rural-sites.txt') });

  it('becomes title, enacting line, blocks and footnote, without a doubt', () => {
    expect(reading.number).toBe('3');
    expect(reading.title).toBe('KEEPING RURAL TELECOMMUNICATION SITES IN SERVICE DURING POWER CUTS');
    expect(reading.language).toBe('en');
    expect(reading.doubts).toEqual([]);
    expect(outline(reading)).toEqual([
      'title: KEEPING RURAL TELECOMMUNICATION SITES IN SERVICE DURING POWER CUTS',
      'enacting: The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),',
      'pre: considering',
      'a: that in many rural districts one radio site carries every emergency call, every mobile payment and every school connection;',
      'a: that most of these sites fall silent within hours of a power cut, often when a storm or a flood makes them most needed;',
      'a: that solar power, shared batteries and low-power equipment now make longer autonomy affordable in many places, though not in all,',
      'pre: recognizing',
      'a: that each Member State decides for itself how its electricity and telecommunication networks are organized;',
      'a: that developing countries¹ bear a heavier share of the cost, because sites are remote and fuel and spare parts travel far;',
      'a: that operators, energy suppliers, tower companies and local communities each hold part of the solution,',
      'pre: noting',
      'a: the experience of administrations that publish yearly figures on site outages;',
      'a: the studies under way in the ITU Sectors on energy efficiency and on disaster relief,',
      'pre: noting further',
      'a: that outage figures are gathered in different ways and can seldom be compared,',
      'op: is of the view',
      '1: that the time a site can work without mains power is a useful measure of resilience;',
      '1: that voluntary sharing of back-up power between operators on one site can lower cost and emissions together;',
      '1: that technical assistance does most good where it is joined with the training of local technicians,',
      'op: invites Member States',
      '1: to consider including the power supply of rural sites in their national emergency telecommunication plans;',
      '1: to exchange, on a voluntary basis, figures on outages and lessons from measures that shortened them,',
      'op: invites all stakeholders',
      '1: to contribute case studies, in particular from small islands and mountain areas,',
      'op: invites the Secretary-General',
      '1: to make the contributions received available to the membership and to report on them to the Council.',
      'note: Here also least developed countries, small island and landlocked developing States, and economies in transition.',
    ]);
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['tabs', (text: string) => text.replace(/ {2,}/g, '\t')],
    ['one space behind each label', (text: string) => text.replace(/ {2,}/g, ' ')],
    ['no-break spaces behind labels', (text: string) => text.replace(/ {2,}/g, '\u00a0')],
    ['a byte order mark and blank lines', (text: string) => `\ufeff\n\n${text.replaceAll('\n', '\n\n')}`],
    ['direction marks around labels', (text: string) => text.replace(/([a-c]\)|\d)(?= {2})/g, '\u200e$1\u200e')],
    ['full stops behind numbers', (text: string) => text.replace(/^( +\d)(?= )/gm, '$1.')],
    ['labels in parentheses', (text: string) => text.replace(/^( +)([a-c])\)/gm, '$1($2)')],
    ['keywords emphasized in Markdown', (text: string) => text.replace(/^ +((?:consid|recog|noting|is of|invites).*)$/gm, '*$1*')],
    [
      'Markdown headings',
      (text: string) => text.replace(/^ +((?:consid|recog|noting|is of|invites).*)$/gm, '## $1').replace(/^ +(KEEPING)/m, '# $1'),
    ],
    ['keywords with comma', (text: string) => text.replace(/^( +)(considering|recognizing|noting|noting further)$/gm, '$1$2,')],
    ['page numbers within', (text: string) => text.replace(/^( +b\) .*)$/m, '$1\n\n- 2 -\n\n')],
    ['[1] for ¹', (text: string) => text.replaceAll('¹', '[1]')],
  ])('reads the same with %s', (_, change) => {
    const changed = readOpinion({ text: change(fixture('rural-sites.txt')) });
    expect(changed.number).toBe('3');
    expect(outline(changed).map((line) => line.replace(/^(pre: .*),$/, '$1'))).toEqual(outline(reading));
    expect(doubts(changed)).toEqual([]);
  });

  it.each([40, 56, 72, 90])('reads the same wrapped at %i characters', (width) => {
    expect(outline(readOpinion({ text: wrap(fixture('rural-sites.txt'), width) }))).toEqual(outline(reading));
  });
});

describe('a resolution of two pages in the same grammar', () => {
  const headings = {
    en: [
      'considering',
      'recognizing (as regards small islands)',
      'noting with concern',
      'recalling further',
      'resolves',
      'instructs the Directors of the Bureaux',
      'invites Member States',
      'invites Sector Members',
    ],
    zh: ['考虑到', '认识到（就小岛屿而言）', '关切地注意到', '进一步忆及', '做出决议', '责成各局主任', '请成员国', '请部门成员'],
    ar: [
      'إذ يضع في اعتباره',
      'وإذ يدرك (فيما يتعلق بالجزر الصغيرة)',
      'وإذ يلاحظ مع القلق',
      'وإذ يذكّر كذلك',
      'يقرر',
      'يكلف مديري المكاتب',
      'يدعو الدول الأعضاء',
      'يدعو أعضاء القطاعات',
    ],
  };

  it.each([
    ['en', 'early-warning.txt', 'EARLY WARNING THAT REACHES EVERYONE', 'The World Conference on Public Warning (Exemplar, 2030),'],
    ['zh', 'early-warning.zh.txt', '让预警惠及每一个人', '世界公共预警大会（示例，2030年），'],
    ['ar', 'early-warning.ar.txt', 'إنذار مبكر يصل إلى الجميع', 'إن المؤتمر العالمي للإنذار العام (المثال، 2030)،'],
  ] as const)('is read in %s', (language, file, title, enacting) => {
    const text = fixture(file);
    const reading = readOpinion({ text });
    expect(reading).toMatchObject({ language, title, number: '41' });
    const kinds = reading.blocks.map(({ kind, level }) => `${kind}${level}`);
    expect(kinds.slice(0, 3)).toEqual(['title0', 'enacting0', 'preamble-heading0']);
    expect(reading.blocks[1]?.text).toBe(enacting);
    expect(reading.blocks.filter(({ kind }) => kind.endsWith('-heading')).map((block) => block.text)).toEqual(headings[language]);
    // considering a) to bb), with i) to iii) under h)
    expect(kinds.slice(3, 34)).toEqual(Array.from({ length: 31 }, (_, at) => `preamble-item${at >= 8 && at <= 10 ? 1 : 0}`));
    expect(kinds.slice(34)).toEqual([
      ...[
        'preamble-heading0',
        'preamble-item0',
        'preamble-heading0',
        'preamble-item0',
        'preamble-item0',
        'preamble-heading0',
        'preamble-item0',
      ],
      ...['operative-heading0', 'operative-item0', 'operative-item0', 'operative-item0'],
      ...['operative-heading0', 'operative-item0', 'operative-item0', 'operative-item0'],
      ...['operative-heading0', 'operative-item0', 'operative-item0', 'operative-item0'],
      ...['operative-heading0', 'operative-item0', 'footnote0'],
    ]);
    const labelled = items(text);
    expect(labelled).toHaveLength(42);
    expect(reading.blocks.map((block) => block.text)).toEqual(expect.arrayContaining([...labelled]));
    const unexpected = reading.doubts.filter(({ why }) => why !== 'resolution-word');
    // Arabic writes أ) ب) and 1) 2) 3) below a letter; the opinion will show a) b) and i) ii) iii). Told once, where a list begins.
    const told = [
      { block: 3, why: 'label-differs', text: 'أ )' },
      { block: 11, why: 'label-differs', text: '1)' },
      { block: 37, why: 'label-differs', text: 'أ )' },
    ];
    expect(unexpected).toEqual(language === 'ar' ? told : []);
  });

  it('says that "resolves" and "instructs" are words of resolutions', () => {
    const reading = readOpinion({ text: fixture('early-warning.txt') });
    expect(doubts(reading)).toEqual(['41 resolution-word: resolves', '45 resolution-word: instructs the Directors of the Bureaux']);
  });
});

describe('Word on the clipboard', () => {
  const reading = readOpinion({ html: fixture('word-clipboard.html'), text: 'what the plain flavour says' });

  it('gives labels, depth, footnotes and comments', () => {
    expect(reading.number).toBe('7');
    expect(outline(reading)).toEqual([
      'title: Shared masts on\u00a0small islands',
      'enacting: The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),',
      'pre: considering',
      'a: that one mast can carry the antennas of several operators;',
      'a: that the sea air of small islands¹ wears out two masts faster than one\u00a0– “twice the rust”;',
      'a: that sharing needs:',
      'a+1: an agreement on access;',
      'a+1: an agreement on fair and reasonable cost only,',
      'op: is of the view',
      '1: that sharing is worth the effort,',
      'op: invites Member States',
      '1: to allow sharing;',
      '1: to publish where masts stand.',
      'text: Dellmark: for whom?',
      'note: Of less than 2 000\u00a0km².',
    ]);
  });

  it('keeps the words that a comment is about, overlapping comments and a reference that is never closed too', () => {
    const mark = (n: number): string =>
      `<span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor id="_anchor_${n}" href="#_msocom_${n}">[D${n}]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span>`;
    const about = (n: number, words: string): string =>
      `<a style='mso-comment-reference:DEL_${n};mso-comment-date:20300201T1000'>${words}</a>${mark(n)}`;
    const html = [
      `<p>considering</p>`,
      `<p>that ${about(1, 'one mast')} can carry ${about(2, `the ${about(3, 'antennas')} of`)} several operators,</p>`,
      `<p>is of the view</p>`,
      `<p>that this <a class=msocomanchor href="#_msocom_4">[D4] is lost</p>`,
      `<p>and that this is not.</p>`,
    ].join('');
    const { blocks } = readOpinion({ html, language: 'en' });
    const words = blocks.map(({ text }) => text.replace(/\s+/g, ' ')).join(' | ');
    expect(words).toContain('that one mast can carry the antennas of several operators,');
    expect(words).toContain('and that this is not.');
    expect(words).not.toContain('[D');
  });

  it('puts no line end of the source into a paragraph, not from within its label either', () => {
    const { blocks } = readOpinion({ html: '<p><![if !supportLists]>ii\r\n) <![endif]>an agreement</p>' });
    expect(blocks.map(({ text }) => text)).toEqual(['', 'ii ) an agreement']);
  });

  it('lists tracked changes, pictures and comments', () => {
    expect(doubts(reading)).toEqual([
      '7 inserted: fair and reasonable',
      '7 struck: only',
      '13 comment: Dellmark: for whom?',
      '14 picture: map',
    ]);
  });
});
