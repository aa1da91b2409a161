/** Every rule of the last chapter of SPEC.md has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The engine, the room that records what it makes, and the page that hears of it. */
const PLACES = ['tests/text', 'tests/room', 'tests/client/sync'];

it('the rules about the text and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(T\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  const tests = PLACES.flatMap((place) => readdirSync(place).map((name) => `${place}/${name}`)).filter((path) => path.endsWith('.test.ts'));
  const text = tests.map((path) => readFileSync(path, 'utf8')).join('\n');
  const cited = new Set([...text.matchAll(/['"`](T\d+) /g)].map(([, rule]) => rule ?? ''));
  expect(rules.length).toBeGreaterThan(15);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited].sort()).toEqual([...rules].sort());
});
