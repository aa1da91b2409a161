/** The chair declines an editorial change that the secretariat proposes (13.1). */
import { expect, it } from 'vitest';
import { evolve } from '../../shared/opinion/evolve.ts';
import { happened } from '../../shared/opinion/happened.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import { ARL, CHAIR, EVERYBODY, OFFICE, World } from './world.ts';

const proposal = (w: World) =>
  ({ do: 'propose-editorial', block: 'x', exact: w.state.blocks.get('x')?.exact ?? '', words: 'to share, power' }) as const;

it('13.1 is over when the chair declines it or the secretariat takes it back, who says so of what waits alone; the secretariat may propose again', () => {
  const w = new World();
  w.agree('x');
  const told: (readonly [string, readonly (string | null)[], number | null])[] = [];
  w.watch = (before, entry, after) =>
    void told.push(...happened(before, entry, after).map((one) => [one.what, one.blocks, one.of] as const));
  const of = w.must(OFFICE, proposal(w));
  const may = EVERYBODY.filter((one) => whatMay(w.shown, one, 'x', w.now)['decline-editorial'] === null);
  expect([may, EVERYBODY.filter((one) => w.decide(one, { do: 'decline-editorial', of }).ok)]).toEqual([
    [CHAIR, OFFICE],
    [CHAIR, OFFICE],
  ]);
  expect([w.give(ARL, { do: 'decline-editorial', of }), w.give(CHAIR, { do: 'decline-editorial', of: of - 1 })]).toEqual([
    'not-chair',
    'text-changed',
  ]);
  const was = w.hash('x');
  const declined = w.must(CHAIR, { do: 'decline-editorial', of });
  expect(w.entries.at(-1)).toMatchObject({ seq: declined, fact: { type: 'editorial.declined', of } });
  expect(told).toEqual([
    ['editorialProposed', ['x'], null],
    ['editorialDeclined', ['x'], of],
  ]);
  expect([w.hash('x'), w.status('x'), w.at('x').editorial]).toEqual([was, 'agreed', undefined]);
  expect(w.give(CHAIR, { do: 'confirm-editorial', of })).toBe('text-changed');
  expect(w.give(CHAIR, { do: 'decline-editorial', of })).toBe('text-changed');
  const again = w.must(OFFICE, proposal(w));
  expect(w.at('x').editorial?.proposed?.seq).toBe(again);
  const back = w.must(OFFICE, { do: 'decline-editorial', of: again });
  expect(w.entries.at(-1)).toMatchObject({ seq: back, by: { capacity: 'secretariat' }, fact: { type: 'editorial.declined', of: again } });
  expect([w.hash('x'), w.status('x'), w.at('x').editorial]).toEqual([was, 'agreed', undefined]);
  // what was confirmed is for the States to undo
  const third = w.must(OFFICE, proposal(w));
  w.must(CHAIR, { do: 'confirm-editorial', of: third });
  expect(w.give(OFFICE, { do: 'decline-editorial', of: third })).toBe('text-changed');
  expect(w.entries.reduce(evolve, emptyState)).toEqual(w.state);
});
