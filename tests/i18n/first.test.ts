/** A browser has fewer words than the server: of an opinion the first ones alone, of the first pages those of their own besides, of all others those of pages with a script. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Catalogue } from '../../shared/i18n/catalogue.ts';
import { loadFirst, loadHome, loadPageWords } from '../../shared/i18n/in-browser.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';

/** What is drawn before all words are here; of an opinion also the parts that come in chunks of their own and do not wait (client/ui/later.tsx). */
const ROOTS = ['main.tsx', 'pages/opinion/opinion.tsx'];
/** What is drawn with these and their own (client/pages/home-words.tsx). */
const FIRST_PAGES = ['pages/home/home.tsx', ...['sign-in', 'invite', 'returning', 'again'].map((name) => `pages/sign-in/${name}.tsx`)];
const LAZY = /\blazy\((?:retryImport\()?async \(\) => \(\{ default: \(await import\('(\.[^']+)'\)/g;
const ANY_LATER = /\bimport\(\s*'(\.[^']+)'\)/g;
const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+\.tsx?)'/gm;

/**
 * Catalogues are not read here, and rules say nothing: the names of their acts look like keys. A field is named only where the words of its
 * form have come.
 */
const SPEECHLESS = /\/shared\/(i18n|forum|opinion)\/|\/shared\/page\/faulty\.ts$/;

type Next = (path: string, text: string) => Iterable<RegExpMatchArray>;

function filesFrom(path: string, found: Map<string, string>, later: Next): Map<string, string> {
  if (found.has(path) || !existsSync(path) || SPEECHLESS.test(path)) return found;
  const text = readFileSync(path, 'utf8');
  found.set(path, text);
  for (const [, next = ''] of [...text.matchAll(IMPORTED), ...later(path, text)]) filesFrom(resolve(dirname(path), next), found, later);
  return found;
}

/** What these files say, of the whole catalogue without the words that are there. */
async function missing(files: ReadonlyMap<string, string>, here: Partial<Catalogue>): Promise<readonly string[]> {
  const later = Object.keys(await loadCatalogue('en')).filter((key) => !Object.hasOwn(here, key));
  expect(later.length).toBeGreaterThan(100);
  const text = [...files.values()].join('\n');
  const named = new Set([...text.matchAll(/'([a-z]+\.[\w.-]+)'/gi)].map(([, key]) => key));
  // what the forum refuses (`forum.`) is asked for on later pages
  const begun = [...text.matchAll(/`([a-z]+\.[\w.-]*)\$\{/gi)].map(([, start = '']) => start).filter((start) => start !== 'forum.');
  return later.filter((key) => named.has(key) || begun.some((start) => key.startsWith(start)));
}

it('an opinion says nothing whose words come later', async () => {
  const files = new Map<string, string>();
  const drawnAtOnce: Next = (path, text) => (path.includes('/pages/opinion/') ? text.matchAll(LAZY) : []);
  for (const root of ROOTS) filesFrom(resolve('client', root), files, drawnAtOnce);
  expect(files.size).toBeGreaterThan(100);
  expect(await missing(files, await loadFirst('en'))).toEqual([]);
});

it('the list of opinions and the ways in say nothing whose words come later than their own', async () => {
  const files = new Map<string, string>();
  for (const page of FIRST_PAGES) filesFrom(resolve('client', page), files, () => []);
  expect(files.size).toBeGreaterThan(40);
  expect(await missing(files, await loadHome('en'))).toEqual([]);
});

it('no page with a script says what only the server says', async () => {
  const files = filesFrom(resolve('client/main.tsx'), new Map(), (_path, text) => text.matchAll(ANY_LATER));
  expect(files.size).toBeGreaterThan(300);
  expect(await missing(files, await loadPageWords('en'))).toEqual([]);
});

it('the first words are the same in every language', async () => {
  const english = Object.keys(await loadFirst('en'));
  for (const language of LANGUAGES) expect(Object.keys(await loadFirst(language)), language).toEqual(english);
});
