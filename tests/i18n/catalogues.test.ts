/** Six catalogues that say the same: every key, exactly the plural forms of the language, the same slots. */
import { describe, expect, it } from 'vitest';
import { FORUM_REFUSAL_CODES } from '../../shared/forum/refusal.ts';
import type { Catalogue, Message } from '../../shared/i18n/catalogue.ts';
import { en } from '../../shared/i18n/en.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { HEAL_CODES } from '../../shared/opinion/heal-code.ts';
import { REFUSAL_CODES } from '../../shared/opinion/refusal.ts';
import { BLOCK_KINDS, CAPACITIES, LANGUAGES, type Language, POSITION_KINDS, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';

const catalogues = new Map<Language, Catalogue>();
for (const language of LANGUAGES) catalogues.set(language, await loadCatalogue(language));
const each = [...catalogues];

const slots = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
const sentences = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const all = (catalogue: Catalogue): readonly (readonly [string, Message])[] => Object.entries(catalogue);

describe('the catalogues', () => {
  it('have every key, in the order of the English one, and no other', () => {
    for (const [language, catalogue] of each) expect(Object.keys(catalogue), language).toEqual(Object.keys(en));
    expect(Object.keys(en).length).toBeGreaterThan(400);
  });

  it('have exactly the plural forms that the language has', () => {
    const expected = { ar: 6, ru: 4, fr: 3, es: 3, en: 2, zh: 1 };
    for (const [language, catalogue] of each) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
      expect(forms).toHaveLength(expected[language]);
      for (const [key, message] of all(catalogue)) {
        if (typeof message !== 'string') expect(Object.keys(message).sort(), `${language} ${key}`).toEqual(forms);
      }
    }
  });

  it('name the same slots; only a count that the words already say may be left out', () => {
    const english = new Map(all(en));
    for (const [language, catalogue] of each) {
      for (const [key, message] of all(catalogue)) {
        const wanted = [...new Set(sentences(english.get(key) ?? '').flatMap(slots))].sort();
        for (const sentence of sentences(message)) {
          const found = slots(sentence);
          const missing = wanted.filter((slot) => !found.includes(slot));
          expect(
            found.filter((slot) => !wanted.includes(slot)),
            `${language} ${key}`,
          ).toEqual([]);
          expect(typeof message === 'string' ? missing : missing.filter((slot) => slot !== 'count'), `${language} ${key}`).toEqual([]);
        }
      }
    }
  });

  it('leave no sentence empty and none in English', () => {
    const alike: Readonly<Partial<Record<Language, readonly string[]>>> = {
      fr: [
        ...[
          'status.objected',
          'status.suggestions',
          'kind.objection',
          'kind.conditional',
          'status.conditional',
          'venue.forum',
          'act.actions',
        ],
        ...[
          'form.position',
          'between.count',
          'read.phase',
          'nav.menu',
          'office.links',
          'office.participants',
          'people.countEntities',
          'badges.title',
          'badges.count',
        ],
        'consultation.document',
      ],
      es: ['app.colon', 'restricted.no', 'table.no'],
      ru: ['app.colon'],
      ar: ['app.colon'],
    };
    const english = new Map(all(en).map(([key, message]) => [key, sentences(message)]));
    for (const [language, catalogue] of each) {
      for (const [key, message] of all(catalogue)) {
        for (const sentence of sentences(message)) expect(sentence.trim(), `${language} ${key}`).not.toBe('');
      }
      if (language === 'en') continue;
      const same = all(catalogue).filter(([key, message]) => sentences(message).some((one) => english.get(key)?.includes(one)));
      expect(same.map(([key]) => key).sort(), language).toEqual(['app.name', ...(alike[language] ?? [])].sort());
    }
  });

  it('have words for everything that can be refused, healed, closed, held or done', () => {
    const wanted = [
      ...REFUSAL_CODES.map((code) => `refusal.${code}`),
      ...FORUM_REFUSAL_CODES.map((code) => `forum.${code}`),
      ...HEAL_CODES.map((code) => `heal.${code}`),
      ...Object.keys(CLOSE).map((name) => `close.${name}`),
      ...POSITION_KINDS.flatMap((kind) => [`kind.${kind}`, `position.${kind}`, `news.${kind}`]),
      ...CAPACITIES.flatMap((capacity) => [`capacity.${capacity}`, `capacities.${capacity}`]),
      ...SEAT_FUNCTIONS.map((role) => `function.${role}`),
      ...BLOCK_KINDS.map((kind) => `block.${kind}`),
    ];
    expect(wanted.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});
