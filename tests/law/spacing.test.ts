/** Space is one of six steps (shared/page/parts/tokens.css): the sheets of the browser name them in margins, paddings and gaps. */
import { expect, it } from 'vitest';
import { files, read } from './sources.ts';

/** What else there is, and for what. A pixel more or less than a step is that step. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '0.0625rem': 'a hair: round letters and between lines',
  '0.125rem': 'a hair: round letters and between lines',
  '-1px': 'the caret of another lies on the letters',
  '2px': 'between parts of one picture',
  '0.375rem': 'between the two smallest steps: lines that are dense',
  '0.625rem': 'between two steps: rows of one line',
  '0.875rem': 'between two steps: what is pressed when signing in, and the side of the text',
  '1.25rem': 'between two steps: inside of cards and bars',
  '1.3rem': 'a letter or number that hangs before its paragraph',
  '1.75rem': 'numbers that hang before a list',
  '2rem': 'the edge of a page, and of the screen of a room',
  '2.25rem': 'levels of a text',
  '4.5rem': 'levels of a text',
  '6.5rem': 'levels of a text that is read in',
  '6.75rem': 'levels of a text',
  '4rem': 'below a page',
  '24rem': 'below an opinion: its end can be brought into the middle',
};

const steps = [...read('shared/page/parts/tokens.css').matchAll(/--s-(\d+): ([\d.]+)rem;/g)].map(([, name, rem]) => [
  Number(name),
  Number(rem) * 16,
]);
const SPACE = /[\s;{](?:margin|padding|gap|row-gap|column-gap)(?:-(?:block|inline)(?:-(?:start|end))?)?:([^;}]*)/g;
const LENGTH = /(?<![\w.-])-?\d*\.?\d+(?:rem|px)\b/g;

it('margins, paddings and gaps are steps of the scale, or named here', () => {
  expect(steps.length).toBe(6);
  expect(steps.every(([name, px]) => name === px)).toBe(true);
  const used = new Set<string>();
  const found = files(/^client\/.*\.css$/).flatMap((path) =>
    [...read(path).matchAll(SPACE)].flatMap(([, words = '']) =>
      [...words.matchAll(LENGTH)].flatMap(([length]) => {
        used.add(length);
        return Object.hasOwn(OTHERWISE, length) ? [] : [`${path}: ${length}`];
      }),
    ),
  );
  expect(found).toEqual([]);
  expect(Object.keys(OTHERWISE).filter((length) => !used.has(length))).toEqual([]);
  const px = (length: string): number => Number.parseFloat(length) * (length.endsWith('rem') ? 16 : 1);
  expect(Object.keys(OTHERWISE).filter((length) => steps.some(([, step = 0]) => Math.abs(px(length) - step) <= 1))).toEqual([]);
});
