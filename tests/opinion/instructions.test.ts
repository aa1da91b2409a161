/** Ad referendum: instructions that a State awaits. */
import { expect, it } from 'vitest';
import { register } from '../../shared/opinion/show.ts';
import { ACME, ARL, BRU, CHAIR, GUEST, HERE, OFFICE, OPERATOR, READER, World } from './world.ts';

const awaits = (w: World, block: string | null) =>
  ({ do: 'await-instructions', block, hash: block === null ? null : w.hash(block) }) as const;

it('2.25 a State says in drafting that its instructions are pending, beside whatever else it says, and holds nothing', () => {
  const w = new World(undefined, { phase: 'tabled' });
  expect(w.give(ARL, awaits(w, 'a'))).toBe('not-in-drafting');
  w.must(CHAIR, { do: 'open-discussion' });
  for (const other of [ACME, GUEST, OPERATOR, READER]) expect(w.give(other, awaits(w, 'a'))).toBe('not-a-member-state');
  for (const neutral of [CHAIR, OFFICE]) expect(w.give(neutral, awaits(w, 'a'))).toBe('chair-is-neutral');
  expect([w.give(ARL, awaits(w, 'n')), w.give(ARL, awaits(w, 'never'))]).toEqual(['heading-takes-none', 'no-such-paragraph']);
  w.must(ARL, { do: 'support', block: 'a', hash: w.hash('a') });
  w.must(ARL, { do: 'reserve', block: 'b', hash: w.hash('b') });
  for (const block of ['a', 'b', null]) w.must(ARL, awaits(w, block));
  expect([w.on('a'), w.on('b'), w.on(null)]).toEqual([
    ['arl:ad-referendum', 'arl:support'],
    ['arl:reservation', 'arl:ad-referendum'],
    ['arl:ad-referendum'],
  ]);
  w.agree('a');
  expect(w.status('a')).toBe('agreed');
  w.must(ARL, awaits(w, 'a'));
  expect([w.on('a').length, w.status('a')]).toEqual([2, 'agreed']);
});

it('2.26 at adoption such a State is recorded as having adopted ad referendum, whatever it is silent about', () => {
  const w = new World();
  const position = `p${w.must(ARL, awaits(w, 'a'))}` as const;
  const second = `p${w.must(ARL, awaits(w, null))}` as const;
  const gone = `p${w.must(BRU, awaits(w, 'b'))}` as const;
  w.must(BRU, { do: 'withdraw', position: gone });
  w.adopt();
  const pending = () => w.shown.adopted?.pending;
  expect(pending()).toEqual([{ entity: 'arl', came: null, note: null }]);
  expect(w.give(ARL, { do: 'withdraw', position })).toBe('reason-missing');
  expect(w.give(BRU, { do: 'withdraw', position, statement: 'yes' })).toBe('not-your-position');
  w.here = { ...HERE, reported: true };
  expect(w.decide(ARL, { do: 'withdraw', position, statement: 'yes' })).toMatchObject({
    refusal: { code: 'opinion-closed', report: true },
  });
  w.here = HERE;
  w.must(ARL, { do: 'withdraw', position, statement: 'Of the one.' });
  expect(pending()).toEqual([{ entity: 'arl', came: null, note: null }]);
  const seq = w.must(ARL, { do: 'withdraw', position: second, statement: 'We agree.' });
  expect(pending()).toEqual([{ entity: 'arl', came: { seq, at: w.now }, note: null }]);
  const shown = register(w.state, new Map([[seq, { statement: 'We agree.' }]]), 'o');
  expect(shown.adopted?.pending[0]?.note).toEqual({ statement: 'We agree.' });
});

it('2.26 an adoption that is undone in time has recorded nobody', () => {
  const w = new World();
  w.must(ARL, awaits(w, 'a'));
  w.must(CHAIR, { do: 'undo', of: w.beginAdoption() });
  expect([w.shown.adopting, w.shown.adopted]).toEqual([null, null]);
});
