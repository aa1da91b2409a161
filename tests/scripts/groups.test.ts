import { expect, it } from 'vitest';
import { AT_NIGHT, grouped, longestFirst } from '../../scripts/groups.mjs';
import { files } from '../law/sources.ts';

const all = files(/^tests\/.*\.test\.tsx?$/);

it('runs each test file in one group, what measures by itself and what waits with two for each core', () => {
  const groups = grouped(all, 2, 'pr');
  const atNight = ['tests/e2e/webkit.test.ts', ...AT_NIGHT];
  expect([...groups.flatMap((one) => one.files), ...atNight].toSorted()).toEqual(all.toSorted());
  expect(groups.map(({ name, workers }) => [name, workers])).toEqual([
    ['tests that compute', 2],
    ['tests that draw', 2],
    ['tests that wait', 4],
    ['tests that measure', 1],
  ]);
  expect(groups.filter(({ shares }) => shares).map(({ name }) => name)).toEqual(['tests that compute']);
  for (const { files } of groups) expect(files.length).toBeGreaterThan(4);
  expect(grouped(all, 64, 'pr').map(({ workers }) => workers)).toEqual([8, 8, 8, 1]);
});

it('names no file to measure or to begin with that is not there', () => {
  const measuring = grouped(all, 2, 'pr').at(-1);
  expect(measuring?.files.length).toBe(7);
  expect(all.toSorted(longestFirst).slice(0, 3)).toEqual([
    'tests/e2e/pages.test.ts',
    'tests/e2e/weak-list.test.ts',
    'tests/opinion/random.test.ts',
  ]);
});

it('runs at night, and before a release, rare states too, some once more in Firefox, and one in WebKit', () => {
  const [gate, night] = [grouped(all, 2, 'pr'), grouped(all, 2, 'nightly')];
  const onlyAtNight = night.slice(0, -2).map((group, at) => group.files.filter((file) => !gate[at]?.files.includes(file)));
  expect(onlyAtNight).toEqual([[], [], [...AT_NIGHT], []]);
  expect(night.slice(0, -2).map(({ name }) => name)).toEqual(gate.map(({ name }) => name));
  const [firefox, webkit] = night.slice(-2);
  expect(firefox).toMatchObject({ name: 'tests in Firefox', env: { TEST_BROWSER: 'firefox' } });
  expect(firefox?.files.length).toBe(4);
  expect(webkit).toMatchObject({ name: 'tests in WebKit', env: {}, files: ['tests/e2e/webkit.test.ts'] });
  expect(night.flatMap(({ again }) => again)).toEqual([]);
  expect(gate.flatMap(({ again }) => again).every((file) => /^tests\/(e2e|client\/browser)\//.test(file))).toBe(true);
  expect(grouped(all, 2, 'release')).toEqual(night);
});
