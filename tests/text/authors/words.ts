/** What is typed in meetings at random. */
import type { Rng } from '../../support/rng.ts';

export const WORDS =
  'the of and shall should parties states measures consider report under with that urges notes climate finance support annual any all a'.split(
    ' ',
  );
/** What is typed over other words are other words: the same ones retyped keep their author (H22). */
export const OTHERS = 'binding common global modest prior urgent digital rural every whole'.split(' ');
export const sentence = (rng: Rng, words: number, from = WORDS): string => Array.from({ length: words }, () => rng.pick(from)).join(' ');
