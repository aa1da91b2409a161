/** Six catalogues that say the same: nothing that the check of the messages finds, nothing in English elsewhere, words for all that happens. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { faults } from '../../scripts/messages/check.ts';
import { COMMENTS_REFUSAL_CODES } from '../../shared/comments/refusal.ts';
import { FORUM_REFUSAL_CODES } from '../../shared/forum/refusal.ts';
import type { Given } from '../../shared/i18n/catalogue.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import type { SetOff } from '../../shared/i18n/set-off.ts';
import { HEAL_CODES } from '../../shared/opinion/heal-code.ts';
import { REFUSAL_CODES } from '../../shared/opinion/refusal.ts';
import { BLOCK_KINDS, CAPACITIES, LANGUAGES, type Language, POSITION_KINDS, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { source, written } from '../support/sentences.ts';

const english = written('en');

/** Slots and a colon. */
const ALIKE = ['app.actOn', 'app.valueOf', 'app.saidOf', 'app.atTime', 'mail.free.subject'];

describe('the catalogues', () => {
  it('have every sentence in each language, with the same slots and the plural forms of the language', () => {
    expect(faults(source)).toEqual([]);
    expect(english.size).toBeGreaterThan(1_000);
  });

  it('have every key, in the order of the English one, and no other', async () => {
    for (const language of LANGUAGES) expect(Object.keys(await loadCatalogue(language)), language).toEqual([...english.keys()]);
  });

  it('are asked by keys that are there, with all that the sentence takes', () => {
    expectTypeOf<Given<'app.name'>>().toEqualTypeOf<[]>();
    expectTypeOf<Given<'status.objected'>>().toEqualTypeOf<[values: { readonly count: number }]>();
    expectTypeOf<Given<'form.objectTitle'>>().toEqualTypeOf<[values: { readonly paragraph: SetOff }]>();
    expectTypeOf<Given<'timetable.wasIs'>>().toEqualTypeOf<
      [values: { readonly field: string; readonly is: string; readonly was: string }]
    >();
    expectTypeOf<'form.objecttitle'>().not.toExtend<keyof Awaited<ReturnType<typeof loadCatalogue>>>();
  });

  it('leave no sentence in English', () => {
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
          'palette.pages',
          'past.pause',
          'density.compact',
          'people.countEntities',
          'badges.title',
          'badges.count',
        ],
        'consultation.document',
      ],
      es: [...ALIKE, 'restricted.no', 'table.no'],
      ru: ALIKE,
      ar: ALIKE,
    };
    for (const language of LANGUAGES) {
      if (language === 'en') continue;
      const same = [...written(language)].filter(([key, forms]) => forms.some((form) => english.get(key)?.includes(form)));
      expect(same.map(([key]) => key).sort(), language).toEqual(['app.name', ...(alike[language] ?? [])].sort());
    }
  });

  it('have words for everything that can be refused, healed, closed, held or done', () => {
    const wanted = [
      ...REFUSAL_CODES.map((code) => `refusal.${code}`),
      ...FORUM_REFUSAL_CODES.map((code) => `forum.${code}`),
      ...COMMENTS_REFUSAL_CODES.map((code) => `thread.${code}`),
      ...HEAL_CODES.map((code) => `heal.${code}`),
      ...Object.keys(CLOSE).map((name) => `close.${name}`),
      ...POSITION_KINDS.flatMap((kind) => [`kind.${kind}`, `position.${kind}`, `news.${kind}`]),
      ...CAPACITIES.flatMap((capacity) => [`capacity.${capacity}`, `capacities.${capacity}`]),
      ...SEAT_FUNCTIONS.map((role) => `function.${role}`),
      ...BLOCK_KINDS.map((kind) => `block.${kind}`),
    ];
    expect(wanted.filter((key) => !english.has(key))).toEqual([]);
  });
});
