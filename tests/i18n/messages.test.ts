/** From what translators write to what is said: what is compiled, and what the check finds. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults } from '../../scripts/messages/check.ts';
import { compiled, sentence } from '../../scripts/messages/compile.ts';
import type { Area, Source } from '../../scripts/messages/source.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { files } from '../law/sources.ts';
import { source } from '../support/sentences.ts';

const COMPILED = 'shared/i18n/compiled/';

describe('what is compiled', () => {
  it('is what the messages say now: `npm run messages` makes it anew', () => {
    const fresh = compiled(source);
    expect(files(/^shared\/i18n\/compiled\//)).toEqual([...fresh.keys()].map((path) => COMPILED + path).sort());
    const stale = [...fresh].filter(([path, text]) => readFileSync(COMPILED + path, 'utf8') !== text);
    expect(stale.map(([path]) => `${COMPILED}${path} is stale: npm run messages`)).toEqual([]);
  });

  it('is words alone, or a function that takes what it needs', () => {
    const of = (message: string): string => sentence(message, source.slots);
    expect(of('Agreed')).toBe('"Agreed"');
    expect(of("'{'Agreed'}'")).toBe('"{Agreed}"');
    expect(of('By {state}')).toBe(`(given, shown) => \`By \${shown(given.state)}\``);
    expect(of('On {paragraph}')).toBe(`(given) => \`On \${given.paragraph}\``);
    expect(of('`a` \\ $ {state}')).toBe(`(given, shown) => \`\\\`a\\\` \\\\ $ \${shown(given.state)}\``);
    expect(of('{count, plural, one {# of {state}} other {all of {state}}}')).toBe(
      `(given, shown, plural) => plural(given.count, { one: (count) => \`\${count} of \${shown(given.state)}\`, other: \`all of \${shown(given.state)}\` })`,
    );
    expect(of('{count, plural, one {one} many {all} other {all}}')).toBe(
      '(given, _shown, plural) => plural(given.count, { one: "one", other: "all" })',
    );
    expect(of('{count, plural, other {# 条}}')).toBe(`(given, shown) => \`\${shown(given.count)} 条\``);
  });
});

describe('the check of the messages', () => {
  /** Two sentences in six languages. */
  const SAID: Readonly<Record<Language, readonly [objected: string, position: string]>> = {
    en: ['{count, plural, one {# objection} other {# objections}}', 'Objection: {state}'],
    fr: ['{count, plural, one {# objection} many {# d’objections} other {# objections}}', 'Objection : {state}'],
    es: ['{count, plural, one {# objeción} many {# de objeciones} other {# objeciones}}', 'Objeción: {state}'],
    ru: ['{count, plural, one {# возражение} few {# возражения} many {# возражений} other {# возражения}}', 'Возражение: {state}'],
    zh: ['{count, plural, other {# 条反对意见}}', '反对意见：{state}'],
    ar: ['{count, plural, zero {لا} one {اعتراض} two {اعتراضان} few {# اعتراضات} many {# اعتراضاً} other {# اعتراض}}', 'اعتراض: {state}'],
  };
  const slots = { count: source.slots.count, person: source.slots.person, state: source.slots.state } as Source['slots'];
  const areaOf = (language: Language, changes: Readonly<Record<string, string | null>> = {}): ReadonlyMap<string, Area> => {
    const [objected, position] = SAID[language];
    const messages = Object.entries({ objected, position, person: language === 'en' ? '{person}' : `${language} {person}`, ...changes });
    const here = messages.filter((one): one is [string, string] => one[1] !== null);
    return new Map([
      ['field', { name: 'field', context: '', messages: new Map(here), contexts: new Map(here.map(([key]) => [key, 'A mark.'])) }],
    ]);
  };
  const parts = { first: ['field'], home: [], opinion: [], pages: [], server: [] };
  const english = new Map(LANGUAGES.map((language) => [language, areaOf(language)]));
  const found = (language: Language, key: string, message: string | null): readonly string[] =>
    faults({ slots, parts, areas: new Map(english).set(language, areaOf(language, { [key]: message })) });

  it('finds nothing where nothing is wrong', () => {
    expect(faults({ slots, parts, areas: english })).toEqual([]);
  });

  it.each([
    ['ar', 'objected', null, 'objected is missing'],
    ['ar', 'other', 'كلمة', 'other is not in English'],
    ['ru', 'position', 'Возражение', 'position lacks {state}'],
    ['ru', 'position', 'Возражение: {state}, {person}', 'position has {person}, which the English sentence has not'],
    ['fr', 'objected', '{count, number} objections', 'objected has no forms: {count, plural, …}'],
    ['ru', 'objected', '{count, plural, one {# a} few {# b} other {# c}}', 'objected lacks a form of {count, plural, …}: many {…}'],
    [
      'zh',
      'objected',
      '{count, plural, one {一} other {# 条}}',
      'objected has a form of {count, plural, …} that is none of the language: one',
    ],
    ['es', 'position', '{state', 'position not an ICU message: EXPECT_ARGUMENT_CLOSING_BRACE'],
    ['es', 'position', '{state, date}', 'position only {slot}, {slot, number} and {slot, plural, …} are known'],
    ['es', 'position', '{state, number}', 'position has {state} as a number, which it is not'],
  ] as const)('finds in %s what is wrong with %s: %s', (language, key, message, fault) => {
    expect(found(language, key, message)).toEqual([expect.stringContaining(`: ${fault}`)]);
  });

  it('finds a sentence of which nobody says where it stands', () => {
    const area = areaOf('en').get('field') ?? { name: 'field', context: '', messages: new Map(), contexts: new Map() };
    const contexts = new Map([...area.contexts, ['gone', 'A button.']].filter(([key]) => key !== 'position') as [string, string][]);
    const areas = new Map(english).set('en', new Map([['field', { ...area, contexts }]]));
    expect(faults({ slots, parts, areas })).toEqual([
      'en/field.arb: @position is missing: { "description": "what it is, and where" }',
      'en/field.arb: @gone is about no sentence',
    ]);
  });

  it('finds a slot that nobody has described, and one that nothing takes', () => {
    const { state: _gone, ...rest } = slots;
    expect(faults({ slots: rest, parts, areas: english })).toHaveLength(LANGUAGES.length);
    const idle = { ...slots, idle: { type: 'paragraph', means: '', example: '-' } as const };
    expect(faults({ slots: idle, parts, areas: english })).toEqual([
      'slots.json: {idle} is in no sentence',
      'slots.json: {idle} does not say what it means, with an example',
      'slots.json: {paragraph} and {paragraphs} alone are of the type paragraph',
    ]);
  });
});
