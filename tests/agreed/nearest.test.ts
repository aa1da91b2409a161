/** Which passages are nearest to a wording: in six languages, in any order of the shelves, and among five thousand. */
import { describe, expect, it } from 'vitest';
import { candidates, likeness, ranked } from '../../shared/agreed/nearest.ts';
import { passageOf, type Shelf } from '../../shared/agreed/passage.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { freshSeed, rngOf } from '../support/rng.ts';
import { shelfOf } from './shelf.ts';

const shelf = (language: Language, ...texts: readonly string[]): Shelf =>
  shelfOf(
    language,
    texts.map((text) => passageOf(text, language)),
  );

function nearest(
  shelves: readonly Shelf[],
  words: string,
  language: Language,
): { readonly found: readonly string[]; readonly steps: number } {
  const work = candidates(shelves, passageOf(words, language), language);
  let steps = 0;
  for (let step = work.next(); ; step = work.next()) {
    steps += 1;
    if (step.done !== true) continue;
    const all = step.value.map((one) => {
      const text = shelves[one.shelf]?.passages[one.at]?.text ?? '';
      return { ...one, text, likeness: likeness(words, text, language) };
    });
    return { found: ranked(all, 8).map(({ text }) => text), steps };
  }
}

/** A wording, what was agreed that is near to it, and what was agreed of something else. */
const LIKE: readonly (readonly [Language, string, string, string])[] = [
  [
    'en',
    'that rural networks need simple rules;',
    'that networks in rural areas need rules that are simple,',
    'that alerts arrive in time;',
  ],
  [
    'fr',
    'que les réseaux ruraux ont besoin de règles simples ;',
    'que les RESEAUX ruraux ont besoin de règles',
    'que les alertes arrivent à temps',
  ],
  [
    'es',
    'que las redes rurales necesitan reglas sencillas;',
    'que las redes rurales precisan reglas sencillas',
    'que las alertas lleguen a tiempo',
  ],
  ['ru', 'что сельским сетям нужны простые правила;', 'что сельским сетям необходимы простые правила', 'что оповещения приходят вовремя'],
  ['ar', 'أن الشبكات الريفية تحتاج إلى قواعد بسيطة؛', 'أن الشَّبكات الريفية بحاجة إلى قواعد بسيطة', 'أن الإنذارات تصل في حينها'],
  ['zh', '农村网络需要简单的规则；', '农村地区的网络需要简单规则', '警报应及时送达'],
];

describe('V5 the nearest passages', () => {
  it.each(LIKE)('V5 are found in %s, and others are not', (language, words, near, other) => {
    expect(nearest([shelf(language, other), shelf(language, other, near)], words, language).found).toEqual([near]);
  });

  it('V5 are of the language of the wording alone', () => {
    const words = 'que les redes locales';
    expect(nearest([shelf('es', words)], words, 'fr').found).toEqual([]);
    expect(nearest([shelf('es', words)], words, 'es').found).toEqual([words]);
  });

  it('V5 are told by words that few passages have', () => {
    const common = Array.from({ length: 150 }, (_, n) => `that the Member States of the Union should consider matter ${n}`);
    const rare = 'that the Member States of the Union consider submarine cables';
    expect(nearest([shelf('en', ...common, rare)], 'that landing points of submarine cables matter to the Union', 'en').found[0]).toBe(
      rare,
    );
  });

  it('V5 are in the order of how much stays the same, and alike in any order of the shelves', () => {
    const words = 'that an alert protects people only if it arrives in time;';
    const near = [
      'that an alert protects people only if it arrives in time',
      'that a warning protects people only if it arrives in time',
      'people are protected if an alert arrives',
    ];
    const shelves = near.map((one) => shelf('en', one, 'that cables carry traffic'));
    expect(nearest(shelves, words, 'en').found).toEqual(near);
    expect(nearest(shelves.toReversed(), words, 'en').found).toEqual(near);
  });

  it('V5 of a few selected words are passages that have them all, however long', () => {
    const long = `that ${'the experience of administrations and of the study groups concerned has shown in many places over years, '.repeat(4)} submarine cable landing points deserve protection`;
    expect(nearest([shelf('en', long, 'that points matter')], 'submarine cable landing points', 'en').found[0]).toBe(long);
  });

  it('V5 and V6 of Arabic are found whatever is joined to their words', () => {
    const near = 'والشبكات الريفية بقواعد بسيطة وللقرى';
    const words = 'شبكات ريفية قواعد البسيطة والقرى';
    expect(nearest([shelf('ar', 'أن الإنذارات تصل في حينها', near)], words, 'ar').found).toEqual([near]);
    expect(likeness('والشبكات بالقرية', 'الشبكات للقرية', 'ar')).toBe(1);
  });

  it('V5 of nothing, of signs alone or of strange words are none, and nothing is thrown', () => {
    for (const words of ['', '  ;', 'zzz', '\ud800\udfff\u202e', 'x'.repeat(9_000)])
      expect([words.slice(0, 5), nearest([shelf('en', 'that networks matter')], words, 'en').found]).toEqual([words.slice(0, 5), []]);
  });
});

describe('V10 among a thousand passages', () => {
  it('V10 the one that was changed is found, in many short steps', () => {
    const rng = rngOf(freshSeed('agreed language'));
    const words = Array.from({ length: 2_000 }, (_, n) => `word${n.toString(36)}`);
    // few words are frequent, as in any language
    const word = (): string => words[Math.floor(words.length * rng.next() ** 3)] ?? '';
    const texts = Array.from({ length: 1_000 }, () => Array.from({ length: 20 + rng.below(40) }, word).join(' '));
    const shelves = Array.from({ length: 50 }, (_, at) => shelf('en', ...texts.slice(at * 20, at * 20 + 20)));
    for (let round = 0; round < 5; round += 1) {
      const wanted = texts[rng.below(texts.length)] ?? '';
      const changed = wanted.split(' ').map((one, at) => (at % 6 === 0 ? word() : one));
      const { found, steps } = nearest(shelves, changed.join(' '), 'en');
      expect(found[0]).toBe(wanted);
      expect(steps).toBeGreaterThan(50);
    }
  });
});
