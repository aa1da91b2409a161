/** SPEC.md and the tests say the same: every rule has a test whose name begins with its number, and no number stands for anything else. */
import { describe, expect, it } from 'vitest';
import { chapterOf, citations, citedIn, namedIn, rulesOf } from './rules.ts';
import { files, read } from './sources.ts';

const rules = rulesOf(read('SPEC.md'));
const ids = new Set(rules.map(({ id }) => id));
const cited = citations();

/** Where each rule of a chapter has a test, whatever else cites it: the law in its own fold, the text in the engine or the room. */
const LAW = ['tests/opinion/'];
const FORUM = ['tests/forum/'];
const HOMES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [String(i + 1), LAW])),
  ...Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`F${i + 1}`, FORUM])),
  S: ['tests/auth/'],
  L: ['tests/live/', 'tests/e2e/'],
  N: ['tests/http/', 'tests/client/sync/', 'tests/system/', 'tests/ui/', 'tests/e2e/', 'tests/process/'],
  P: ['tests/ui/', 'tests/http/', 'tests/page/', 'tests/client/editor/', 'tests/e2e/'],
  T: ['tests/text/', 'tests/room/', 'tests/client/sync/', 'tests/client/editor/'],
  W: ['tests/word/', 'tests/export/', 'tests/ui/'],
};

describe('the rules of SPEC.md', () => {
  it('are read, and so are the names of tests', () => {
    expect(rules.length).toBeGreaterThan(350);
    expect(citedIn("it('1.8 T38 an objection', …); ])('F1.12, 8.7 it is'); describe(\n  `X3 and X4 hold`); it('40 of them', …)")).toEqual([
      '1.8',
      'T38',
      'F1.12',
      '8.7',
      'X3',
      'X4',
    ]);
  });

  it('each stand once', () => {
    const seen = new Set<string>();
    const twice = rules.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => `${id} stands twice in SPEC.md`);
    expect(twice).toEqual([]);
  });

  it('are all that a test cites', () => {
    const strange = [...cited].flatMap(([id, paths]) =>
      ids.has(id) ? [] : paths.map((path) => `${path} cites ${id}: no rule of SPEC.md`),
    );
    expect(strange).toEqual([]);
  });

  it('each have a test, in a folder of their chapter', () => {
    const missing = rules.flatMap(({ id }) => {
      const homes = HOMES[chapterOf(id)] ?? ['tests/'];
      const there = (cited.get(id) ?? []).some((path) => homes.some((home) => path.startsWith(home)));
      return there ? [] : [`${id} has no test whose name begins with it in ${homes.join(', ')}`];
    });
    expect(missing).toEqual([]);
  });

  it('are all that rules, comments and docs name', () => {
    const isThere = (id: string): boolean => ids.has(id) || rules.some((rule) => chapterOf(rule.id) === id);
    const own = rules.flatMap(({ id, text }) => namedIn(text).map((named) => ({ named, where: `SPEC.md ${id}` })));
    const others = files(/^(shared|server|client|tests|docs|bench|scripts)\/.*\.(ts|tsx|mjs|md)$/).flatMap((path) =>
      [...read(path).matchAll(/(?:SPEC(?:\.md)?,?|\brules?) (?:chapters? )?((?:(?:F\d+\.\d+|[A-Z]\d+|\d+\.\d+)(?:, | and )?)+)/g)].flatMap(
        ([, words = '']) => namedIn(words).map((named) => ({ named, where: path })),
      ),
    );
    expect(others.length).toBeGreaterThan(30);
    const strange = [...own, ...others].filter(({ named }) => !isThere(named));
    expect(strange.map(({ named, where }) => `${where} names ${named}: no rule of SPEC.md`)).toEqual([]);
  });
});
