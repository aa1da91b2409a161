/**
 * Texts that somebody made to hold up the server: they cost what prose of the same length costs, times a small number. Where one cost grows
 * with the square of the length it is hundreds of times that, so no clock of a busy machine matters.
 */
import { expect, it } from 'vitest';
import { type Input, readOpinion } from '../../shared/import/read.ts';

const LENGTH = 240_000;
const SLOWER = 40;

const fill = (piece: string): string => piece.repeat(LENGTH / piece.length);

const HOSTILE: Readonly<Record<string, Input>> = {
  'signs that begin no tag': { html: `<p>${fill('<')}` },
  'such signs on lines of their own': { html: `<p>${fill('<\n')}` },
  'space before what is no attribute': { html: `<p ${fill(' ')}"` },
  'space between what is no attribute': { html: `<p ${fill(' "')}` },
  'quotes that do not end': { html: `<p ${fill(`a=' b=" `)}` },
  'links within links': { html: `<p>${fill('<a>x')}` },
  'a style that never says its level': { html: `<p style="${fill('mso-list:')}">x` },
  'a list that has letters': { html: `<ol type="a">${'<li>x'.repeat(20_000)}` },
  'comments that do not end': { html: `<p>${fill('<!--')}` },
  'conditions that do not end': { html: `<p>${fill('<![if ')}` },
  'marks on one letter': { text: `e${fill('\u0301\u0323')}` },
  'marks of emphasis': { text: fill('*a _b ') },
  brackets: { text: fill('[[( ') },
  'space within a line': { text: `x${fill(' ')}x` },
  'direction marks': { text: `${fill('\u200e')}x` },
};

const cost = (input: Input): number => {
  const since = performance.now();
  readOpinion(input);
  return performance.now() - since;
};
const prose = { text: fill('Words of an opinion that are wrapped where they are wrapped in mails.\n') };

it.each(Object.entries(HOSTILE))('%s cost no more than prose does, times a small number', (_, input) => {
  cost(prose);
  const usual = Math.max(...[1, 2, 3].map(() => cost(prose)));
  expect(cost(input)).toBeLessThan(SLOWER * usual);
});

it('numbers a list as far as there are letters, wherever it begins', () => {
  const from = (start: string) => readOpinion({ html: `<p>considering</p><ol type="a" start="${start}"><li>that x</ol>` });
  for (const start of ['9007199254740991', '-60', '0', '79', '1e9']) expect(from(start).blocks.at(-1)?.text).toContain('that x');
});

it('keeps marks in their order up to where no script has any, and every one of them', () => {
  const crowded = `e${'\u0301\u0323'.repeat(500)}`;
  const read = (words: string) => readOpinion({ text: `Title\n\nThe Forum,\n\nconsidering\n\n${words}` }).blocks.at(-1)?.text;
  expect(read(crowded)?.normalize('NFD').length).toBe(crowded.length);
  expect(read('Cafe\u0301')).toBe('Café');
});
