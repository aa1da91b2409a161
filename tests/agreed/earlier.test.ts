import { describe, expect, it } from 'vitest';
import { earlierPassages, measureOf, readyToRead } from '../../shared/agreed/earlier.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';

const read = (text: string, language: Language = 'en') =>
  [...earlierPassages(text, language)].map(({ place, text: words }) => [place, words]);

describe('V8 where a passage of an earlier text stands', () => {
  it('V8 is its keyword and label, which are no words of it', () => {
    const text = 'considering\n\na) that access\nmatters;\n\nb) that prices are high,\n\nis of the view\n\n1 that prices should fall.';
    expect(read(text)).toEqual([
      ['considering a)', 'that access matters;'],
      ['considering b)', 'that prices are high,'],
      ['is of the view 1', 'that prices should fall.'],
    ]);
    expect(measureOf(text, 'en')).toEqual({ bytes: text.length, paragraphs: 3 });
  });

  it.each([
    ['fr', 'considérant\n\na) que l’accès compte ;', 'considérant a)', 'que l’accès compte ;'],
    ['es', 'considerando\n\na) que el acceso importa;', 'considerando a)', 'que el acceso importa;'],
    ['ru', 'учитывая,\n\na) что доступ важен;', 'учитывая a)', 'что доступ важен;'],
    ['ar', 'إذ يضع في اعتباره\n\nأ ) أن النفاذ مهم؛', 'إذ يضع في اعتباره أ )', 'أن النفاذ مهم؛'],
    ['zh', '考虑到\n\na) 接入十分重要；', '考虑到 a)', '接入十分重要；'],
  ] as const)('V8 is so in %s', (language, text, place, words) => {
    expect(read(text, language)).toEqual([[place, words]]);
  });

  it('K19 what tells it is made ready in steps, and finds the same afterwards', () => {
    const text = 'considering\n\na) that access matters;';
    const before = read(text);
    // at least one for each pattern of headings, and one for labels
    expect([...readyToRead(text, 'en')].length).toBeGreaterThan(5);
    expect(read(text)).toEqual(before);
    expect(before).toEqual([['considering a)', 'that access matters;']]);
  });

  it('V8 is nowhere where neither stands there; a line each is a paragraph each', () => {
    expect(read('Networks matter.\nPrices are high.')).toEqual([
      ['', 'Networks matter.'],
      ['', 'Prices are high.'],
    ]);
    expect(read(' \n\n ')).toEqual([]);
  });
});
