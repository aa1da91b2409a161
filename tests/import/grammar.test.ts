import { describe, expect, it } from 'vitest';
import { recognised } from '../../shared/import/language.ts';
import { readOpinion } from '../../shared/import/read.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { doubts, outline, wrap } from './fixtures.ts';

const HEAD = 'DRAFT OPINION 2\n\nA TITLE\n\nThe Forum (Exemplar, 2030),\n\n';
const TAIL = '\n\nis of the view\n\nthat this is so.\n';

/** What is read between a front and an operative part that are in order. */
function between(body: string): { readonly lines: readonly string[]; readonly doubts: readonly string[] } {
  const reading = readOpinion({ text: HEAD + body + TAIL, language: 'en' });
  return { lines: outline(reading).slice(2, -2), doubts: doubts(reading) };
}

describe('labels', () => {
  it('tell the ninth letter from the first Roman number by what comes next', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `${letter}) that ${letter} is so;`);
    const roman = ['i)', 'ii)', 'iii)', 'iv)', 'v)', 'vi)'].map((label) => `${label} part ${label};`);
    const at = letters.findIndex((line) => line.startsWith('h)'));
    const lines = ['considering', ...letters.slice(0, at + 1), ...roman, ...letters.slice(at + 1)];
    const read = between(lines.join('\n'));
    expect(read.lines.filter((line) => line.startsWith('a+1'))).toHaveLength(6);
    expect(read.lines.filter((line) => line.startsWith('a: '))).toHaveLength(26);
    expect(read.doubts).toEqual([]);
  });

  it('tell v) after u) from v) after iv)', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `${letter}) that ${letter} is so;`);
    const at = letters.findIndex((line) => line.startsWith('v)'));
    const lines = [
      'considering',
      ...letters.slice(0, at),
      'i) one;',
      'ii) two;',
      'iii) three;',
      'iv) four;',
      'v) five;',
      'vi) six;',
      ...letters.slice(at),
    ];
    const read = between(lines.join('\n'));
    expect(read.lines.filter((line) => line.startsWith('a+1'))).toEqual([
      'a+1: one;',
      'a+1: two;',
      'a+1: three;',
      'a+1: four;',
      'a+1: five;',
      'a+1: six;',
    ]);
    expect(read.doubts).toEqual([]);
  });

  it.each([
    ['a. b. c.', ['a. one;', 'b. two;', 'c. three,']],
    ['(a) (b) (c)', ['(a) one;', '(b) two;', '(c) three,']],
    ['A) B) C)', ['A) one;', 'B) two;', 'C) three,']],
    ['a) without a space', ['a)one;', 'b)two;', 'c)three,']],
    ['a) alone on its line', ['a)', 'one;', 'b)', 'two;', 'c)', 'three,']],
    ['а) б) в) in Cyrillic', ['а) one;', 'б) two;', 'в) three,']],
    ['full-width a', ['（a） one;', '（b） two;', '（c） three,']],
  ])('%s are letters', (_, lines) => {
    const read = between(['considering', ...lines].join('\n'));
    expect(read).toEqual({ lines: ['pre: considering', 'a: one;', 'a: two;', 'a: three,'], doubts: [] });
  });

  it('that the opinion will not show are told: bis, gaps, other signs', () => {
    expect(between('noting\na) one;\nb) two;\nb) bis three;\nc) four,')).toEqual({
      lines: ['pre: noting', 'a: one;', 'a: two;', 'a: three;', 'a: four,'],
      doubts: ['5 label-differs: b) bis', '6 label-differs: c)'],
    });
    expect(between('noting\na) one;\nc) two;\nd) three,').doubts).toEqual(['4 label-differs: c)']);
    expect(between('noting\n1. one;\n2. two,').doubts).toEqual(['3 label-differs: 1.']);
    expect(between('noting\na) one alone,').doubts).toEqual(['3 label-differs: a)']);
  });

  it('may be dashes and dots', () => {
    const read = between('noting\n- one;\n- two:\n  • below;\n  • below too;\n- three,');
    expect(read.lines).toEqual(['pre: noting', 'a: one;', 'a: two:', 'a+1: below;', 'a+1: below too;', 'a: three,']);
    expect(read.doubts).toEqual(['3 bullet: -', '5 bullet: •']);
  });

  it('stand within brackets that belong to the words', () => {
    expect(between('noting\na) one;\n[b) two;]\n[c)] three,').lines).toEqual(['pre: noting', 'a: one;', 'a: [two;]', 'text: [c)] three,']);
  });

  it('may say that something was set in between, straight behind their sign too, in each language', () => {
    for (const extra of ['abis) one more;', 'a bis) one more;', 'a) bis one more;', '(abis) one more;'])
      expect(between(`noting\n\na) one;\n\n${extra}\n\nb) two,`), extra).toEqual({
        lines: ['pre: noting', 'a: one;', 'a: one more;', 'a: two,'],
        doubts: [expect.stringMatching(/^4 label-differs: /), '5 label-differs: b)'],
      });
    for (const gap of ['\n', '\n\n']) {
      const read = between(['noting', '1 one;', '1bis that more;', '1ter that still more;', '2 two,'].join(gap));
      expect(read.lines).toEqual(['pre: noting', 'a: one;', 'a: that more;', 'a: that still more;', 'a: two,']);
    }
    const arabic = readOpinion({ text: 'إذ يدرك\n\n(أ) أولاً؛\n\n(أ مكرراً) ثانياً؛\n\n(ب) ثالثاً،', language: 'ar' });
    expect(outline(arabic).slice(2)).toEqual(['a: أولاً؛', 'a: ثانياً؛', 'a: ثالثاً،']);
  });

  it('that are numbers within a number are below it, with or without a sign behind them', () => {
    for (const [first, second] of [
      ['2.1', '2.2'],
      ['2.1.', '2.2.'],
      ['(2.1)', '(2.2)'],
    ]) {
      const read = between(`noting\n\n1 one;\n\n2 two:\n\n${first} three;\n\n${second} four;\n\n2.2.1 five;\n\n3 six,`);
      expect(read.lines, first).toEqual(['pre: noting', 'a: one;', 'a: two:', 'a+1: three;', 'a+1: four;', 'a+2: five;', 'a: six,']);
    }
    expect(between('noting\n\n1 one;\n\n2 two;\n\n2.4 GHz and more;\n\n3 three,').lines).toContain('text: 2.4 GHz and more;');
  });

  it('are Arabic in each of the ways in which they are typed', () => {
    const read = (...lines: readonly string[]): readonly string[] =>
      outline(readOpinion({ text: ['إذ يدرك', ...lines].join('\n\n'), language: 'ar' })).slice(2);
    const words = ['أولاً؛', 'ثانياً؛', 'ثالثاً،'];
    for (const labels of [
      ['(أ)', '(ب)', '(ج)'],
      ['( أ )', '( ب )', '( ج )'],
      ['أ)', 'ب)', 'ج)'],
      ['\u200f(أ)', '\u200f(ب)', '\u200f(ج)'],
      ['(\ufe83)', '(\ufe8f)', '(\ufe9d)'],
      ['١', '٢', '٣'],
      ['١)', '٢)', '٣)'],
      ['١-', '٢-', '٣-'],
      ['1 -', '2 -', '3 -'],
      ['.1', '.2', '.3'],
      ['-١', '-٢', '-٣'],
    ])
      expect(read(...words.map((word, at) => `${labels[at]} ${word}`)), labels.join(' ')).toEqual(words.map((word) => `a: ${word}`));
    for (const below of ['٢.١', '١.٢', '1.2'])
      expect(read('1 أولاً؛', '2 ثانياً:', `${below} ثالثاً؛`, '3 رابعاً،')).toEqual(['a: أولاً؛', 'a: ثانياً:', 'a+1: ثالثاً؛', 'a: رابعاً،']);
  });

  it('are not numbers within a sentence', () => {
    const read = between('noting\na) that the work took\n15 years and that in\n2030 it ended;\nb) that section (a)\n(b) and (c) remain,');
    expect(read.lines).toEqual([
      'pre: noting',
      'a: that the work took 15 years and that in 2030 it ended;',
      'a: that section (a) (b) and (c) remain,',
    ]);
  });
});

describe('headings', () => {
  it.each([
    'considering also',
    'further considering',
    'noting with concern',
    'bearing in mind',
    'taking into account',
    'recalling (as regards islands)',
    'Recognizing',
    'aware of',
    '[mindful]',
    'pursuant to:',
  ])('"%s" is one', (words) => {
    expect(between(`${words}\na) one;\nb) two,`)).toEqual({ lines: [`pre: ${words}`, 'a: one;', 'a: two,'], doubts: [] });
  });

  it('may have their text on the same line', () => {
    expect(between('Considering that one is so;\n\nNoting a) that two is so;\nb) that three is so,').lines).toEqual([
      'pre: Considering',
      'a: that one is so;',
      'pre: Noting',
      'a: that two is so;',
      'a: that three is so,',
    ]);
  });

  it('are taken apart from what they ask, and say so', () => {
    const reading = readOpinion({
      text: `${HEAD}noting\n\nthe facts,\n\ninvites Member States to consider them;\n\n2. Requests the Director to report.\n`,
      language: 'en',
    });
    expect(outline(reading).slice(4)).toEqual([
      'op: invites Member States',
      '1: to consider them;',
      'op: Requests the Director',
      '1: to report.',
    ]);
    expect(doubts(reading)).toEqual([
      '4 heading-split: invites Member States to consider them;',
      '6 heading-split: Requests the Director to report.',
      expect.stringMatching(/^6 label-differs: 2\.$/),
    ]);
  });

  it('are those of numbered paragraphs where these open with what is done in them, as in resolutions of the United Nations', () => {
    const reading = readOpinion({
      text: [
        ...['Resolution 79/1', 'Strengthening cooperation', 'The General Assembly,', 'Recalling its resolution 78/1,'],
        ...['1. Reaffirms its commitment;', '2. Takes note of the report;', '3. Calls upon all Member States:'],
        ...['(a) To build capacity;', '(b) To share data;', '4. Requests the Secretary-General to report.'],
      ].join('\n\n'),
      language: 'en',
    });
    expect(outline(reading).slice(2)).toEqual([
      ...['pre: Recalling', 'a: its resolution 78/1,', 'op: Reaffirms', '1: its commitment;', 'op: Takes note of', '1: the report;'],
      ...['op: Calls upon all Member States:', '1: To build capacity;', '1: To share data;'],
      ...['op: Requests the Secretary-General', '1: to report.'],
    ]);
    expect(doubts(reading).filter((doubt) => doubt.includes('label-differs'))).toEqual(['4 label-differs: 1.', '9 label-differs: (a)']);
  });

  it.each<[Language, string, readonly string[]]>([
    [
      'fr',
      "L'Assemblée générale,\n\nRappelant sa résolution,\n\n1. Réaffirme son attachement ;\n\n2. Prie le Secrétaire général d'agir.",
      ['Réaffirme', 'Prie le Secrétaire général'],
    ],
    [
      'es',
      'La Asamblea General,\n\nRecordando su resolución,\n\n1. Reafirma su compromiso;\n\n2. Toma nota del informe.',
      ['Reafirma', 'Toma nota'],
    ],
    [
      'ru',
      'Генеральная Ассамблея,\n\nссылаясь на резолюцию,\n\n1. вновь подтверждает свою приверженность;\n\n2. призывает всех действовать.',
      ['вновь подтверждает', 'призывает'],
    ],
    ['zh', '大会，\n\n回顾其决议，\n\n1. 重申其承诺；\n\n2. 请秘书长提交报告。', ['重申', '请']],
    [
      'ar',
      'إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n١ - تؤكد من جديد التزامها؛\n\n٢ - تحيط علماً بالتقرير.',
      ['تؤكد من جديد', 'تحيط علماً'],
    ],
  ])('are those of numbered paragraphs in %s', (language, text, headings) => {
    const { blocks } = readOpinion({ text, language });
    expect(blocks.filter(({ kind }) => kind === 'operative-heading').map((block) => block.text)).toEqual(headings);
    expect(blocks.filter(({ kind }) => kind === 'text')).toEqual([]);
  });

  it('are none where numbered items stand under a heading', () => {
    const { blocks } = readOpinion({ text: '考虑到\n\na) 第一点，\n\n请成员国\n\n1 支持此事；\n\n2 鼓励此事。', language: 'zh' });
    expect(blocks.map(({ text }) => text).slice(-2)).toEqual(['支持此事；', '鼓励此事。']);
  });

  it('that are not known are guessed by what follows, and say so', () => {
    expect(between('noting\na) one;\nb) two,\ndeploring deeply\na) three;\nb) four,')).toEqual({
      lines: ['pre: noting', 'a: one;', 'a: two,', 'pre: deploring deeply', 'a: three;', 'a: four,'],
      doubts: ['5 unknown-heading: deploring deeply'],
    });
  });

  it('do not hide within an item', () => {
    const item = 'that Members met, considering that time is short, noting that little was left of it, and inviting nobody to stay;';
    const long =
      'that a paragraph of several lines shows at which width the lines of a file have been wrapped and that this can be told without being asked;';
    for (let width = 30; width < 90; width += 1) {
      const read = between(wrap(`noting\na) ${long}\nb) ${item}\nc) three,`, width));
      expect(read.lines).toEqual(['pre: noting', `a: ${long}`, `a: ${item}`, 'a: three,']);
    }
  });

  it.each<[Language, string, string, string]>([
    ['fr', 'considérant', 'CONSIDÉRANT EN OUTRE', 'invite les États Membres'],
    ['es', 'teniendo en cuenta', 'reconociendo además', 'invita a los Estados Miembros'],
    ['ru', 'принимая во внимание', 'признавая далее', 'предлагает Государствам-Членам'],
    ['zh', '认识到', '进一步注意到', '请秘书长'],
    ['ar', 'إذ يضع في اعتباره', 'وإذ يلاحظ كذلك', 'يدعو الأمين العام'],
  ])('are known in %s', (language, first, second, third) => {
    const text = `${first}\na) one;\nb) two,\n${second}\na) three;\nb) four,\n${third}\n1 five;\n2 six.`;
    const reading = readOpinion({ text, language });
    expect(reading.blocks.filter(({ kind }) => kind.endsWith('heading'))).toEqual([
      { kind: 'preamble-heading', level: 0, text: first },
      { kind: 'preamble-heading', level: 0, text: second },
      { kind: 'operative-heading', level: 0, text: third },
    ]);
    expect(reading.blocks.filter(({ kind }) => kind.endsWith('item'))).toHaveLength(6);
  });

  it('are numbered in Chinese and Arabic as well', () => {
    const chinese = readOpinion({
      text: '意见草案4\n标题\n第八届论坛（示例，2030年），\n考虑到\n一、第一点；\n二、第二点，\n认为\n（１）第三点；\n（２）第四点。',
    });
    expect(outline(chinese)).toEqual([
      'title: 标题',
      'enacting: 第八届论坛（示例，2030年），',
      'pre: 考虑到',
      'a: 第一点；',
      'a: 第二点，',
      'op: 认为',
      '1: 第三点；',
      '1: 第四点。',
    ]);
    expect(doubts(chinese)).toEqual(['3 label-differs: 一、']);
    const arabic = readOpinion({
      text: 'مشروع الرأي ٤\nعنوان\nإن المنتدى (المثال، 2030)،\nإذ يدرك\n(أ) أولاً؛\n(ب) ثانياً،\nيرى\n١ ثالثاً؛\n٢ رابعاً.',
    });
    expect(arabic.number).toBe('4');
    expect(outline(arabic).slice(2)).toEqual(['pre: إذ يدرك', 'a: أولاً؛', 'a: ثانياً،', 'op: يرى', '1: ثالثاً؛', '1: رابعاً.']);
    expect(doubts(arabic)).toEqual(['3 label-differs: (أ)']);
  });
});

describe('the language', () => {
  it('is recognised by script or by headings, and not where neither tells', () => {
    expect(recognised(['مشروع الرأي ٤', 'إذ يدرك'])).toBe('ar');
    expect(recognised(['Titre', 'considérant', 'a) que'])).toBe('fr');
    expect(recognised(['Título', 'considerando', 'a) que'])).toBe('es');
    expect(recognised(['Title', 'considering', 'a) that'])).toBe('en');
    expect(recognised(['12', ''])).toBeNull();
  });

  it('is judged by the small words of the whole, not by lines that begin like a heading of another', () => {
    const notes = Array.from({ length: 40 }, (_, at) => `NOTE ${at + 1} – The period is counted from the day on which it was sent.`);
    expect(recognised(['Working methods', ...notes])).toBe('en');
    expect(
      recognised(['Métodos de trabajo', ...notes.map(() => 'NOTE – El plazo se cuenta desde el día de su envío a los miembros.')]),
    ).toBe('es');
    expect(recognised(['Méthodes', ...notes.map(() => 'NOTE – Le délai court à compter du jour de son envoi aux membres.')])).toBe('fr');
  });
});

describe('what is missing or out of place', () => {
  it('is said', () => {
    expect(doubts(readOpinion({ text: '' }))).toEqual(['0 empty: ']);
    expect(readOpinion({ text: ' \r\n\t' }).blocks).toEqual([{ kind: 'title', level: 0, text: '' }]);
    expect(doubts(readOpinion({ text: 'noting\na) one;\nb) two,', language: 'en' }))).toEqual([
      '0 no-title: ',
      '0 no-enacting: ',
      '3 no-operative: ',
    ]);
  });

  it('is kept as text', () => {
    const read = readOpinion({
      text: `Document IEG-3/12-E\n1 March 2030\nOriginal: English\n\n${HEAD}noting\n\na) one;\n\nand more of one;\n\nb) two,${TAIL}\nANNEX 1\n\n1. Not an item.`,
    });
    expect(outline(read)).toEqual([
      'text: Document IEG-3/12-E',
      'text: 1 March 2030',
      'text: Original: English',
      'title: A TITLE',
      'enacting: The Forum (Exemplar, 2030),',
      'pre: noting',
      'a: one;',
      'text: and more of one;',
      'a: two,',
      'op: is of the view',
      '1: that this is so.',
      'text: ANNEX 1',
      'text: 1. Not an item.',
    ]);
    expect(read.doubts.map(({ why }) => why)).toEqual([
      'front-matter',
      'front-matter',
      'front-matter',
      'unlabelled',
      'after-end',
      'after-end',
    ]);
  });

  it('is taken out when it disguises the order of words, and said', () => {
    const read = between('noting\n\u202eof desrever\u202c words,');
    expect(read.lines).toEqual(['pre: noting', 'a: of desrever words,']);
    expect(read.doubts).toEqual(['3 invisible: of desrever words,']);
  });
});

describe('HTML', () => {
  it('of ordinary lists has labels', () => {
    const html =
      '<h1>A title</h1><p>The Forum,</p><p><i>noting</i></p><ol type=a><li>one;<li>two:<ol type=i><li>below;</li><li>too;</li></ol><li>three,</ol><p>is of the view</p><ol start=1><li>four;</li><li>five.</li></ol>';
    const read = readOpinion({ html });
    expect(outline(read)).toEqual([
      'title: A title',
      'enacting: The Forum,',
      'pre: noting',
      'a: one;',
      'a: two:',
      'a+1: below;',
      'a+1: too;',
      'a: three,',
      'op: is of the view',
      '1: four;',
      '1: five.',
    ]);
    expect(read.doubts).toEqual([]);
  });

  it('is text and nothing else', () => {
    const read = readOpinion({
      html: '<p>Title &amp; &eacute;&#8217;&unknown; 1 < 2 <b onclick="x(\'>\')">bold</b><script>evil("<p>")</script><style>p{}</style></p><table><tr><td>cell',
    });
    expect(read.blocks.map(({ text }) => text)).toEqual(['Title & é’&unknown; 1 < 2 bold', 'cell']);
  });

  it('without paragraphs yields to the plain text', () => {
    expect(readOpinion({ html: '<b>x</b>', text: 'A TITLE' }).title).toBe('A TITLE');
  });
});
