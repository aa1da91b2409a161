/** Every rule about Word files has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PLACES = ['tests/word', 'tests/export', 'tests/ui'];

it('the rules about Word files and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(W\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  const tests = PLACES.flatMap((place) => readdirSync(place).map((name) => `${place}/${name}`)).filter((path) =>
    /\.test\.tsx?$/.test(path),
  );
  const text = tests.map((path) => readFileSync(path, 'utf8')).join('\n');
  const cited = new Set([...text.matchAll(/['"`](W\d+) /g)].map(([, rule]) => rule ?? ''));
  expect(rules.length).toBeGreaterThan(0);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited].sort()).toEqual([...rules].sort());
});
