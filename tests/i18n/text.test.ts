import { describe, expect, it } from 'vitest';
import { FORMS, SMALL } from '../../shared/i18n/forms.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { sayRefusal } from '../../shared/i18n/refusal.ts';
import { inWords } from '../../shared/i18n/set-off.ts';
import { createText } from '../../shared/i18n/text.ts';
import { REFUSAL_CODES } from '../../shared/opinion/refusal.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';

const textIn = async (language: Language) => createText(language, await loadCatalogue(language), 'UTC');
const plain = (sentence: string): string => sentence.replace(/[\u2068\u2069]/g, '');

describe('a sentence', () => {
  it('takes the plural form of its count', async () => {
    const en = await textIn('en');
    expect(en.t('status.objected', { count: 1 })).toBe('1 objection');
    expect(en.t('status.objected', { count: 2 })).toBe('2 objections');
    const ru = await textIn('ru');
    expect([1, 2, 5, 21].map((count) => ru.t('status.objected', { count }))).toEqual([
      '1 возражение',
      '2 возражения',
      '5 возражений',
      '21 возражение',
    ]);
    const ar = await textIn('ar');
    expect([1, 2, 3, 11, 100].map((count) => ar.t('status.objected', { count }))).toEqual([
      'اعتراض واحد',
      'اعتراضان',
      '3 اعتراضات',
      '11 اعتراضاً',
      '100 اعتراض',
    ]);
  });

  it.each(LANGUAGES)('says a small count in %s as the rules of the browser would', async (language) => {
    const { number } = await textIn(language);
    const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
    const [rules, numbers] = [new Intl.PluralRules(locale), new Intl.NumberFormat(locale)];
    const counts = Array.from({ length: SMALL }, (_, count) => count);
    expect(counts.map((count) => FORMS[language](count))).toEqual(counts.map((count) => rules.select(count)));
    expect(counts.map((count) => number(count))).toEqual(counts.map((count) => numbers.format(count)));
    expect([SMALL, 0.5, -3].map((count) => number(count))).toEqual([SMALL, 0.5, -3].map((count) => numbers.format(count)));
  });

  it('isolates what reads in the other direction', async () => {
    const en = await textIn('en');
    expect(en.t('form.objectTitle', { paragraph: en.setOff('considering b)') })).toBe('Object to “considering b)”');
    expect(en.t('form.objectTitle', { paragraph: en.setOff('وإذ يلاحظ ب)') })).toBe('Object to “\u2068وإذ يلاحظ ب)\u2069”');
    const ar = await textIn('ar');
    expect(ar.t('position.objection', { state: 'Arlen' })).toBe('اعتراض: \u2068Arlen\u2069');
  });

  it('keeps a list in its own direction, whatever its items are written in', async () => {
    const en = await textIn('en');
    expect(en.list(['Arlen', 'إسمار', 'Bruma'])).toBe('Arlen, \u2068إسمار\u2069 and Bruma');
    const ar = await textIn('ar');
    expect(ar.list(['considering b)', 'noting'])).toBe('\u2068considering b)\u2069 و\u2068noting\u2069');
    // names are isolated, and the marks round them are not: they run with the sentence
    const inside = ar.t('news.called', { paragraphs: ar.listSetOff([ar.setOff('considering b)'), ar.setOff('noting')]) });
    expect(inside).toContain('«\u2068considering b)\u2069» و«\u2068noting\u2069»');
  });

  it('names the zone of a moment and keeps the digits 0-9', async () => {
    for (const language of LANGUAGES) {
      const moment = (await textIn(language)).moment(Date.UTC(2030, 10, 24, 10, 42));
      expect(moment, language).toContain('2030');
      expect(moment, language).toMatch(/10:42/);
      expect(moment, language).toMatch(/UTC|غرينتش|协调世界时/);
    }
  });
});

describe('a refusal', () => {
  const names = {
    entity: (id: string) => ({ arl: 'Arlen', bru: 'Bruma' })[id] ?? id,
    paragraphs: (ids: readonly string[]) => inWords(ids.map((id) => `“${id}”`).join(' and ')),
  };

  it('names who objects to what, and who can move it', async () => {
    const en = await textIn('en');
    expect(sayRefusal(en, { code: 'objection-stands', entities: ['arl'], blocks: ['considering b)'] }, names)).toBe(
      'Arlen objects to “considering b)”. Only that State can withdraw its objection.',
    );
    expect(sayRefusal(en, { code: 'objection-stands', entities: ['arl', 'bru'], blocks: ['considering b)'] }, names)).toBe(
      'Arlen and Bruma object to “considering b)”. Only these States can withdraw their objections.',
    );
  });

  it('counts the seconds that are left', async () => {
    const en = await textIn('en');
    expect(sayRefusal(en, { code: 'call-too-short', seconds: 1 }, names)).toBe('Delegations have 1 more second to answer.');
    expect(sayRefusal(en, { code: 'call-too-short', seconds: 9 }, names)).toBe('Delegations have 9 more seconds to answer.');
    expect(sayRefusal(en, { code: 'policy-not-allowed', seconds: 10 }, names)).toContain('below 10 seconds');
  });

  it('says until when a State has time', async () => {
    const en = await textIn('en');
    const refusal = { code: 'time-asked', entities: ['arl'], blocks: ['noting'], date: Date.UTC(2030, 4, 12, 21, 59) } as const;
    expect(sayRefusal(en, refusal, names)).toContain('Arlen has time on “noting” until 12 May 2030');
  });

  it('ends a long list in a number', async () => {
    const en = await textIn('en');
    const entities = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(sayRefusal(en, { code: 'objection-stands', entities }, names)).toContain('a, b, c, d, e and 3 more object to this paragraph');
  });

  it('13.4 H77 says the same of both acts that need two: they are two offices', async () => {
    for (const language of LANGUAGES) {
      const text = await textIn(language);
      const ends = (['editorial-needs-two', 'withholding-needs-two'] as const).map((code) =>
        sayRefusal(text, { code }, names)
          .split(/[:：，]/)
          .at(-1),
      );
      expect([language, ends[0]]).toEqual([language, ends[1]]);
    }
    expect((await textIn('en')).t('refusal.editorial-needs-two')).toContain('two different offices');
  });

  it('H77 says how a proposal ended, each way in words of its own', async () => {
    const codes = ['no-such-withholding', 'withholding-confirmed', 'withholding-declined', 'withholding-taken-back'] as const;
    for (const language of LANGUAGES) {
      const text = await textIn(language);
      expect([language, new Set(codes.map((code) => sayRefusal(text, { code }, names))).size]).toEqual([language, codes.length]);
    }
  });

  it('leaves no slot open in any language, whatever the refusal lists', async () => {
    for (const language of LANGUAGES) {
      const text = await textIn(language);
      for (const code of REFUSAL_CODES) {
        for (const refusal of [{ code }, { code, entities: ['arl'], blocks: ['x'], seconds: 3, date: 0 }]) {
          expect(plain(sayRefusal(text, refusal, names, 'opinion')), `${language} ${code}`).not.toMatch(/[{}]|undefined/);
        }
      }
    }
  });
});
