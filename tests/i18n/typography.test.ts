/** How each language is set: its letters, its marks and its spaces, and nothing that cannot be seen. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { written } from '../support/sentences.ts';

/** What must not be found in any sentence of the language. */
const FAULTS: Readonly<Record<Language, readonly (readonly [why: string, fault: RegExp])[]>> = {
  en: [],
  fr: [
    ['a narrow no-break space stands before ; : ! ? »', /(?<!\u202f)[;:!?»]/u],
    ['a narrow no-break space stands after «', /«(?!\u202f)/u],
  ],
  es: [
    ['a question is opened as well', /^[^¿]*\?/u],
    ['no space stands before a mark', /\s[;:!?]/u],
  ],
  ru: [
    ['quotes are « »', /[“”„]/u],
    ['a dash between words is long', / [-–] /u],
  ],
  zh: [
    ['marks are of full width', /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u],
    ['no space surrounds a mark', / [，；：！？。、（）]|[，；：！？。、（）] /u],
  ],
  ar: [
    ['marks are the Arabic ones', /[,;?]/u],
    ['quotes are « »', /[“”]/u],
    ['words are not stretched', /\u0640/u],
  ],
};

/** Directions are set by the page and by the slots; soft hyphens and joiners would be searched for in vain. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
/** Straight quotes, three dots, spaces at an end or in a row. */
const SLOPPY = /['"]|\.\.\.|^\s|\s$|\s\s/u;

const SCRIPT: Readonly<Partial<Record<Language, RegExp>>> = { ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u, ar: /\p{Script=Arabic}/u };
/** Names and keys that stay as they are in every script. */
const LATIN = new Set([
  'nemcon',
  'Esc',
  'Tab',
  'Home',
  'End',
  'Enter',
  'Shift',
  'Word',
  'docx',
  'PDF',
  'xlsx',
  'Windows',
  'GB',
  'seat',
  'doc',
  'txt',
  'md',
  'MB',
  'CSV',
  'UTF',
  'WebSocket',
  'invite',
]);
/** Made of slots, or of the name alone. */
const WORDLESS = new Set(['app.name', 'app.actOn', 'app.valueOf', 'app.saidOf', 'app.atTime', 'mail.free.subject']);

const withoutSlots = (sentence: string): string => sentence.replace(/\{\w+\}/g, '');

const allOf = (language: Language): readonly (readonly [key: string, sentence: string])[] =>
  [...written(language)].flatMap(([key, forms]) => forms.map((one) => [key, one] as const));

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  it('are set as the language sets them', () => {
    const found = allOf(language).flatMap(([key, sentence]) =>
      FAULTS[language].flatMap(([why, fault]) => (fault.test(sentence) ? [`${key}: ${why}: ${sentence}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('hold nothing unseen and nothing sloppy', () => {
    const found = allOf(language).filter(([, sentence]) => UNSEEN.test(sentence) || SLOPPY.test(sentence));
    expect(found).toEqual([]);
  });

  it('are written in its script', () => {
    const script = SCRIPT[language];
    if (script === undefined) return expect(allOf(language).length).toBeGreaterThan(400);
    for (const [key, sentence] of allOf(language)) {
      if (!WORDLESS.has(key)) expect(sentence, key).toMatch(script);
      const foreign = (withoutSlots(sentence).match(/\p{Script=Latin}+/gu) ?? []).filter((word) => !LATIN.has(word));
      expect(foreign, key).toEqual([]);
    }
  });
});

describe('the faults of setting', () => {
  it('are seen where they are made', () => {
    const made: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
      fr: ['Texte fermé ; lisez', 'Impossible: non', '« est d’avis »'],
      es: ['Cerrar el puesto?', 'Cerrado : no'],
      ru: ['“мнение”', 'путь - просить', 'путь – просить'],
      zh: ['已关闭,不能删除', '意见(草案)', '已关闭； 不能'],
      ar: ['مغلق, متفق عليه', 'هل ضاع الرابط?', '“رأي”'],
    };
    for (const [language, faulty] of Object.entries(made) as [Language, readonly string[]][]) {
      for (const sentence of faulty)
        expect(
          FAULTS[language].some(([, fault]) => fault.test(sentence)),
          sentence,
        ).toBe(true);
    }
    expect(['a\u200eb', 'a\u2067b', 'a\ufeff'].every((sentence) => UNSEEN.test(sentence))).toBe(true);
  });
});
