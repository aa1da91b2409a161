/** The one seat of a State that was dismissed: what it holds stands, and is lifted from there. */
import { expect, it } from 'vitest';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { ARL, BRU, CHAIR, OFFICE, World } from './world.ts';

const LEFT: Actor = { ...ARL, capacity: 'follower', functions: [], dismissed: true };

const held = (w: World, id: 'a' | 'b') => w.at(id).positions.map(({ id: position }) => position);

it('1.1 from the seat of a dismissed State nobody raises anything, and what it raised before stands', () => {
  const w = new World();
  w.object(ARL, 'a');
  const on = { block: 'b', hash: w.hash('b') };
  const commands: readonly Command[] = [
    { do: 'raise-objection', ...on },
    { do: 'raise-objection', ...on, enteredFor: { entity: 'arl', via: 'floor' } },
    { do: 'ask-time', ...on, until: w.now + 1000 },
    { do: 'reserve', ...on },
    { do: 'support', ...on },
    { do: 'abstain', ...on },
    { do: 'await-instructions', ...on },
    { do: 'make-statement', block: null, kind: 'statement', statement: 'We left.' },
    { do: 'ask-reopen', block: 'b', reason: 'We left.' },
  ];
  for (const command of commands) expect([command.do, w.give(LEFT, command)]).toEqual([command.do, 'entity-dismissed']);
  expect(w.on('a')).toEqual(['arl:objection']);
});

it('F1.12 it withdraws, drops, confirms and disowns what is its own, as its head would, and nothing else', () => {
  const w = new World();
  w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
  const objection = w.object(ARL, 'a');
  const note = `p${w.must(ARL, { do: 'support', block: 'a', hash: w.hash('a') })}`;
  const other = w.object(BRU, 'a');
  const disowned = w.object(OFFICE, 'b', { enteredFor: { entity: 'arl', via: 'floor' } });
  w.edit('b', 'that batteries last, sites fall silent');
  w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
  expect(w.give(LEFT, { do: 'withdraw', position: other })).toBe('not-your-position');
  w.must(LEFT, { do: 'drop-carried', position: objection, block: 'b' });
  w.must(LEFT, { do: 'withdraw', position: objection });
  w.must(LEFT, { do: 'withdraw', position: note });
  w.must(LEFT, { do: 'disown', position: disowned });
  const confirmed = w.object(OFFICE, 'b', { enteredFor: { entity: 'arl', via: 'floor' } });
  w.must(LEFT, { do: 'confirm', position: confirmed });
  expect([held(w, 'a'), held(w, 'b').filter((id) => id !== other)]).toEqual([[other], [confirmed]]);
  w.must(LEFT, { do: 'withdraw', position: confirmed });
  const may = Object.entries(whatMay(w.shown, LEFT, 'a', w.now));
  const refused = may.flatMap(([name, refusal]) => (refusal?.code === 'entity-dismissed' ? [] : [name]));
  expect(refused.sort()).toEqual(['confirm', 'disown', 'drop-carried', 'withdraw', 'withdraw-appeal']);
});

it('F1.12 it withdraws its own appeal, as its head would, and neither another one nor makes or contradicts one', () => {
  const w = new World();
  w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
  const of = w.call('a');
  const [own, other, ended] = [ARL, BRU, ARL].map((by, at) => w.must(by, { do: 'appeal', of: at < 2 ? of : w.call('b'), reason: 'why' }));
  w.must(OFFICE, { do: 'record-appeal', of: ended ?? 0, end: 'not-upheld', statement: 'so decided' });
  expect(w.give(LEFT, { do: 'withdraw-appeal', of: other ?? 0 })).toBe('not-your-position');
  expect(w.give(LEFT, { do: 'contradict-appeal', of: ended ?? 0, statement: 'no' })).toBe('entity-dismissed');
  expect(w.give(LEFT, { do: 'appeal', of, reason: 'again' })).toBe('entity-dismissed');
  w.must(LEFT, { do: 'withdraw-appeal', of: own ?? 0 });
  expect(w.shown.appeals.map(({ ended: end }) => end?.own)).toEqual([true, undefined, false]);
});
