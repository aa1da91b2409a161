/** Every rule of SPEC.md has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const NAMES = /\bit\(\s*['"`](\d+\.\d+) /g;

function cited(): ReadonlySet<string> {
  const files = readdirSync('tests/opinion').filter((name) => name.endsWith('.test.ts'));
  const text = files.map((name) => readFileSync(`tests/opinion/${name}`, 'utf8')).join('\n');
  return new Set([...text.matchAll(NAMES)].map(([, rule]) => rule ?? ''));
}

it('the rules of SPEC.md and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(\d+\.\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  expect(rules.length).toBeGreaterThan(50);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited()].sort()).toEqual([...rules].sort());
});
