/** What everybody reads is in short sentences: most who read it do so in a language that is not their first. */
import { expect, it } from 'vitest';
import { passages, sentencesOf, wordsOf } from './prose.ts';
import { rulesOf } from './rules.ts';
import { files, read } from './sources.ts';

const MOST_WORDS = 30;

const tooLong = (where: string, text: string): readonly string[] =>
  passages(text)
    .flatMap(sentencesOf)
    .flatMap((sentence) => {
      const words = wordsOf(sentence);
      return words > MOST_WORDS ? [`${where}: a sentence of ${words} words, ${MOST_WORDS} are the most: ${sentence}`] : [];
    });

it('a passage is a paragraph, a point of a list or a cell; a sentence ends with a mark and a space', () => {
  const page =
    '# Head\n\nOne line\nand its next. Two (2.1).\n\n- **1.1** A point:\n  - of `a list` …;\n  - with 3.5 parts.\n\n| a | b c |\n';
  expect(passages(page)).toEqual([
    '# Head',
    'One line and its next. Two (2.1).',
    '- **1.1** A point:',
    '- of `a list` …;',
    '- with 3.5 parts.',
    'a',
    'b c',
  ]);
  expect(sentencesOf('One line and its next. Two (2.1). "Three" is one! (Four.) And e.g. five.')).toEqual([
    'One line and its next.',
    'Two (2.1).',
    '"Three" is one!',
    '(Four.)',
    'And e.g. five.',
  ]);
  expect(wordsOf('- of `a list` … (F1.12)')).toBe(3);
});

it('no rule of SPEC.md has a sentence of more than 30 words', () => {
  const rules = rulesOf(read('SPEC.md'));
  expect(rules.flatMap(({ id, text }) => tooLong(id, text))).toEqual([]);
  const rest = rules.reduce((page, { text }) => page.replace(text, ''), read('SPEC.md'));
  expect(tooLong('SPEC.md', rest)).toEqual([]);
});

it.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/design.md', 'docs/translating.md'])(
  '%s has no sentence of more than 30 words',
  (page) => {
    expect(tooLong(page, read(page))).toEqual([]);
  },
);

it('every file that a page names is there', () => {
  const there = files(/./).map((path) => `/${path}`);
  const pages = files(/^[^/]+\.md$|^(docs|bench)\/.*\.md$/);
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/(?<![\w/.-])((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|md))(?![\w/])/g)].map(([, name = '']) => ({
      page,
      name,
    })),
  );
  expect(named.length).toBeGreaterThan(80);
  const missing = named.filter(({ name }) => !there.some((path) => path.endsWith(`/${name}`)));
  expect(missing.map(({ page, name }) => `${page} names ${name}: no such file`)).toEqual([]);
});

it('README.md says what each folder of server and shared is for', () => {
  const readme = read('README.md');
  const folders = new Set(files(/^(server|shared)\/[^/]+\//).map((path) => path.split('/').slice(0, 2).join('/')));
  expect(folders.size).toBeGreaterThan(20);
  expect([...folders].filter((folder) => !readme.includes(`\`${folder}/\``))).toEqual([]);
});
