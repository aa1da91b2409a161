/** The first pages and an opinion are drawn with the first words alone: whatever they say must be among them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadCatalogue, loadFirst } from '../../shared/i18n/load.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';

/** What is drawn before all words are here; of an opinion also the parts that come in chunks of their own and do not wait (client/ui/later.tsx). */
const SIGN_IN = ['sign-in', 'invite', 'returning', 'again'].map((name) => `pages/sign-in/${name}.tsx`);
const ROOTS = ['main.tsx', 'pages/home/home.tsx', ...SIGN_IN, 'pages/opinion/opinion.tsx'];
const LAZY = /\blazy\(async \(\) => \(\{ default: \(await import\('(\.[^']+)'\)/g;
const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+\.tsx?)'/gm;

/** Catalogues are not read here, and rules say nothing: the names of their acts look like keys. */
const SPEECHLESS = /\/shared\/(i18n|forum|opinion)\//;

function filesFrom(path: string, found: Map<string, string>): Map<string, string> {
  if (found.has(path) || !existsSync(path) || SPEECHLESS.test(path)) return found;
  const text = readFileSync(path, 'utf8');
  found.set(path, text);
  const late = path.includes('/pages/opinion/') ? [...text.matchAll(LAZY)] : [];
  for (const [, next = ''] of [...text.matchAll(IMPORTED), ...late]) filesFrom(resolve(dirname(path), next), found);
  return found;
}

it('the first pages say nothing whose words come later', async () => {
  const files = new Map<string, string>();
  for (const root of ROOTS) filesFrom(resolve('client', root), files);
  expect(files.size).toBeGreaterThan(100);
  const first = await loadFirst('en');
  const later = Object.keys(await loadCatalogue('en')).filter((key) => !Object.hasOwn(first, key));
  expect(later.length).toBeGreaterThan(100);
  const text = [...files.values()].join('\n');
  const named = new Set([...text.matchAll(/'([a-z]+\.[\w.-]+)'/gi)].map(([, key]) => key));
  // what the forum refuses (`forum.`) is asked for on later pages
  const begun = [...text.matchAll(/`([a-z]+\.[\w.-]*)\$\{/gi)].map(([, start = '']) => start).filter((start) => start !== 'forum.');
  expect(later.filter((key) => named.has(key) || begun.some((start) => key.startsWith(start)))).toEqual([]);
});

it('the first words are the same in every language', async () => {
  const english = Object.keys(await loadFirst('en'));
  for (const language of LANGUAGES) expect(Object.keys(await loadFirst(language)), language).toEqual(english);
});
