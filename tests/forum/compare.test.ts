import { describe, expect, it } from 'vitest';
import { aligned } from '../../shared/compare/align.ts';
import { type ComparedParagraph, compareParagraphs, inBothOrders, type ParagraphChange } from '../../shared/compare/paragraphs.ts';
import { compareWords, type Piece, tokens } from '../../shared/compare/words.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

const MARKS = { same: (text: string) => text, ins: (text: string) => `{+${text}+}`, del: (text: string) => `{-${text}-}` };
const marked = (pieces: readonly Piece[]): string => pieces.map(({ is, text }) => MARKS[is](text)).join('');
const one = (id: string, text: string, more: Partial<ComparedParagraph> = {}): ComparedParagraph => ({
  id,
  kind: 'operative-item',
  level: 0,
  label: '',
  text,
  ...more,
});
const compare = (before: readonly ComparedParagraph[], after: readonly ComparedParagraph[], language: Language = 'en') =>
  compareParagraphs({ language, paragraphs: before }, { language, paragraphs: after });
const said = ({ is, moved, paragraph: { id } }: ParagraphChange): string => `${id} ${is}${moved ? ' moved' : ''}`;

describe('words', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'operators shall share power', 'operators should share power', 'operators {-shall-}{+should+} share power'],
    ['en', 'that prices are high;', 'that prices were often high;', 'that prices {-are-}{+were often+} high;'],
    ['en', 'to share power', 'to [share] power', 'to {+[+}share{+]+} power'],
    ['en', '[Alt 1: can lower]', '[Alt 1: can lower] [Alt 2: lowers]', '[Alt 1: can lower]{+ [Alt 2: lowers]+}'],
    ['zh', '请成员国考虑共用备用电源', '请成员国考虑[自愿]共用备用电源', '请成员国考虑{+[自愿]+}共用备用电源'],
    ['zh', '考虑到价格过高', '考虑到成本过高', '考虑到{-价格-}{+成本+}过高'],
    [
      'ar',
      'أن الأسعار مرتفعة في المناطق الريفية',
      'أن التكاليف مرتفعة في المناطق الريفية',
      'أن {-الأسعار-}{+التكاليف+} مرتفعة في المناطق الريفية',
    ],
    ['ar', 'يدعو الدول الأعضاء', 'يدعو [جميع] الدول الأعضاء', 'يدعو {+[جميع] +}الدول الأعضاء'],
    ['en', '', 'new', '{+new+}'],
    ['en', 'a b c', 'd e f', '{-a b c-}{+d e f+}'],
  ])('of %s are compared whole: %s', (language, before, after, result) => {
    expect(marked(compareWords(before, after, language))).toBe(result);
  });

  it('F5.8 are compared with each bracket by itself, full-width ones too', () => {
    expect(tokens('a[[b]]［c］', 'en')).toEqual(['a', '[', '[', 'b', ']', ']', '［', 'c', '］']);
  });

  it('H2 are the same with and without a segmenter, of random marks and letters of all languages', () => {
    const rng = rngOf(freshSeed('plain words'));
    const parts = ['power', 'é', 'право', 'ё', '1', '20', ' ', ' ', ',', ';', '.', '-', '(', ')'];
    const others = ['’', ':', '_', '\u0301', '\u00a0', '\n', '电源', 'سعر', '×', 'ª'];
    const segmenters = LANGUAGES.map((language) => [language, new Intl.Segmenter(language, { granularity: 'word' })] as const);
    let plain = 0;
    for (let round = 0; round < 200; round += 1) {
      const isPlain = rng.chance(0.8);
      const text = Array.from({ length: rng.below(14) }, () => rng.pick([...parts, ...(isPlain ? ['[', ']'] : others)])).join('');
      for (const [language, segmenter] of segmenters) {
        const segments = [...segmenter.segment(text)].map(({ segment }) => segment);
        const found = tokens(text, language).join('|');
        expect(found, JSON.stringify(text)).toBe(segments.join('|'));
      }
      if (isPlain) plain += 1;
    }
    expect(plain).toBeGreaterThan(100);
  });

  it('give back both wordings, whatever they are', () => {
    const rng = rngOf(freshSeed('words compared'));
    const parts = ['power ', 'the ', '[', ']', '电源', '价格', 'سعر ', '，', '; ', '𝒳', 'é', ' '];
    let changed = 0;
    for (let round = 0; round < 500; round += 1) {
      const wording = (): string => Array.from({ length: rng.below(12) }, () => rng.pick(parts)).join('');
      const before = wording();
      const after = wording();
      const pieces = compareWords(before, after, rng.pick(['en', 'zh', 'ar'] as const));
      const reading = (without: 'ins' | 'del'): string => pieces.map(({ is, text }) => (is === without ? '' : text)).join('');
      expect([reading('ins'), reading('del')]).toEqual([before, after]);
      expect(pieces.every(({ text }) => text !== '')).toBe(true);
      if (pieces.length > 2) changed += 1;
    }
    expect(changed).toBeGreaterThan(200);
  });

  it('of a long paragraph are those that they are in a short one', () => {
    for (const [language, sentence] of [
      ['en', 'that prices, which were high, remain [so] for many; '],
      ['ar', 'أن الأسعار مرتفعة في المناطق الريفية، '],
      ['zh', '考虑到价格过高，请成员国[自愿]共用备用电源；'],
    ] as const) {
      const short = tokens(sentence, language);
      const long = tokens(sentence.repeat(5_000), language);
      expect(long).toHaveLength(short.length * 5_000);
      expect(long.slice(-short.length)).toEqual(short);
    }
  });

  it('of texts that have little in common are not told apart for ever', () => {
    const words = (from: number): string => Array.from({ length: 6_000 }, (_, at) => `w${from + at}`).join(' ');
    const pieces = compareWords(words(0), words(100_000), 'en');
    expect(pieces.map(({ is }) => is)).toEqual(['del', 'ins']);
  });
});

describe('paragraphs', () => {
  const [a, b, c, d] = [one('a', 'first words'), one('b', 'second words'), one('c', 'third words'), one('d', 'fourth words')];

  it('F5.8 are the same where their id is: moved ones are shown as moved, with their changed words', () => {
    const changes = compare([a, b, c, d], [d, a, { ...b, text: 'second wordings' }, c]);
    expect(changes.map(said)).toEqual(['d same moved', 'a same', 'b changed', 'c same']);
    expect(marked(changes[2]?.pieces ?? [])).toBe('second {-words-}{+wordings+}');
  });

  it('that are gone stay where they stood, and new ones are new', () => {
    expect(compare([a, b, c, d], [b, one('e', 'more'), d]).map(said)).toEqual(['a gone', 'b same', 'c gone', 'e new', 'd same']);
    expect(compare([], [a]).map(said)).toEqual(['a new']);
    expect(compare([a], []).map(said)).toEqual(['a gone']);
  });

  it('of another kind or level are changed, though no word is', () => {
    const changes = compare([a, b], [a, { ...b, kind: 'preamble-item' }]);
    expect(changes.map(said)).toEqual(['a same', 'b changed']);
    expect(changes[1]?.before?.kind).toBe('operative-item');
  });

  it('move as few as can be, in random orders', () => {
    const rng = rngOf(freshSeed('paragraphs moved'));
    const all = 'abcdefgh'.split('').map((id) => one(id, id));
    for (let round = 0; round < 200; round += 1) {
      const [taken] = rng.shuffle([...all]);
      const rest = all.filter((each) => each !== taken);
      const at = rng.below(all.length);
      const after = taken === undefined ? rest : [...rest.slice(0, at), taken, ...rest.slice(at)];
      const moved = compare(all, after).filter(({ moved: is }) => is);
      expect(moved.length).toBe(all.every((each, place) => each === after[place]) ? 0 : 1);
    }
  });
});

describe('texts without ids in common', () => {
  const text = (language: Language, ...words: readonly string[]) => ({
    language,
    paragraphs: words.map((each, at) => one(`p${at}`, each)),
  });
  const other = (language: Language, ...words: readonly string[]) => ({
    language,
    paragraphs: words.map((each, at) => one(`q${at}`, each)),
  });

  it('F5.9 are put side by side by their words', () => {
    const before = text('en', 'that access matters', 'that prices are high in many places', 'that power fails');
    const after = other('en', 'that power fails', 'that prices were high in many places', 'that access matters', 'something else');
    const changes = compareParagraphs(before, aligned(before, after));
    expect(changes.map(said)).toEqual(['p2 same moved', 'p1 changed moved', 'p0 same', 'q3 new']);
  });

  it('keep the ids that they have in common', () => {
    const before = text('en', 'x', 'y');
    expect(aligned(before, before)).toBe(before);
  });

  it('pair equal paragraphs once each', () => {
    const before = text('zh', '价格过高', '价格过高');
    const after = other('zh', '价格过高', '价格过高', '价格过高');
    expect(aligned(before, after).paragraphs.map(({ id }) => id)).toEqual(['p0', 'p1', 'q2']);
  });
});

describe('both orders in one list', () => {
  const laid = (before: string, after: string): string => {
    const [was, is] = [before, after].map((ids) => [...ids].map((id) => one(id, `words of ${id}`)));
    return inBothOrders(was ?? [], compare(was ?? [], is ?? []))
      .map(({ change, is: how }) =>
        how === 'there' && (change.moved || change.is === 'new')
          ? `+${change.paragraph.id}`
          : how === 'there'
            ? change.paragraph.id
            : `-${change.paragraph.id}`,
      )
      .join(' ');
  };

  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'acb', 'a +c b -c'],
    ['abcd', 'dabc', '+d a b c -d'],
    ['abc', 'bxa', '+b +x a -b -c'],
    ['', 'a', '+a'],
    ['ab', '', '-a -b'],
  ])('H50 of %s and %s are %s', (before, after, result) => expect(laid(before, after)).toBe(result));

  it('H50 hold the earlier text where what came is left out, and the later one where what went is', () => {
    const seed = freshSeed('both orders');
    const rng = rngOf(seed);
    let moved = 0;
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [rng.shuffle([...'abcdefgh']), rng.shuffle([...'abcdefgh'])].map((all) =>
        all.slice(0, rng.between(0, 8)).join(''),
      );
      const list = laid(before ?? '', after ?? '')
        .split(' ')
        .filter(Boolean);
      moved += list.filter((id) => id.startsWith('+') && list.includes(`-${id.slice(1)}`)).length;
      const read = (without: string): string =>
        list
          .filter((id) => !id.startsWith(without))
          .join('')
          .replaceAll(/[+-]/g, '');
      expect([seed, read('+'), read('-')]).toEqual([seed, before, after]);
    }
    expect(moved).toBeGreaterThan(100);
  });
});
