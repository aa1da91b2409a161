/** Every rule of SPEC.md about following has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the rules of SPEC.md about following and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(L\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  const tests = ['tests/live', 'tests/e2e'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const text = tests
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const cited = new Set([...text.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*['"`](L\d+) /g)].map(([, rule]) => rule ?? ''));
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited].sort()).toEqual([...rules].sort());
});
