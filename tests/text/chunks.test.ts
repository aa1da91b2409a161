import { expect, it } from 'vitest';
import { Chunks } from '../../server/text/chunks.ts';
import { seeded } from '../support/rng.ts';

it('joins what the lines would, whatever is changed and however many there are', () => {
  const rng = seeded('chunks of lines');
  for (const count of [0, 1, 31, 32, 33, rng.between(65, 300)]) {
    const lines = Array.from({ length: count }, (_, i) => `["line ${i}"]`);
    const chunks = new Chunks(lines, (line) => line);
    expect(chunks.pieces().join(',')).toBe(lines.join(','));
    for (let change = 0; count > 0 && change < 50; change++) {
      const place = rng.below(count);
      lines[place] = `["${rng.below(1_000_000)}"]`;
      chunks.set(place, lines[place]);
      if (rng.chance(0.5)) expect(chunks.pieces().join(',')).toBe(lines.join(','));
    }
    expect(chunks.pieces().join(',')).toBe(lines.join(','));
  }
});
