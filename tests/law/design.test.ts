/** The guide of looks (docs/design.md) names what is there: every shape, every colour, and no picture that is not small. */
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SHAPES } from '../../shared/page/shapes.ts';
import { files, read } from './sources.ts';

const guide = read('docs/design.md');

it('docs/design.md has a row for every shape and every colour', () => {
  const colours = [...read('shared/page/parts/tokens.css').matchAll(/(--[\w-]+): light-dark\(/g)].map(([, name = '']) => name);
  expect(colours.length).toBeGreaterThan(20);
  expect([...Object.keys(SHAPES), ...colours].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

it('the pictures of docs/design.md are few and small, and each is shown', () => {
  const pictures = files(/^docs\/pictures\//);
  expect(pictures.length).toBeLessThanOrEqual(8);
  expect(pictures.filter((path) => statSync(path).size > 60 * 1024)).toEqual([]);
  const shown = [...guide.matchAll(/\((pictures\/[\w.-]+)\)/g)].map(([, path]) => `docs/${path}`);
  expect(shown.sort()).toEqual([...pictures].sort());
});
