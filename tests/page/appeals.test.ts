/** 12.8: an appeal in words, the same wherever it is listed; nothing of whose it is to those who get no names. */
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { happened } from '../../shared/opinion/happened.ts';
import { register } from '../../shared/opinion/show.ts';
import { appealNews } from '../../shared/page/appeal-news.ts';
import { appealLines, appealsPending } from '../../shared/page/appeals.ts';
import { Entities } from '../../shared/page/entities.ts';
import { nameless } from '../../shared/page/nameless.ts';
import { opinionNames } from '../../shared/page/paragraph-names.ts';
import { BRU, OFFICE, World } from '../opinion/world.ts';

it('12.8 says against what, how it ended and what its State says to that, and what waits for it', async () => {
  const text = createText('en', await loadCatalogue('en'), 'UTC');
  const world = new World();
  const told: string[] = [];
  world.watch = (before, entry, after) => told.push(...happened(before, entry, after).map(({ what, entity }) => `${what} ${entity}`));
  const notes = new Map();
  const look = () => register(world.state, notes, 'o');
  const names = () => opinionNames(text, new Entities([], 'en'), look(), new Map([['n', 'noting']]));
  const of = world.must(BRU, { do: 'appeal', of: world.call('a'), reason: 'other words' });
  notes.set(of, { reason: 'other words' });
  const pending = look();
  const state = names().entity('bru');
  expect(appealsPending(text, pending, () => state)).toBe(
    `An appeal is pending: ${state}. Nothing is adopted or closed before it has been decided.`,
  );
  expect(appealsPending(text, nameless(pending), () => state)).toContain('An appeal is pending: a Member State.');
  expect(nameless(pending).appeals).toEqual([]);
  const ended = world.must(OFFICE, { do: 'record-appeal', of, end: 'not-upheld', statement: 'as decided' });
  const said = world.must(BRU, { do: 'contradict-appeal', of, statement: 'not so' });
  notes.set(ended, { statement: 'as decided' }).set(said, { statement: 'not so' });
  const [appeal] = look().appeals;
  if (appeal === undefined) throw new Error('no appeal');
  const lines = appealLines(text, names(), appeal);
  expect(lines.map((one) => one.said)).toEqual(['other words', 'as decided', 'not so']);
  expect(lines[0].words).toMatch(/^Appeal of .+: the call for objections · “noting a\)” · /);
  expect(lines[1]?.words).toMatch(/^As the secretariat has recorded it, .+: not upheld\.$/);
  expect(appealsPending(text, look(), () => state)).toBeNull();
  expect(appealNews(pending, look(), text, names()).map(({ region }) => region)).toEqual(['alert', 'status']);
  expect(told.slice(-3)).toEqual(['appealed bru', 'appealNotUpheld bru', 'appealContradicted bru']);
});
