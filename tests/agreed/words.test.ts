/** What counts as the same word when agreed language is looked for, in the six languages and from hostile hands. */
import { describe, expect, it } from 'vitest';
import { passageOf, wordsOf } from '../../shared/agreed/passage.ts';
import { hitsIn, soughtIn } from '../../shared/agreed/searched.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { bareArabic } from '../../shared/text/particles.ts';
import { shelfOf } from './shelf.ts';

/** Two ways of writing the same words, and how they are told apart. */
const SAME: readonly (readonly [Language, string, string, readonly string[]])[] = [
  ['en', 'Café owners’ NETWORKS;', 'cafe owners’ networks', ['cafe', 'owners', 'networks']],
  ['fr', 'l’Œuvre générale, à Genève', 'l’oeuvre generale a GENEVE', ['l’oeuvre', 'generale', 'a', 'geneve']],
  ['es', 'comunicación año', 'comunicacion ano', ['comunicacion', 'ano']],
  ['ru', 'Ёмкость линии', 'емкость ЛИНИИ', ['емкость', 'линии']],
  ['ar', 'الشَّبَكَاتُ الـعـامة', 'الشبكات العامة', ['الشبكات', 'العامه']],
  ['zh', '普遍服务，Ｗｉ－Ｆｉ', '普遍服务 wi-fi', ['普遍', '服务', 'wi', 'fi']],
];

const found = (text: string, language: Language, sought: string): boolean =>
  hitsIn(shelfOf(language, [passageOf(text, language)]), soughtIn(sought, language)).length > 0;

describe('V6 words', () => {
  it.each(SAME)('V6 are found whole in %s, whatever their case, accents, vowel signs and width', (language, one, other, words) => {
    expect(wordsOf(one, language)).toEqual(wordsOf(other, language));
    expect(wordsOf(other, language)).toEqual(words);
  });

  it('V6 in Arabic are the same word with and, then, by, for, as and the article joined to it', () => {
    for (const word of ['شبكات', 'بلدان', 'وزارات', 'لجان', 'فكرة', 'حق'])
      for (const joined of ['ال', 'وال', 'بال', 'فال', 'وبال', 'كال'])
        expect([joined, word, bareArabic(joined + word)]).toEqual([joined, word, bareArabic(word)]);
    for (const joined of ['و', 'ف', 'ب', 'ل', 'وب', 'ول', 'لل', 'ولل'])
      for (const word of ['شبكات', 'بلدان', 'وزارات', 'تنمية'])
        expect([joined, word, bareArabic(joined + word)]).toEqual([joined, word, bareArabic(word)]);
    // where little is left the letter belongs to the word
    for (const word of ['في', 'بلد', 'وطن', 'فكرة', 'ال', '']) expect(bareArabic(word)).toBe(word);
  });

  it('V6 are not told apart by characters that nobody sees', () => {
    const plain = 'affordable access to networks';
    for (const unseen of ['\u200b', '\u200d', '\u00ad', '\u2060', '\ufeff', '\u202e', '\u2067', '\u200f'])
      expect([unseen.codePointAt(0), wordsOf(`aff${unseen}ordable ${unseen}access to net${unseen}works`, 'en')]).toEqual([
        unseen.codePointAt(0),
        wordsOf(plain, 'en'),
      ]);
  });

  it('V6 cost no more when they are huge, or crowded with marks, and none of it throws', () => {
    const huge = 'x'.repeat(300_000);
    expect(wordsOf(huge, 'en').every((word) => word.length <= 64)).toBe(true);
    expect(wordsOf(`a${'\u0301'.repeat(50_000)}b`, 'en')).toEqual(['ab']);
    for (const odd of ['', ' ', '…—«»', '\ud800', '[[[]]]', '\u0000', '٣٤', '🇦🇱🇦🇱']) expect(() => passageOf(odd, 'ar')).not.toThrow();
  });
});

describe('V7 a search', () => {
  it('V7 finds all the words by their beginnings and in any order, and no inside of a word', () => {
    const text = 'that community networks complement the networks of operators;';
    expect(['complement network', 'operat commun', 'NETWORKS OF OPERATORS'].map((one) => found(text, 'en', one))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['works', 'networks satellites', '', ' ; '].map((one) => found(text, 'en', one))).toEqual([false, false, false, false]);
  });

  it('V7 finds Chinese wherever a word may begin', () => {
    const text = '认识到社区网络可以补充运营商的网络；';
    expect(['社区网络', '网络', '补充运营商', '区网'].map((one) => found(text, 'zh', one))).toEqual([true, true, true, true]);
    expect(found(text, 'zh', '卫星')).toBe(false);
  });

  it('V7 finds Arabic words whatever is joined to them, there and where one types', () => {
    const text = 'وأن للشبكات الريفية دوراً، وبالتعاون مع البلدان';
    for (const sought of ['الشبكات', 'شبكات', 'والشبكات', 'بالشبكات', 'شبك', 'بلدان', 'بلدا', 'تعاون', 'للشبكات الريفية'])
      expect([sought, found(text, 'ar', sought)]).toEqual([sought, true]);
    for (const sought of ['بكات', 'دان', 'عاون', 'ال قمر']) expect([sought, found(text, 'ar', sought)]).toEqual([sought, false]);
    const shelf = shelfOf('ar', [passageOf('التعاون بين الشبكات الريفية', 'ar'), passageOf('الشبكات والمناطق الريفية', 'ar')]);
    expect(hitsIn(shelf, soughtIn('شبكات ريفية', 'ar')).map(({ phrase }) => phrase)).toEqual([true, false]);
  });

  it('V7 tells where the words follow one another', () => {
    const shelf = shelfOf(
      'en',
      ['access for all', 'for all who ask for access', 'access forum'].map((one) => passageOf(one, 'en')),
    );
    expect(hitsIn(shelf, soughtIn('access for', 'en'))).toEqual([
      { at: 0, phrase: true },
      { at: 1, phrase: false },
      { at: 2, phrase: true },
    ]);
  });
});
