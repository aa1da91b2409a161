import { describe, expect, it } from 'vitest';
import { Comparisons } from '../../server/room/past/comparisons.ts';
import { compareWords } from '../../shared/compare/words.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

describe('words that were compared', () => {
  it('H2 are told as if they were compared anew, whatever was asked before', () => {
    const rng = rngOf(freshSeed('comparisons'));
    const comparisons = new Comparisons(2_000);
    const wording = (): string => Array.from({ length: rng.below(4) }, () => rng.pick(['a', 'b ', '[', '价格', ' '])).join('');
    let again = 0;
    const asked = new Set<string>();
    for (let round = 0; round < 500; round += 1) {
      const [before, after, language] = [wording(), wording(), rng.pick(['en', 'zh'] as const)];
      expect(comparisons.words(before, after, language)).toEqual(compareWords(before, after, language));
      const key = JSON.stringify([before, after, language]);
      if (asked.has(key)) again += 1;
      asked.add(key);
    }
    expect(again).toBeGreaterThan(0);
  });

  it('H11 are kept up to so many letters, those that were asked for last', () => {
    const comparisons = new Comparisons(100);
    const kept = comparisons.words('was', 'is', 'en');
    for (let one = 0; one < 50; one += 1) {
      expect(comparisons.words('was', 'is', 'en')).toBe(kept);
      comparisons.words(`before ${one}`, `after ${one}`, 'en');
      expect(comparisons.letters).toBeLessThanOrEqual(100);
    }
    comparisons.words('x'.repeat(200), 'y', 'en');
    expect(comparisons.letters).toBe(0);
    expect(comparisons.words('was', 'is', 'en')).not.toBe(kept);
  });
});
