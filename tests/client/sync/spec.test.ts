/** Every rule of SPEC.md about the network has a test whose name begins with its number, and no test cites a rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDERS = ['tests/http', 'tests/client/sync', 'tests/system', 'tests/ui', 'tests/e2e', 'tests/process'];

it('the rules about the network and the tests that cite them are the same', () => {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*(N\d+)\*\*/gm)].map(([, rule]) => rule ?? '');
  const tests = FOLDERS.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (/\.test\.tsx?$/.test(name) ? [`${folder}/${name}`] : [])),
  );
  const text = tests.map((name) => readFileSync(name, 'utf8')).join('\n');
  // `it(`, and the end of `it.each(…)(`
  const cited = new Set([...text.matchAll(/(?:\bit|\))\(\s*['"`](N\d+) /g)].map(([, rule]) => rule ?? ''));
  expect(new Set(rules).size).toBe(rules.length);
  expect([...cited].sort()).toEqual([...rules].sort());
});
