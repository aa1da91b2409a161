/** Every rule of SPEC.md about signing in has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the rules about signing in and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(S\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  const tests = readdirSync('tests/auth').filter((name) => name.endsWith('.test.ts'));
  const text = tests.map((name) => readFileSync(`tests/auth/${name}`, 'utf8')).join('\n');
  const cited = new Set([...text.matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*['"`](S\d+) /g)].map(([, rule]) => rule ?? ''));
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited].sort()).toEqual([...rules].sort());
});
