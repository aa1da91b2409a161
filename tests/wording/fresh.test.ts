/** Verbs that prescribe, keywords and terms, against texts that were marked without a look at what the check says of them. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';
import { AFTER, FRESH } from './truth/fresh.ts';
import { marked, type Place, TRUTH } from './truth/truth.ts';

const CODES = {
  verbs: ['prescribes'],
  headings: ['keyword'],
  terms: ['abbreviation', 'explained-late', 'explained-twice', 'term-form'],
} as const;

interface Figures {
  readonly marked: number;
  readonly missed: readonly string[];
  readonly accused: readonly string[];
}

const meets = (one: Omit<Place, 'words'>, other: Omit<Place, 'words'>): boolean =>
  one.block === other.block && one.from <= other.to && one.to >= other.from;

function measure(language: Language, texts: readonly string[], of: keyof typeof CODES): Figures {
  const codes: readonly string[] = CODES[of];
  const all = texts.map((text): Figures => {
    const truth = marked(text);
    const found = checkOf(language)(truth.paragraphs).filter(({ code }) => codes.includes(code));
    // of a heading that gives an order the verb is the remark
    const meant = of === 'headings' ? [...truth.headings, ...truth.verbs] : truth[of];
    return {
      marked: truth[of].length,
      missed: truth[of].filter((one) => !found.some((other) => meets(one, other))).map(({ words }) => words),
      accused: found.filter((one) => !meant.some((other) => meets(one, other))).map(({ words, block }) => `${block} ${words}`),
    };
  });
  const joined = (which: 'missed' | 'accused') => all.flatMap((one) => one[which]);
  const figures = { marked: all.reduce((sum, one) => sum + one.marked, 0), missed: joined('missed'), accused: joined('accused') };
  process.stdout.write(`${language}, ${texts.length} texts, ${of}: ${JSON.stringify(figures)}\n`);
  return figures;
}

/** What is known to be missed: idioms that no list has. */
const MISSED: Partial<Record<Language, readonly string[]>> = { fr: ['incombe'], ru: ['следует в обязательном порядке'] };

describe('the wording check, in texts that it was not made for', () => {
  it.each(LANGUAGES)('G2, G3, G6 and G12 in %s: nothing is accused, and what is missed is known', (language) => {
    expect(measure(language, FRESH[language], 'verbs')).toEqual({
      marked: expect.any(Number),
      missed: MISSED[language] ?? [],
      accused: [],
    });
    for (const of of ['headings', 'terms'] as const)
      expect(measure(language, FRESH[language], of)).toMatchObject({ missed: [], accused: [] });
  });

  it('G2 in English precision and recall are 0.95 or more over all texts, those that were written after included', () => {
    expect(measure('en', AFTER, 'verbs')).toEqual({ marked: 7, missed: ['has to'], accused: [] });
    const { marked, missed, accused } = measure('en', [...TRUTH.en.seen, ...TRUTH.en.unseen, ...FRESH.en, ...AFTER], 'verbs');
    expect(marked).toBeGreaterThan(60);
    expect((marked - missed.length) / marked).toBeGreaterThanOrEqual(0.95);
    expect((marked - missed.length) / (marked - missed.length + accused.length)).toBeGreaterThanOrEqual(0.95);
  });
});
