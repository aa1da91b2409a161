/** Defined terms, abbreviations and the terms that the secretariat prefers: against texts that people have marked, and one by one. */
import { describe, expect, it } from 'vitest';
import type { TableWord } from '../../shared/forum/wording.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';
import type { Finding, Written } from '../../shared/wording/finding.ts';
import { patient } from '../support/patient.ts';
import { TERMS } from './truth/terms.ts';
import { marked, type Place, TRUTH } from './truth/truth.ts';

const ABOUT_TERMS: ReadonlySet<string> = new Set(['abbreviation', 'explained-late', 'explained-twice', 'term-form']);
const inTerms = (language: Language, paragraphs: readonly Written[]): readonly Finding[] =>
  checkOf(language)(paragraphs).filter(({ code }) => ABOUT_TERMS.has(code));
const meets = (one: Omit<Place, 'words'>, other: Omit<Place, 'words'>): boolean =>
  one.block === other.block && one.from < other.to && one.to > other.from;

interface Figures {
  readonly marked: number;
  readonly missed: readonly string[];
  readonly accused: readonly string[];
}

function measure(language: Language, texts: readonly string[]): Figures {
  return texts.map(marked).reduce<Figures>(
    (sum, { paragraphs, terms }) => {
      const found = inTerms(language, paragraphs);
      return {
        marked: sum.marked + terms.length,
        missed: [...sum.missed, ...terms.filter((one) => !found.some((other) => meets(one, other))).map(({ words }) => words)],
        accused: [
          ...sum.accused,
          ...found.filter((one) => !terms.some((other) => meets(one, other))).map(({ code, words }) => `${code} ${words}`),
        ],
      };
    },
    { marked: 0, missed: [], accused: [] },
  );
}

describe('G12 terms in texts that were marked', () => {
  it.each(LANGUAGES.map((language) => [language]))('G6 and G12 in %s: all that is marked is found, and nothing else', (language) => {
    const { seen, unseen } = TERMS[language];
    for (const [name, texts] of [
      ['seen while it was tuned', seen],
      ['unseen', unseen],
    ] as const) {
      const figures = measure(language, texts);
      process.stdout.write(`${language}, ${name}: ${JSON.stringify(figures)}\n`);
      expect(figures.marked).toBeGreaterThan(2);
      expect([name, figures.missed, figures.accused]).toEqual([name, [], []]);
    }
  });

  it.each(LANGUAGES.map((language) => [language]))('G12 in %s: where no term is defined, none has another form', (language) => {
    const { seen, unseen } = TRUTH[language];
    const found = [...seen, ...unseen].flatMap((one) => inTerms(language, marked(one).paragraphs));
    expect(found.filter(({ code }) => code !== 'abbreviation').map(({ words }) => words)).toEqual([]);
  });
});

const paragraphs = (...lines: readonly string[]): readonly Written[] => marked(lines.join('\n')).paragraphs;
const said = (language: Language, ...lines: readonly string[]): readonly string[] =>
  inTerms(language, paragraphs(...lines)).map(({ block, code, words, instead }) => [block, code, words, instead ?? ''].join(' ').trim());

describe('G12 names that a text gives', () => {
  it('G12 says in which form a term was defined, after its definition alone', () => {
    expect(
      said(
        'en',
        'p that the Rural Access Panel and the panel met;',
        'p that the Rural Access Panel (the “Panel”) meets;',
        'p that the Rural Access Panel and the panel meet, and the Panel too.',
      ),
    ).toEqual(['b2 term-form Rural Access Panel Panel', 'b2 term-form panel Panel']);
  });

  it('G12 takes none for a name that only stands in brackets', () => {
    const lines = [
      'p Resolution 12 (“Operators keep records of outages”), and the decision of the Union (Geneva, 2030);',
      'p satellites in several orbits (low, medium and geostationary) and other satellites;',
      'p operators keep records of outages, in several orbits and in Geneva.',
    ];
    expect(said('en', ...lines)).toEqual([]);
  });

  it('G12 an abbreviation in quotation marks is explained, and twice is told from another one of the same letters', () => {
    expect(said('en', 'p access points (“AP”) and AP owners;', 'p an annual plan (AP) for every AP.')).toEqual([]);
    expect(said('en', 'p access points (“AP”);', 'p an access point (AP).')).toEqual(['b1 explained-twice AP']);
  });

  it('G12 what a footnote explains is not late, and a title says nothing', () => {
    const [first, second] = paragraphs('p that RAN sites differ;', 'p radio access network (RAN).');
    expect(first && second && inTerms('en', [first, { ...second, kind: 'footnote' }])).toEqual([]);
    expect(said('en', 'T RAN SITES', 'p a radio access network (RAN) and its RAN sites.')).toEqual([]);
  });

  it('G12 no text, however odd, makes it throw or takes it long', () => {
    const odd = [
      '('.repeat(3_000),
      '(hereinafter '.repeat(400),
      '(“A”) '.repeat(1_000),
      `${'A'.repeat(5_000)} (AA)`,
      'далее '.repeat(900),
      '以下简称“'.repeat(900),
      `(“Регион”) ${'а'.repeat(19_000)}`,
      `(“المنتدى”) ${'و'.repeat(19_000)}`,
      '“1 '.repeat(6_000),
      Array.from({ length: 1_800 }, (_, at) => `(“Aa b${at}”)`).join(' '),
    ];
    for (const language of LANGUAGES)
      for (const words of odd) {
        const from = performance.now();
        expect(() => inTerms(language, paragraphs(`p ${words}`))).not.toThrow();
        expect(performance.now() - from).toBeLessThan(patient(1_000));
      }
  });
});

describe('G13 terms that the secretariat prefers', () => {
  const list = (language: Language, word: string, instead: string): TableWord => ({
    language,
    kind: 'replaced',
    word,
    listed: true,
    instead,
  });
  const replaced = (language: Language, table: readonly TableWord[], words: string): readonly string[] =>
    checkOf(
      language,
      table,
    )(paragraphs(`p ${words}`))
      .filter(({ code }) => code === 'replaced')
      .map((one) => `${one.words} > ${one.instead}`);

  it.each([
    ['en', 'mobile phones', 'mobile telephones', 'that Mobile  phones and “mobile phones”, and mobile telephones'],
    ['fr', 'téléphone cellulaire', 'téléphone mobile', 'que le Téléphone cellulaire et le téléphone mobile'],
    ['es', 'teléfono celular', 'teléfono móvil', 'que el Teléfono celular y el teléfono móvil'],
    ['ru', 'мобильник', 'мобильный телефон', 'что Мобильник и мобильный телефон'],
    ['zh', '手机', '移动电话', '手机和移动电话'],
    ['ar', 'الهاتف الخلوي', 'الهاتف المتنقل', 'أن الهاتف الخلوي والهاتف المتنقل'],
  ] as const)('G13 are said in %s, in any case, not in a quotation', (language, word, instead, words) => {
    const found = replaced(language, [list(language, word, instead)], words);
    expect(found).toHaveLength(1);
    expect(found[0]?.endsWith(`> ${instead}`)).toBe(true);
    expect(replaced(language, [{ ...list(language, word, instead), listed: false }], words)).toEqual([]);
  });

  it('G13 leaves alone what is part of the preferred term, and says one of several words for each', () => {
    const table = [list('en', 'telephone', 'mobile telephone'), list('en', 'cellphone', 'mobile telephone')];
    expect(replaced('en', table, 'a mobile telephone, a telephone and a cellphone')).toEqual([
      'telephone > mobile telephone',
      'cellphone > mobile telephone',
    ]);
  });
});
