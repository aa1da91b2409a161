import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import { nextDue } from '../../shared/opinion/lapse.ts';
import { register } from '../../shared/opinion/show.ts';
import { ACME, ARL, BRU, CHAIR, COR, DEPUTY, EVERYBODY, line, OFFICE, OPERATOR, TEXT, World } from './world.ts';

const appeal = (of: number): Command => ({ do: 'appeal', of, reason: 'the call named other words' });
const record = (of: number, end: 'upheld' | 'not-upheld' | 'withdrawn'): Command => ({
  do: 'record-appeal',
  of,
  end,
  statement: 'put to the meeting, and decided',
});
const close: Command = { do: 'close-without-adoption', outcome: 'no-consensus' };
const codes = (w: World): readonly string[] => w.shown.blockers.map(({ code }) => code);

/** Everything is agreed and the call for adoption may be opened. */
function ready(): { readonly w: World; readonly declared: number } {
  const w = new World();
  w.agreeAll();
  return { w, declared: w.at('x').declared?.seq ?? 0 };
}

describe('12 appeals', () => {
  it('12.1 a Member State appeals with a reason against a decision of the chair, and nobody else does', () => {
    const { w, declared } = ready();
    for (const by of EVERYBODY.filter((one) => one.capacity !== 'member-state'))
      expect(w.give(by, appeal(declared))).toBe('not-a-member-state');
    expect(w.give(ARL, { do: 'appeal', of: declared, reason: ' ' })).toBe('reason-missing');
    const objection = w.object(BRU, 'a');
    for (const of of [0, 1, 2, Number(objection.slice(1)), 999]) expect(w.give(ARL, appeal(of))).toBe('no-such-act');
    const at = w.must(ARL, appeal(declared));
    expect(w.shown.appeals).toMatchObject([
      { seq: at, entity: 'arl', against: { seq: declared, kind: 'paragraph.declared', blocks: ['x'] }, ended: null, contradicted: null },
    ]);
  });

  it('12.1 each decision of the chair may be named, and what others do may not', () => {
    const w = new World(TEXT, { phase: 'tabled' });
    const given = (by: typeof CHAIR, command: Command): number => w.must(by, command);
    const kinds = (): readonly string[] => w.state.rulings.map(({ seq, kind, blocks }) => `${seq} ${kind} ${blocks.join()}`);
    const found: string[] = [];
    const says = (seq: number, what: string): void => void found.push(`${seq} ${what}`);
    says(given(CHAIR, { do: 'open-discussion' }), 'discussion.opened ');
    says(given(CHAIR, { do: 'set-policy', policy: { ...w.state.policy, minCallSeconds: 20 } }), 'policy.changed ');
    given(OFFICE, { do: 'set-policy', policy: { ...w.state.policy, minCallSeconds: 15 } });
    given(CHAIR, { do: 'focus', block: 'a', view: 'clean' });
    given(CHAIR, { do: 'make-statement', block: null, kind: 'statement', statement: 'welcome' });
    const entered = { entity: 'cor', via: 'floor' } as const;
    const objected = given(CHAIR, { do: 'raise-objection', block: 'b', hash: w.hash('b'), enteredFor: entered });
    says(given(CHAIR, { do: 'note-withdrawal', position: `p${objected}`, reason: 'heard' }), 'withdrawal.noted b');
    given(COR, { do: 'withdraw', position: `p${objected}` });
    says(given(CHAIR, { do: 'refer', blocks: ['a', 'b'], group: 'friends' }), 'paragraphs.referred a,b');
    says(given(CHAIR, { do: 'recall', blocks: ['b'] }), 'paragraphs.recalled b');
    says(w.call('x', 'y'), 'call.opened x,y');
    says(given(CHAIR, { do: 'cancel-call', blocks: ['y'] }), 'call.cancelled y');
    w.wait(15);
    const declared = given(CHAIR, { do: 'declare', target: { block: 'x', hash: w.hash('x') } });
    says(declared, 'paragraph.declared x');
    says(given(CHAIR, { do: 'undo', of: declared }), 'declaration.undone x');
    says(given(CHAIR, { do: 'declare', target: { block: 'x', hash: w.hash('x') } }), 'paragraph.declared x');
    says(given(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'a slip' }), 'paragraph.reopened x');
    const silence = given(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }], deadline: w.now + 73 * 3_600_000 });
    says(silence, 'call.opened a');
    says(given(CHAIR, { do: 'extend-call', of: silence, deadline: w.now + 80 * 3_600_000 }), 'call.extended a');
    w.must(CHAIR, { do: 'cancel-call', blocks: ['a'] });
    found.push(`${w.state.seq} call.cancelled a`);
    expect(kinds()).toEqual(found);
    expect(w.at('x').rulings.map(({ kind }) => kind)).toEqual([
      ...['call.opened', 'paragraph.declared', 'declaration.undone', 'paragraph.declared', 'paragraph.reopened'],
    ]);
    expect(w.shown.rulings.map(({ kind }) => kind)).toEqual(['discussion.opened', 'policy.changed']);
    w.agreeAll();
    says(given(CHAIR, { do: 'call-adoption', ...w.hashes }), 'adoption.called ');
    says(given(CHAIR, { do: 'cancel-call', blocks: 'adoption' }), 'call.cancelled ');
    says(given(CHAIR, close), 'opinion.closed ');
    expect(kinds().slice(-3)).toEqual(found.slice(-3));
    // what is older than a day is nobody's to appeal against any more
    w.must(ARL, appeal(w.state.seq));
    w.wait(86_401);
    w.must(OFFICE, record(w.state.seq, 'upheld'));
    w.must(CHAIR, { do: 'focus', block: null, view: 'clean' });
    w.must(CHAIR, close);
    expect(kinds()).toEqual([`${w.state.seq} opinion.closed `]);
  });

  it('12.1 a suggestion that the chair settled is a decision, one that the pen settled is none', () => {
    const w = new World([...TEXT, line('z', 'to share more', 'operative-item', 0, 2)]);
    const settle = { command: 'settle', block: 'z', of: 'acme', id: '1', verdict: 'reject' } as const;
    w.edit('z', 'to share', 1);
    const settled = (by: typeof CHAIR): number => {
      const facts = w.lines.map((one) => (one.id === 'z' ? { ...one, suggestions: Math.max(0, one.suggestions - 1) } : one));
      w.write(facts, [], settle, by);
      return w.state.seq;
    };
    expect(w.give(ARL, appeal(settled(OFFICE)))).toBe('no-such-act');
    expect(w.give(ARL, appeal(settled(CHAIR)))).toBe(w.state.seq);
    expect(w.shown.appeals[0]?.against).toMatchObject({ kind: 'suggestion.settled', blocks: ['z'] });
  });

  it('12.2 at once: ten minutes while a sitting is open, a day while none is', () => {
    for (const [sitting, seconds] of [
      ['open', 600],
      ['suspended', 86_400],
      ['closed', 86_400],
      [null, 86_400],
    ] as const) {
      const { w, declared } = ready();
      w.here = { ...w.here, sitting };
      w.now = (w.at('x').declared?.at ?? 0) + seconds * 1000 + 1;
      expect(w.decide(ARL, appeal(declared))).toMatchObject({ refusal: { code: 'appeal-late', seconds } });
      w.now -= 1;
      expect(w.give(ARL, appeal(declared))).toBe(w.state.seq);
    }
  });

  it('12.2 once: a State against a decision, whatever became of its appeal; other States and other decisions are their own', () => {
    const { w, declared } = ready();
    const first = w.must(ARL, appeal(declared));
    expect(w.give(ARL, appeal(declared))).toBe('already-appealed');
    w.must(ARL, { do: 'withdraw-appeal', of: first });
    expect(w.give(ARL, appeal(declared))).toBe('already-appealed');
    w.must(BRU, appeal(declared));
    w.must(ARL, appeal(w.at('y').declared?.seq ?? 0));
    expect(w.shown.appeals.map(({ entity, ended }) => [entity, ended?.end])).toEqual([
      ['arl', 'withdrawn'],
      ['bru', undefined],
      ['arl', undefined],
    ]);
  });

  it('12.3 while one is pending nothing is called for adoption, adopted or closed, by the sponsor neither; all else goes on', () => {
    const { w, declared } = ready();
    const of = w.must(BRU, appeal(declared));
    expect(w.shown.blockers).toEqual([{ code: 'appeal-pending', entities: ['bru'] }]);
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toMatchObject({ refusal: { code: 'appeal-pending', entities: ['bru'] } });
    expect(w.give(CHAIR, close)).toBe('appeal-pending');
    expect(w.give(ARL, { do: 'close-without-adoption', outcome: 'withdrawn' })).toBe('appeal-pending');
    expect([w.status('x'), w.at('x').declared?.stands]).toEqual(['agreed', true]);
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' });
    w.agree('a');
    const objection = w.object(COR, 'b');
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toMatchObject({ refusal: { code: 'not-agreed', entities: ['cor'] } });
    w.must(COR, { do: 'withdraw', position: objection });
    w.agree('b');
    expect(codes(w)).toEqual(['appeal-pending']);
    w.must(OFFICE, record(of, 'not-upheld'));
    expect(codes(w)).toEqual([]);
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
  });

  it('12.3 7.4 an appeal in the call for adoption leaves it open, and keeps the chair from adopting until it has ended', () => {
    const { w } = ready();
    const call = w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    const of = w.must(BRU, appeal(call));
    w.wait(15);
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes })).toBe('appeal-pending');
    expect(w.shown.adoptionCall?.seq).toBe(call);
    w.must(BRU, { do: 'withdraw-appeal', of });
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
  });

  it('12.3 7.13 an adoption does not close while an appeal is pending, nor after one was upheld: that the chair undoes', () => {
    for (const end of ['not-upheld', 'upheld'] as const) {
      const w = new World();
      const adoption = w.beginAdoption();
      const of = w.must(BRU, appeal(adoption));
      expect([codes(w), nextDue(w.state)]).toEqual([['appeal-pending'], null]);
      w.wait(3600);
      w.lapse();
      expect(w.shown.phase).toBe('adopting');
      w.must(OFFICE, record(of, end));
      w.lapse();
      expect(w.shown.phase).toBe(end === 'upheld' ? 'adopting' : 'adopted');
      if (end === 'not-upheld') expect(w.give(ARL, appeal(adoption))).toBe('opinion-adopted');
      else {
        w.must(CHAIR, { do: 'undo', of: adoption });
        expect(w.shown.phase).toBe('drafting');
        w.must(CHAIR, { do: 'adopt', ...w.hashes });
        w.wait(60);
        w.lapse();
        expect(w.shown.phase).toBe('adopted');
      }
    }
  });

  it('12.4 the secretariat alone records how it has ended, once, with what was said', () => {
    const { w, declared } = ready();
    const of = w.must(ARL, appeal(declared));
    for (const by of [CHAIR, DEPUTY, ARL, BRU, ACME]) expect(w.give(by, record(of, 'not-upheld'))).toBe('not-secretariat');
    expect(w.give(OFFICE, { do: 'record-appeal', of, end: 'upheld', statement: '' })).toBe('reason-missing');
    expect(w.give(OFFICE, record(declared, 'upheld'))).toBe('no-such-appeal');
    const ended = w.must(OFFICE, record(of, 'not-upheld'));
    expect(w.shown.appeals[0]?.ended).toMatchObject({ seq: ended, end: 'not-upheld', own: false });
    expect(w.give(OFFICE, record(of, 'upheld'))).toBe('no-such-appeal');
    expect(w.give(ARL, { do: 'withdraw-appeal', of })).toBe('no-such-appeal');
  });

  it('12.5 its State withdraws it, as it lifts a hold; nothing else ends it', () => {
    const { w, declared } = ready();
    const of = w.must(ARL, appeal(declared));
    for (const by of [BRU, CHAIR, OFFICE]) expect(w.give(by, { do: 'withdraw-appeal', of })).toBe('not-your-position');
    w.must(CHAIR, { do: 'undo', of: declared });
    expect(codes(w)).toContain('appeal-pending');
    w.must(OFFICE, { do: 'set-policy', policy: { ...w.state.policy, headConfirms: true } });
    expect(w.give(ARL, { do: 'withdraw-appeal', of })).toBe('head-decides');
    w.must({ ...ARL, functions: ['head'] }, { do: 'withdraw-appeal', of });
    expect(w.shown.appeals[0]?.ended).toMatchObject({ end: 'withdrawn', own: true });
  });

  it('12.6 7.7 upheld it reverses nothing by itself, but for a closing, which the chair could not take back', () => {
    const { w, declared } = ready();
    w.must(OFFICE, record(w.must(ARL, appeal(declared)), 'upheld'));
    expect(w.status('x')).toBe('agreed');
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' });
    w.call('a');
    const closed = w.must(CHAIR, close);
    const [first, second] = [w.must(ARL, appeal(closed)), w.must(BRU, appeal(closed))];
    expect([w.shown.phase, w.shown.outcome]).toEqual(['not-adopted', 'no-consensus']);
    w.must(OFFICE, record(first, 'upheld'));
    expect([w.shown.phase, w.shown.outcome, w.at('a').call, w.status('x')]).toEqual(['drafting', null, null, 'agreed']);
    expect(w.give(CHAIR, close)).toBe('appeal-pending');
    w.must(OFFICE, record(second, 'not-upheld'));
    // closed again, the appeal against the earlier closing has nothing to open
    w.must(CHAIR, close);
    expect(w.shown.phase).toBe('not-adopted');
    const tabled = new World(TEXT, { phase: 'tabled' });
    tabled.must(OFFICE, record(tabled.must(ARL, appeal(tabled.must(CHAIR, close))), 'upheld'));
    expect(tabled.shown.phase).toBe('tabled');
  });

  it('12.7 its State contradicts the recorded end, once, until the report is closed; it holds nothing', () => {
    const { w, declared } = ready();
    const of = w.must(ARL, appeal(declared));
    const no: Command = { do: 'contradict-appeal', of, statement: 'we never took it back' };
    expect(w.give(ARL, no)).toBe('no-such-appeal');
    w.must(OFFICE, record(of, 'withdrawn'));
    for (const by of [BRU, CHAIR, OFFICE]) expect(w.give(by, no)).toBe('not-your-position');
    expect(w.give(ARL, { ...no, statement: '' })).toBe('reason-missing');
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    w.wait(15);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
    w.here = { ...w.here, reported: true };
    expect(w.give(ARL, no)).toBe('opinion-closed');
    w.here = { ...w.here, reported: false };
    const said = w.must(ARL, no);
    expect(w.shown.appeals[0]).toMatchObject({ ended: { end: 'withdrawn', own: false }, contradicted: { seq: said } });
    expect([w.give(ARL, no), w.shown.phase]).toEqual(['no-such-appeal', 'adopting']);
    const own = new World();
    const back = own.must(ARL, appeal(own.call('a')));
    own.must(ARL, { do: 'withdraw-appeal', of: back });
    expect(own.give(ARL, { ...no, of: back })).toBe('no-such-appeal');
  });

  it('12.8 it stays listed with its words, and is named as in the way while it is pending', () => {
    const { w, declared } = ready();
    const of = w.must(ARL, appeal(declared));
    w.must(BRU, appeal(declared));
    expect(w.shown.blockers).toEqual([{ code: 'appeal-pending', entities: ['arl', 'bru'] }]);
    const ended = w.must(OFFICE, record(of, 'not-upheld'));
    const said = w.must(ARL, { do: 'contradict-appeal', of, statement: 'not so' });
    const notes = new Map([of, ended, said].map((seq) => [seq, { statement: `said at ${seq}` }]));
    expect(register(w.state, notes, 'o').appeals[0]).toMatchObject({
      note: { statement: `said at ${of}` },
      endNote: { statement: `said at ${ended}` },
      contradiction: { statement: `said at ${said}` },
    });
    expect(w.shown.blockers).toEqual([{ code: 'appeal-pending', entities: ['bru'] }]);
  });

  it('12.9 in a restricted session it is made and withdrawn inside, against what was decided there', () => {
    const { w, declared } = ready();
    const outside = w.must(ARL, appeal(declared));
    w.here = { ...w.here, place: 'closed-off' };
    for (const command of [appeal(w.at('y').declared?.seq ?? 0), { do: 'withdraw-appeal', of: outside } as const])
      expect(w.give(ARL, command)).toBe('restricted-session');
    w.append({ type: 'restricted.opened', session: 'r1', opinion: 'o', at: w.state.seq, head: 'h' });
    w.here = { ...w.here, place: 'inside' };
    expect(w.give(BRU, appeal(declared))).toBe('no-such-act');
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'a slip' });
    const of = w.must(BRU, appeal(w.state.seq));
    for (const by of [OFFICE, CHAIR]) expect(w.give(by, record(of, 'upheld'))).toBe('restricted-session');
    expect(w.give(ARL, { do: 'contradict-appeal', of: outside, statement: 'no' })).toBe('restricted-session');
    w.must(BRU, { do: 'withdraw-appeal', of });
  });

  it('12.10 chair, secretariat and operator enter one for a State; it is pending at once, shows who entered it, and only the State ends it', () => {
    for (const [by, capacity] of [
      [CHAIR, 'chair'],
      [OFFICE, 'secretariat'],
      [OPERATOR, 'stakeholder'],
    ] as const) {
      const { w, declared } = ready();
      const entered = { ...appeal(declared), enteredFor: { entity: 'bru', via: 'floor' } } as Command;
      const of = w.must(by, entered);
      expect(w.shown.appeals).toMatchObject([{ entity: 'bru', entered: { by: capacity, via: 'floor' }, ended: null }]);
      expect(codes(w)).toEqual(['appeal-pending']);
      for (const other of [by, ARL, CHAIR]) expect(w.give(other, { do: 'withdraw-appeal', of })).toBe('not-your-position');
      expect(w.give(by, entered)).toBe('already-appealed');
      w.must(BRU, { do: 'withdraw-appeal', of });
      expect(codes(w)).toEqual([]);
    }
  });

  it('12.10 what was entered keeps the State from appealing itself no more than its own keeps others from entering one', () => {
    const { w, declared } = ready();
    const entered = { ...appeal(declared), enteredFor: { entity: 'bru', via: 'telephone' } } as Command;
    w.must(OFFICE, entered);
    w.must(BRU, appeal(declared));
    expect(w.give(BRU, appeal(declared))).toBe('already-appealed');
    expect(w.shown.appeals.map(({ entity, entered: by }) => [entity, by?.via])).toEqual([
      ['bru', 'telephone'],
      ['bru', undefined],
    ]);
    w.must(OFFICE, record(w.shown.appeals[0]?.seq ?? 0, 'not-upheld'));
    expect(codes(w)).toEqual(['appeal-pending']);
    w.must(BRU, { do: 'contradict-appeal', of: w.shown.appeals[0]?.seq ?? 0, statement: 'not so' });
  });

  it('12.10 nobody else enters one, for no other than a Member State, and it needs a reason and its time as every other', () => {
    const { w, declared } = ready();
    const entered = (entity: string, reason = 'heard'): Command => ({
      do: 'appeal',
      of: declared,
      reason,
      enteredFor: { entity, via: 'floor' },
    });
    for (const by of [ARL, ACME]) expect(w.give(by, entered('bru'))).toBe('not-your-position');
    expect(w.give(OFFICE, entered('acme'))).toBe('not-a-member-state');
    expect(w.give(OFFICE, entered('bru', ' '))).toBe('reason-missing');
    w.wait(601);
    expect(w.give(OFFICE, entered('bru'))).toBe('appeal-late');
  });
});
