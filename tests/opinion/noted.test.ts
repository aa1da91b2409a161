/** Withdrawals that the chair has heard and written down. */
import { expect, it } from 'vitest';
import { decide } from '../../shared/opinion/decide.ts';
import { register } from '../../shared/opinion/show.ts';
import { ARL, BRU, CHAIR, COR, HERE, OFFICE, World } from './world.ts';

it('2.18 what the chair has heard withdrawn holds until its State withdraws it', () => {
  const w = new World();
  const position = w.object(ARL, 'a');
  const heard = { do: 'note-withdrawal', position, reason: 'Arlen says that it can live with it.' } as const;
  w.call('a');
  const seq = w.must(CHAIR, heard);
  w.wait(15);
  expect([w.status('a'), w.declare('a'), w.at('a').positions[0]?.noted]).toEqual(['objected', 'objection-stands', { seq, note: null }]);
  const shown = register(w.state, new Map([[seq, { reason: heard.reason }]]), 'o');
  expect(shown.paragraphs.find(({ id }) => id === 'a')?.positions[0]?.noted?.note).toEqual({ reason: heard.reason });
  w.must(ARL, { do: 'withdraw', position });
  w.wait(15);
  expect(typeof w.declare('a')).toBe('number');
});

it('2.18 a State that objects again was misheard', () => {
  const w = new World();
  const position = w.object(ARL, 'a');
  w.must(CHAIR, { do: 'note-withdrawal', position, reason: 'heard' });
  w.object(ARL, 'a');
  expect(w.at('a').positions.map(({ noted }) => noted)).toEqual([null]);
});

it('2.18 the presiding chair writes it down in an open sitting, with what was said, of what holds', () => {
  const w = new World();
  const position = w.object(ARL, 'a');
  const condition =
    `p${w.must(BRU, { do: 'make-conditional', block: 'b', hash: w.hash('b'), links: [{ block: 'x', hash: w.hash('x') }] })}` as const;
  const note = `p${w.must(COR, { do: 'reserve', block: 'a', hash: w.hash('a') })}` as const;
  const heard = (id: `p${number}`, reason = 'heard') => ({ do: 'note-withdrawal', position: id, reason }) as const;
  for (const other of [ARL, BRU, OFFICE]) expect(w.give(other, heard(position))).toBe('not-chair');
  expect(w.give(CHAIR, heard(position, ' '))).toBe('reason-missing');
  expect([w.give(CHAIR, heard(note)), w.give(CHAIR, heard('p99'))]).toEqual(['no-such-position', 'no-such-position']);
  expect(decide(w.state, heard(position), CHAIR, w.now, w.state.seq, { ...HERE, sitting: 'closed' })).toMatchObject({
    refusal: { code: 'meeting-closed' },
  });
  w.must(CHAIR, heard(condition));
});
