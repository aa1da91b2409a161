/** The report of the Secretary-General: everything of an opinion but its consensus. */
import { describe, expect, it } from 'vitest';
import { closedBlocks } from '../../shared/opinion/closed.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { following } from '../../shared/opinion/follow.ts';
import { callable, mayDeclare, whatMay } from '../../shared/opinion/questions.ts';
import { register } from '../../shared/opinion/show.ts';
import { writing } from '../../shared/opinion/writing.ts';
import { registerOf } from '../client/support/registers.ts';
import { ACME, ARL, BRU, CHAIR, EVERYBODY, HERE, line, OFFICE, World } from './world.ts';

const SECTIONS = [
  line('t', 'REPORT', 'title'),
  line('p', 'Purpose', 'operative-heading'),
  line('x', 'The Forum exchanges views.'),
  line('r', 'Resilience', 'operative-heading'),
  line('y', 'Sites fall silent.'),
  line('z', 'in [most] places', 'operative-item', 1),
  line('u', 'Warnings reach few.'),
];
const report = (): World => new World(SECTIONS, { kind: 'report', policy: { ...DEFAULT_POLICY, editing: 'pen-holder' } });

const NEVER = [
  'open-discussion',
  'ask-time',
  'abstain',
  'await-instructions',
  'make-conditional',
  'note-withdrawal',
  'call',
  'call-in-writing',
  'extend-call',
  'cancel-call',
  'refer',
  'recall',
  'declare',
  'dissociate',
  'undo',
  'ask-reopen',
  'reopen',
  'propose-editorial',
  'confirm-editorial',
  'decline-editorial',
  'contest-editorial',
  'call-adoption',
  'adopt',
  'close-without-adoption',
  'appeal',
  'record-appeal',
  'withdraw-appeal',
  'contradict-appeal',
] as const;

describe('the report', () => {
  it('11.1 is not called, declared or adopted by anybody, whatever else stands in the way', () => {
    const w = report();
    for (const one of EVERYBODY) {
      for (const block of ['x', 'z', null]) {
        const answers = whatMay(w.shown, one, block, w.now);
        const refused = Object.entries(answers).filter(([, refusal]) => refusal?.code === 'not-an-opinion');
        expect(refused.map(([name]) => name).sort(), one.entity).toEqual([...NEVER].sort());
      }
    }
    expect([...callable(w.shown)]).toEqual([]);
    expect(mayDeclare(w.shown, 'x', w.now)).toEqual([{ code: 'not-an-opinion' }]);
    expect(w.give(CHAIR, { do: 'close-without-adoption', outcome: 'withdrawn' })).toBe('not-an-opinion');
    expect([w.shown.blockers, [...closedBlocks(w.state)]]).toEqual([[], []]);
  });

  it('11.1 is an opinion where the log does not say that it is a report', () => {
    const w = new World();
    expect([w.state.kind, w.shown.kind, report().shown.kind]).toEqual(['opinion', 'opinion', 'report']);
    w.agree('x');
    expect(w.status('x')).toBe('agreed');
  });

  it('11.2 hears every objection and other position as a comment, until it is withdrawn, and nothing waits for it', () => {
    const w = report();
    const objection = w.object({ ...ARL, remote: true }, 'y', { hash: 'words that never were' });
    w.object(BRU, null);
    w.must(BRU, { do: 'reserve', block: 'x', hash: w.hash('x') });
    w.must(ACME, { do: 'record-concern', block: 'x', hash: w.hash('x') });
    w.must(OFFICE, { do: 'raise-objection', block: 'u', hash: null, enteredFor: { entity: 'cor', via: 'telephone' } });
    w.edit('y', 'Many sites fall silent.');
    w.remove('u');
    expect([w.on('y'), w.on(null), w.on('x'), w.on('u')]).toEqual([
      ['arl:objection'],
      ['bru:objection'],
      ['bru:reservation', 'acme:concern'],
      ['cor:objection'],
    ]);
    expect(w.shown.blockers).toEqual([]);
    expect(w.give(CHAIR, { do: 'withdraw', position: objection })).toBe('not-your-position');
    w.must(ARL, { do: 'withdraw', position: objection });
    expect(w.on('y')).toEqual([]);
  });

  it('11.3 lets the experts suggest where its policy says so, and never type, whatever a meeting has set', () => {
    const w = report();
    const editing = (one: 'co-edit' | 'suggest') => ({ do: 'set-policy', policy: { ...w.state.policy, editing: one } }) as const;
    expect(w.give(OFFICE, editing('co-edit'))).toBe('policy-not-allowed');
    w.must(OFFICE, editing('suggest'));
    expect(w.state.policy.editing).toBe('suggest');
    const brought = { policy: DEFAULT_POLICY, from: { meeting: 'ieg-1', seq: 9 } };
    expect(following(w.state, brought)).toBeNull();
    expect(following(new World().state, brought)).not.toBeNull();
  });

  it('11.5 is marked as final by the secretariat, once, where it reads as its newest draft and nothing is undecided', () => {
    const w = report();
    const finish = () => ({ do: 'finish-report', textHash: w.state.textHash ?? '' }) as const;
    const numbered = (): void => {
      w.here = { ...HERE, draft: w.state.textHash };
    };
    expect(w.give(OFFICE, finish())).toBe('text-changed');
    numbered();
    w.edit('y', 'Many sites fall silent.');
    expect([w.give(OFFICE, finish()), w.give(OFFICE, { do: 'finish-report', textHash: w.here.draft ?? '' })]).toEqual([
      'text-changed',
      'text-changed',
    ]);
    w.edit('y', 'Many sites fall silent.', 1);
    numbered();
    expect(w.decide(OFFICE, finish())).toEqual({ ok: false, refusal: { code: 'suggestions-left', blocks: ['y'] } });
    w.edit('y', 'Many sites fall silent.');
    numbered();
    for (const one of EVERYBODY.filter((by) => by !== OFFICE)) expect(w.give(one, finish())).toBe('not-secretariat');
    const seq = w.must(OFFICE, finish());
    expect(w.shown.finish).toEqual({ over: true, seq, at: w.now, note: null });
    expect(w.give(OFFICE, finish())).toBe('report-final');
    for (const command of [finish(), { do: 'reopen-report', reason: 'why' }] as const)
      expect(new World().give(OFFICE, command)).toBe('not-a-report');
  });

  it('11.5 is opened again with a reason, and then as it was', () => {
    const w = report();
    w.here = { ...HERE, draft: w.state.textHash };
    const again = { do: 'reopen-report', reason: 'A figure was wrong.' } as const;
    expect(w.give(OFFICE, again)).toBe('already-open');
    w.must(OFFICE, { do: 'finish-report', textHash: w.state.textHash ?? '' });
    expect([w.give(CHAIR, again), w.give(OFFICE, { ...again, reason: ' ' })]).toEqual(['not-secretariat', 'reason-missing']);
    const seq = w.must(OFFICE, again);
    const notes = new Map([[seq, { reason: again.reason }]]);
    expect(register(w.state, notes, 'report').finish).toEqual({ over: false, seq, at: w.now, note: { reason: again.reason } });
    expect([...closedBlocks(w.state)]).toEqual([]);
  });

  it('11.6 is closed as a whole while it is final, and hears positions as before', () => {
    const w = report();
    const objection = w.object(ARL, 'y');
    w.remove('u');
    w.object(BRU, 'u');
    w.edit('x', 'The Forum exchanges views.', 0);
    w.here = { ...HERE, draft: w.state.textHash };
    w.must(OFFICE, { do: 'finish-report', textHash: w.state.textHash ?? '' });
    expect([...closedBlocks(w.state)]).toEqual(w.state.layout.order);
    expect(w.shown.paragraphs.filter(({ closed, removed }) => !closed && !removed)).toEqual([]);
    const settle = { do: 'settle', block: 'x', of: 'arl', id: '1', verdict: 'accept', exact: w.at('x').exact ?? '' } as const;
    expect([w.give(OFFICE, settle), w.give(OFFICE, { do: 'restore', block: 'u' })]).toEqual(['report-final', 'report-final']);
    w.must(ACME, { do: 'record-concern', block: 'x', hash: w.hash('x') });
    w.object(BRU, null);
    w.must(ARL, { do: 'withdraw', position: objection });
    for (const one of [OFFICE, ARL, ACME]) expect(writing(registerOf({ ...w.shown }), one)).toBeNull();
    expect(writing(registerOf({ ...w.shown, finish: null }), OFFICE)).toBe('may');
  });

  it('11.4 numbers its paragraphs through all sections, a single one too', () => {
    const w = report();
    expect(w.shown.paragraphs.map(({ id, label }) => [id, label])).toEqual([
      ['t', ''],
      ['p', ''],
      ['x', '1'],
      ['r', ''],
      ['y', '2'],
      ['z', 'i)'],
      ['u', '3'],
    ]);
    w.write([...w.lines.slice(0, 3), line('n', 'New.'), ...w.lines.slice(3)]);
    expect([w.at('n').label, w.at('y').label]).toEqual(['2', '3']);
  });
});
