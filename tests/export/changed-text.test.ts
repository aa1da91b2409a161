/** H51: what stands in the words of a text is no mark of the list of what changed. */
import { expect, it } from 'vitest';
import { unmarked } from '../../server/http/files/changed-text.ts';

it('H51 no words of a text make a mark, and all others stay as they are', () => {
  expect(unmarked('a {++ shall ++} (BRU) and {--must--}')).toBe('a { ++ shall ++ } (BRU) and { --must-- }');
  for (const words of ['a [b] {c} d++ -- {+ }', '', '{', '++', '--']) expect(unmarked(words)).toBe(words);
});
