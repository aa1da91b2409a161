import { describe, expect, it } from 'vitest';
import type { ComparedParagraph } from '../../shared/compare/paragraphs.ts';
import { baseText, type TextBlock, type TextRun } from '../../shared/text/block.ts';
import { type FileChange, redlineOf } from '../../shared/word/redline.ts';
import { withSuggestions } from '../../shared/word/suggested.ts';
import { undecidedIn, withoutUndecided } from '../../shared/word/undecided.ts';
import { docx, item, numbering, p, r, readable } from './docx.ts';

const TEXT: readonly (readonly [id: string, label: string, text: string])[] = [
  ['b-title', '', 'Keeping rural sites in service'],
  ['b-head', '', 'considering'],
  ['b-one', 'a)', 'that most sites fall silent within hours of a storm;'],
  ['b-two', 'b)', 'that [solar] power lasts longer than fuel,'],
  ['b-three', '1', 'that autonomy is a measure of resilience;'],
];
const HERE: readonly ComparedParagraph[] = TEXT.map(([id, label, text]) => ({ id, kind: 'text', level: 0, label, text }));

const ins = (inside: string): string => `<w:ins w:id="1" w:author="KEN" w:date="d">${inside}</w:ins>`;
const del = (words: string): string =>
  `<w:del w:id="1" w:author="KEN"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const END = (what: string): string => `<w:rPr><w:${what} w:id="2" w:author="KEN"/></w:rPr>`;
const LISTS = numbering(
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
);

const redline = (inside: string, here = HERE) => redlineOf(readable(docx(inside, { 'numbering.xml': LISTS })), here, 'en');
const told = ({ is, block, pieces, doubt }: FileChange): string =>
  [is, block, pieces.map(({ is, text }) => (is === 'ins' ? `+${text}+` : is === 'del' ? `-${text}-` : text)).join(''), doubt ?? ''].join(
    '|',
  );

/** The text as it was sent, with what a test does to some paragraphs. */
const sent = (changed: Readonly<Record<string, string>>): string =>
  TEXT.map(([id, label, text]) => changed[id] ?? p(r(`${label} ${text}`.trim()))).join('');

describe('a file that came back', () => {
  it('W23 changes the words that its marks change, whether labels were typed or derived', () => {
    const { changes, marked } = redline(
      sent({
        'b-one': p(`${r('that ')}${del('most')}${ins(r('many'))}${r(' sites fall silent within hours of a storm;')}`, item('1')),
        'b-two': p(`${r('b) that [solar] power lasts ')}${ins(r('much '))}${r('longer than fuel,')}`),
        'b-three': p(`${r('1 that autonomy is a measure of resilience')}${del(';')}${ins(r('.'))}`),
      }),
    );
    expect(marked).toBe(true);
    expect(changes.map(told)).toEqual([
      'changed|b-one|that -most-+many+ sites fall silent within hours of a storm;|',
      'changed|b-two|that [solar] power lasts +much +longer than fuel,|',
      'changed|b-three|that autonomy is a measure of resilience-;-+.+|',
    ]);
  });

  it('W23 brings new paragraphs, deletes paragraphs, and does nothing else', () => {
    const added = p(ins(r('that batteries age,')), item('1') + END('ins'));
    const gone = p(del('that most sites fall silent within hours of a storm;'), item('1') + END('del'));
    expect(
      redline(sent({ 'b-one': gone, 'b-two': added + p(r('b) that [solar] power lasts longer than fuel,')) })).changes.map(told),
    ).toEqual(['new|b-head|+that batteries age,+|', 'gone|b-one|-that most sites fall silent within hours of a storm;-|']);
  });

  it('W23 takes a paragraph that was begun by Enter at the end of another for new, and the other for the same', () => {
    const split = p(r('a) that most sites fall silent within hours of a storm;'), END('ins')) + p(ins(r('b) that batteries age;')));
    expect(redline(sent({ 'b-one': split })).changes.map(told)).toEqual(['new|b-one|+that batteries age;+|']);
  });

  it('W23 finds a paragraph by its id, whatever it says now', () => {
    const here = HERE.map((one) => (one.id === 'b-two' ? { ...one, text: 'wholly other words' } : one));
    const named = p(
      `<w:bookmarkStart w:id="0" w:name="b-two"/>${r('that [solar] power lasts ')}${ins(r('much '))}${r('longer than fuel,')}`,
    );
    expect(redline(sent({ 'b-two': named }), here).changes.map(told)).toEqual([
      expect.stringMatching(/^changed\|b-two\|.*much .*\|differs$/),
    ]);
  });

  it('W23 shows what differs without a mark of the file, and doubts it', () => {
    const here = HERE.map((one) => (one.id === 'b-two' ? { ...one, text: 'that [solar] power lasts a little longer than fuel,' } : one));
    const change = p(`${ins(r('now '))}${r('that autonomy is a measure of resilience;')}`);
    expect(redline(sent({ 'b-three': change }), here).changes.map(told)).toEqual([
      'changed|b-two|that [solar] power lasts -a little -longer than fuel,|unmarked',
      'changed|b-three|+now +that autonomy is a measure of resilience;|',
    ]);
  });

  it('W23 lists what it changes in paragraphs that are not here', () => {
    const other = p(`${r('Something else altogether, ')}${ins(r('indeed'))}`);
    const { changes, unplaced } = redline(sent({}) + other);
    expect([changes, unplaced]).toEqual([[], ['Something else altogether, indeed']]);
  });

  it('W23 compares a file without marks, and doubts what only one of the two has', () => {
    const { changes, marked } = redline(
      sent({ 'b-one': p(r('a) that many sites fall silent within hours of a storm;')), 'b-two': '' }) + p(r('Annex with words of its own')),
    );
    expect(marked).toBe(false);
    expect(changes.map(told)).toEqual([
      'changed|b-one|that -most-+many+ sites fall silent within hours of a storm;|',
      'new|b-three|+Annex with words of its own+|unmarked',
      'gone|b-two|-that [solar] power lasts longer than fuel,-|unmarked',
    ]);
  });
});

describe('a file that went out marked', () => {
  const marks = (name: 'insertion' | 'deletion', by: string) => [{ name, attrs: { by, id: 'b000000002' } }];
  const blocks: readonly TextBlock[] = [
    {
      id: 'b-three',
      kind: 'text',
      level: 0,
      sug: null,
      runs: [
        { text: 'that ', marks: [] },
        { text: 'autonomy', marks: marks('deletion', 'bru') },
        { text: 'power', marks: marks('insertion', 'bru') },
        { text: ' is a measure of resilience;', marks: [] },
      ],
    },
    { id: 'b-new', kind: 'text', level: 0, sug: 'ins:bru:b000000002', runs: [{ text: 'that batteries age,', marks: [] }] },
  ];
  const as = (author: string, what: string): string => what.replaceAll('w:author="KEN"', `w:author="${author}"`);
  const file = as(
    'BRU (Bruma)',
    sent({
      'b-three': p(`${r('1 that ')}${del('autonomy')}${ins(r('power'))}${r(' is a measure of resilience;')}`),
      'b-two': p(ins(r('that batteries age,')), END('ins')) + p(r('b) that [solar] power lasts longer than fuel,')),
    }),
  );
  const read = (inside: string) =>
    redlineOf(
      withoutUndecided(
        readable(docx(inside)),
        undecidedIn(blocks, (entity) => entity.toUpperCase()),
      ),
      HERE,
      'en',
    );

  it('W23 brings nothing that is undecided here already', () => {
    expect(read(file)).toEqual({ marked: false, changes: [], unplaced: [] });
    const mine = p(`${ins(r('now '))}${r('that most sites fall silent within hours of a storm;')}`);
    expect(read(file.replace(p(r('a) that most sites fall silent within hours of a storm;')), mine)).changes.map(told)).toEqual([
      'changed|b-one|+now +that most sites fall silent within hours of a storm;|',
    ]);
  });

  it('W23 brings the same words of another author, and other words of the same', () => {
    expect(read(file.replaceAll('BRU (Bruma)', 'Bruma')).changes).toHaveLength(2);
    expect(read(file.replace('>power<', '>strength<')).changes.map(told)).toEqual([
      'changed|b-three|that -autonomy-+autonomystrength+ is a measure of resilience;|',
    ]);
  });
});

describe('a paragraph with a file laid on it', () => {
  const own = { by: 'arl', id: 'b000000001' };
  const other = { by: 'bru', id: 'b000000002' };
  const run = (
    text: string,
    ...marks: readonly (readonly [name: 'insertion' | 'deletion' | 'em', attrs?: Readonly<Record<string, string>>])[]
  ): TextRun => ({
    text,
    marks: marks.map(([name, attrs = {}]) => ({ name, attrs })),
  });
  const block = (...runs: readonly TextRun[]): TextBlock => ({ id: 'b000000003', kind: 'text', level: 0, sug: null, runs });

  it('W23 keeps its looks and what others suggest in it', () => {
    const before = block(run('one '), run('new ', ['insertion', other]), run('two', ['em']), run(' three', ['deletion', other]));
    const made = withSuggestions(
      before,
      [
        { is: 'same', text: 'one ' },
        { is: 'del', text: 'tw' },
        { is: 'ins', text: 'T' },
        { is: 'same', text: 'o' },
        { is: 'del', text: ' three' },
      ],
      own,
    );
    expect(made.runs).toEqual([
      run('one '),
      run('new ', ['insertion', other]),
      run('tw', ['deletion', own], ['em']),
      run('T', ['insertion', own]),
      run('o', ['em']),
      run(' three', ['deletion', other]),
    ]);
    expect(baseText(made)).toBe(baseText(before));
  });

  it('W23 takes no words but its own', () => {
    expect(() => withSuggestions(block(run('one')), [{ is: 'same', text: 'on' }], own)).toThrow();
    expect(() => withSuggestions(block(run('one')), [{ is: 'same', text: 'ones' }], own)).toThrow();
  });
});
