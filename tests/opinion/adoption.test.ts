import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import type { Here } from '../../shared/opinion/context.ts';
import { decide } from '../../shared/opinion/decide.ts';
import { ACME, ARL, BRU, CHAIR, COR, DEPUTY, EVERYBODY, GUEST, HERE, OFFICE, OPERATOR, READER, World } from './world.ts';

const called = (): World => {
  const w = new World();
  w.agreeAll();
  w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
  return w;
};

describe('the opinion', () => {
  it('7.1 discussion is opened once, by the chair', () => {
    const w = new World(undefined, { phase: 'tabled' });
    expect(w.shown.blockers[0]).toEqual({ code: 'not-in-drafting' });
    expect(w.give(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] })).toBe('not-in-drafting');
    expect(w.declare('a')).toBe('not-in-drafting');
    w.object(ARL, 'a');
    w.must(ACME, { do: 'record-concern', block: 'a', hash: null });
    w.must(ARL, { do: 'reserve', block: 'a', hash: null });
    expect(w.give(ARL, { do: 'open-discussion' })).toBe('not-chair');
    w.must(CHAIR, { do: 'open-discussion' });
    expect([w.shown.phase, w.status('a')]).toEqual(['drafting', 'objected']);
    expect(w.give(CHAIR, { do: 'open-discussion' })).toBe('already-open');
  });

  it('7.2 the call for adoption is refused with everything that stands in the way', () => {
    const w = new World();
    w.agree('t', 'a', 'b', 'x');
    const objection = w.object(ARL, 'a');
    w.askTime(BRU, 'b', 60);
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toEqual({
      ok: false,
      refusal: { code: 'not-agreed', blocks: ['a', 'b', 'y'], entities: ['arl', 'bru'], positions: [objection, expect.any(String)] },
    });
    expect(new World([]).give(CHAIR, { do: 'call-adoption', docHash: '', textHash: '' })).toBe('not-agreed');
  });

  it('7.2 an objection to the opinion as a whole', () => {
    const w = new World();
    w.agreeAll();
    const position = w.object(ARL, null);
    expect(w.shown.blockers).toEqual([{ code: 'objection-stands', entities: ['arl'], positions: [position] }]);
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toMatchObject({
      refusal: { code: 'objection-stands', entities: ['arl'] },
    });
    w.must(ARL, { do: 'withdraw', position });
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBeTypeOf('number');
  });

  it('7.2 on the exact text, for the minimum time at least, once', () => {
    const w = new World();
    w.agreeAll();
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes, docHash: 'other' })).toBe('text-changed');
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes, textHash: 'other' })).toBe('text-changed');
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes, minSeconds: 1 })).toBe('policy-not-allowed');
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes, minSeconds: 60 });
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('call-open');
    expect(w.shown.adoptionCall).toMatchObject({ minSeconds: 60, ripeAt: w.now + 60_000, deadline: null });
  });

  it('7.3 objection, request for time, reopening, undone declaration and text end the call for adoption', () => {
    const ends: ((w: World) => void)[] = [
      (w) => w.object(ARL, null),
      (w) => w.object(ARL, 'a'),
      (w) => w.askTime(ARL, 'a'),
      (w) => w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' }),
      (w) => w.must(CHAIR, { do: 'undo', of: w.at('y').declared?.seq ?? 0 }),
      (w) => w.edit('a', 'other'),
    ];
    for (const end of ends) {
      const w = called();
      end(w);
      expect(w.shown.adoptionCall).toBeNull();
      w.wait(15);
      expect(w.decide(CHAIR, { do: 'adopt', ...w.hashes }).ok).toBe(false);
    }
    const w = called();
    w.must(ARL, { do: 'reserve', block: 'a', hash: null });
    w.append({ type: 'time.lapsed', position: 'p1' });
    w.write(w.lines);
    expect(w.shown.adoptionCall).not.toBeNull();
  });

  it('7.4 adopted in one step, after the minimum time, on the exact text', () => {
    const w = called();
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes })).toBe('call-too-short');
    w.wait(15);
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes, textHash: 'other' })).toBe('text-changed');
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes, docHash: 'other' })).toBe('text-changed');
    const seq = w.must(CHAIR, { do: 'adopt', ...w.hashes });
    expect(w.shown).toMatchObject({ phase: 'adopting', adopting: { seq, ...w.hashes }, adopted: null, blockers: [] });
    expect(w.entries.at(-1)?.fact).toMatchObject({ present: ['arl', 'bru'], dropped: ['cor'] });
    const v = new World();
    v.agreeAll();
    expect(v.give(CHAIR, { do: 'adopt', ...v.hashes })).toBe('no-call-open');
    v.object(COR, 'a');
    expect(v.decide(CHAIR, { do: 'adopt', ...v.hashes })).toMatchObject({
      refusal: { code: 'not-agreed', blocks: ['a'], entities: ['cor'] },
    });
  });

  it('7.5 undone before it closes, its call is open again', () => {
    const w = new World();
    const of = w.beginAdoption();
    expect(w.give(ARL, { do: 'undo', of })).toBe('not-chair');
    w.must(CHAIR, { do: 'undo', of });
    expect(w.shown).toMatchObject({ phase: 'drafting', adopting: null, adoptionCall: { seq: expect.any(Number) } });
    const again = w.must(CHAIR, { do: 'adopt', ...w.hashes });
    w.append({ type: 'adoption.undone', of });
    expect(w.shown.adopting?.seq).toBe(again);
    w.wait(59);
    expect(w.decide(CHAIR, { do: 'undo', of: again }).ok).toBe(true);
    w.wait(1);
    w.lapse();
    expect(w.give(CHAIR, { do: 'undo', of: again })).toBe('opinion-adopted');
  });

  it('7.6 text that the chair has adopted does not change', () => {
    const w = new World();
    w.beginAdoption();
    for (const command of everyCommand(w)) {
      if (command.do === 'raise-objection') continue;
      for (const one of EVERYBODY) expect([command.do, w.decide(one, command).ok]).toEqual([command.do, false]);
    }
    expect(w.give(ARL, { do: 'reserve', block: 'a', hash: w.hash('a') })).toBe('adoption-open');
    expect(w.shown.paragraphs.every(({ closed }) => closed)).toBe(true);
    w.must(ARL, { do: 'dissociate', blocks: ['a'] });
    w.wait(60);
    w.lapse();
    const before = w.state;
    for (const command of everyCommand(w)) for (const one of EVERYBODY) expect(w.decide(one, command).ok).toBe(false);
    expect(w.give(ARL, { do: 'raise-objection', block: 'a', hash: null })).toBe('opinion-adopted');
    expect(w.give(CHAIR, { do: 'undo', of: 1 })).toBe('opinion-adopted');
    expect(w.state).toBe(before);
  });

  it('7.7 closed without adoption: objections and withdrawals are still recorded', () => {
    const w = new World();
    w.call('a');
    expect(w.give(BRU, { do: 'close-without-adoption', outcome: 'no-consensus' })).toBe('not-chair');
    expect(w.give(CHAIR, { do: 'close-without-adoption', outcome: 'withdrawn' })).toBe('not-your-position');
    w.must(ARL, { do: 'close-without-adoption', outcome: 'withdrawn' });
    expect(w.shown).toMatchObject({ phase: 'not-adopted', outcome: 'withdrawn', blockers: [{ code: 'opinion-closed' }] });
    expect(w.at('a').call).toBeNull();
    for (const command of everyCommand(w)) {
      if (command.do === 'raise-objection' || command.do === 'withdraw') continue;
      for (const one of EVERYBODY) expect([command.do, w.decide(one, command).ok]).toEqual([command.do, false]);
    }
    w.must(BRU, { do: 'withdraw', position: w.object(BRU, 'a') });
    expect(w.give(CHAIR, { do: 'set-policy', policy: w.state.policy })).toBe('opinion-closed');
  });

  it('7.4 called for and adopted while the meeting sits', () => {
    const w = new World();
    w.agreeAll();
    const ask = (command: Command, sitting: Here['sitting']) => {
      const decision = decide(w.state, command, CHAIR, w.now, w.state.seq, { ...HERE, sitting });
      return decision.ok || decision.refusal.code;
    };
    const call: Command = { do: 'call-adoption', ...w.hashes };
    expect([ask(call, 'suspended'), ask(call, 'closed'), ask(call, null)]).toEqual(['meeting-closed', 'meeting-closed', true]);
    w.must(CHAIR, call);
    w.wait(15);
    const adopt: Command = { do: 'adopt', ...w.hashes };
    expect([ask(adopt, 'suspended'), ask(adopt, 'closed'), ask(adopt, 'open')]).toEqual(['meeting-closed', 'meeting-closed', true]);
    expect(ask({ do: 'cancel-call', blocks: 'adoption' }, 'closed')).toBe(true);
  });

  it('7.8 in a draft whose place another has taken nothing more is agreed, and its sponsor closes it', () => {
    const w = new World();
    w.agree('a');
    w.call('b');
    w.wait(15);
    const ask = (command: Command, by = CHAIR, merged = true) => {
      const decision = decide(w.state, command, by, w.now, w.state.seq, { ...HERE, merged });
      return decision.ok || decision.refusal.code;
    };
    const target = (block: string) => ({ block, hash: w.hash(block) });
    const deadline = w.now + 72 * 3_600_000;
    for (const command of [
      { do: 'call', targets: [target('x')] },
      { do: 'call', targets: [target('x')], deadline },
      { do: 'declare', target: target('b') },
      { do: 'call-adoption', ...w.hashes },
      { do: 'adopt', ...w.hashes },
    ] as const)
      expect([command.do, ask(command)]).toEqual([command.do, 'opinion-merged']);
    expect(ask({ do: 'declare', target: target('b') }, CHAIR, false)).toBe(true);
    expect(ask({ do: 'raise-objection', ...target('a') }, BRU)).toBe(true);
    expect(ask({ do: 'cancel-call', blocks: ['b'] })).toBe(true);
    const closed: Command = { do: 'close-without-adoption', outcome: 'merged' };
    expect([ask(closed, ARL), ask(closed, CHAIR), ask(closed, BRU)]).toEqual([true, true, 'not-chair']);
    // no other draft has taken its place: that is for the chair to say
    expect([ask(closed, ARL, false), ask(closed, CHAIR, false)]).toEqual(['not-chair', true]);
  });
});

describe('rights and policies', () => {
  it('8.1 acts of the presiding chair are refused to everybody else, the deputy too', () => {
    const w = new World();
    w.agree('a');
    const acts: Command[] = [
      { do: 'call', targets: [{ block: 'x', hash: w.hash('x') }] },
      { do: 'cancel-call', blocks: ['x'] },
      { do: 'declare', target: { block: 'x', hash: w.hash('x') } },
      { do: 'undo', of: w.at('a').declared?.seq ?? 0 },
      { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' },
      { do: 'call-adoption', ...w.hashes },
      { do: 'adopt', ...w.hashes },
      { do: 'close-without-adoption', outcome: 'no-consensus' },
    ];
    for (const one of EVERYBODY) {
      if (one === CHAIR) continue;
      for (const act of acts) expect([one.entity, act.do, w.give(one, act)]).toEqual([one.entity, act.do, 'not-chair']);
    }
    expect(w.give(DEPUTY, { do: 'set-policy', policy: w.state.policy })).toBe('not-chair');
  });

  it('8.8 chair, secretariat or an operator say what is under discussion, and nothing else changes', () => {
    const w = new World();
    w.call('a');
    const { focus: before, seq: _, at: __, ...rest } = w.shown;
    expect(before).toEqual({ block: null, view: 'marked' });
    for (const by of [CHAIR, OFFICE, OPERATOR]) w.must(by, { do: 'focus', block: 'a', view: 'clean' });
    expect(w.shown).toMatchObject({ ...rest, focus: { block: 'a', view: 'clean' } });
    w.must(CHAIR, { do: 'focus', block: 'v', view: 'marked' }); // a heading
    for (const by of [ARL, ACME, GUEST, DEPUTY, READER]) expect(w.give(by, { do: 'focus', block: 'a', view: 'clean' })).toBe('not-chair');
    w.must(CHAIR, { do: 'focus', block: null, view: 'marked' });
    expect(w.shown.focus).toEqual(before);
  });

  it('8.8 the focus ends with its paragraph, and with the opinion', () => {
    const w = new World();
    w.must(CHAIR, { do: 'focus', block: 'b', view: 'clean' });
    const lines = w.lines;
    w.write(lines.filter(({ id }) => id !== 'b'));
    expect(w.shown.focus).toEqual({ block: null, view: 'clean' });
    for (const block of ['b', 'never']) expect(w.give(CHAIR, { do: 'focus', block, view: 'clean' })).toBe('no-such-paragraph');
    w.write(lines);
    expect(w.shown.focus.block).toBe('b');
    w.adopt();
    expect(w.shown.focus.block).toBeNull();
    expect(w.give(CHAIR, { do: 'focus', block: 'a', view: 'clean' })).toBe('opinion-adopted');
  });

  it('8.8 the room is shown what became of a paragraph until they say otherwise, the chair calls, or the paragraph is gone', () => {
    const w = new World();
    const show = { do: 'focus', block: 'b', view: 'clean', story: true } as const;
    const shown = { block: 'b', view: 'clean', story: true };
    for (const by of [ARL, ACME, GUEST, DEPUTY, READER]) expect(w.give(by, show)).toBe('not-chair');
    for (const by of [CHAIR, OFFICE, OPERATOR]) {
      w.must(by, show);
      expect(w.shown.focus).toEqual(shown);
      w.must(by, { do: 'focus', block: 'b', view: 'clean' });
      expect(w.shown.focus).toEqual({ block: 'b', view: 'clean' });
    }
    // of nothing in particular there is no story
    w.must(CHAIR, { ...show, block: null });
    expect(w.shown.focus).toEqual({ block: null, view: 'clean' });

    // another paragraph is asked about: the words come back, the paragraph stays under discussion
    w.must(CHAIR, show);
    w.call('a');
    expect(w.shown.focus).toEqual({ block: 'b', view: 'clean' });
    w.must(CHAIR, show);
    expect(w.shown.focus).toEqual(shown);
    w.write(w.lines.filter(({ id }) => id !== 'b'));
    expect(w.shown.focus).toEqual({ block: null, view: 'clean' });
  });

  it('8.2 chair or secretariat change the policy within its ranges', () => {
    const w = new World();
    const { policy } = w.state;
    const set = (more: object, by = CHAIR) => w.give(by, { do: 'set-policy', policy: { ...policy, ...more } });
    for (const one of [ARL, ACME, GUEST, READER]) expect(set({}, one)).toBe('not-chair');
    expect(set({ minCallSeconds: 60 }, OFFICE)).toBeTypeOf('number');
    expect(w.shown.policy.minCallSeconds).toBe(60);
    for (const wrong of [
      { minCallSeconds: 0 },
      { minCallSeconds: 3601 },
      { minCallSeconds: 15.5 },
      { undoSeconds: -1 },
      { undoSeconds: 601 },
      { maxTimeDays: 0 },
      { maxTimeDays: 91 },
      { silenceHours: 71 },
      { silenceHours: 2161 },
      { editing: 'everybody' },
    ]) {
      expect([wrong, set(wrong)]).toEqual([wrong, 'policy-not-allowed']);
    }
  });

  it('8.2 the minimum time of a call is not set below what the forum says', () => {
    const w = new World();
    const ask = (minCallSeconds: number, leastCallSeconds: number) =>
      decide(w.state, { do: 'set-policy', policy: { ...w.state.policy, minCallSeconds } }, CHAIR, w.now, w.state.seq, {
        ...HERE,
        leastCallSeconds,
      });
    expect(ask(9, 10)).toEqual({ ok: false, refusal: { code: 'policy-not-allowed', seconds: 10 } });
    expect(ask(10, 10).ok).toBe(true);
    expect(ask(1, 1).ok).toBe(true);
    expect(ask(0, 1)).toEqual({ ok: false, refusal: { code: 'policy-not-allowed' } });
  });

  it('8.3 who follows read-only changes nothing', () => {
    const w = new World();
    for (const command of everyCommand(w)) expect([command.do, w.decide(READER, command).ok]).toEqual([command.do, false]);
    expect(w.give(READER, { do: 'support', block: 'a', hash: null })).toBe('read-only');
    expect(w.give(READER, { do: 'record-concern', block: 'a', hash: null })).toBe('read-only');
  });
});

function everyCommand(w: World): readonly Command[] {
  const hash = w.hash('a');
  return [
    { do: 'open-discussion' },
    { do: 'set-policy', policy: { ...w.state.policy, minCallSeconds: 30 } },
    { do: 'raise-objection', block: 'a', hash },
    { do: 'raise-objection', block: 'a', hash, enteredFor: { entity: 'arl', via: 'floor' } },
    { do: 'ask-time', block: 'a', hash, until: w.now + 1000 },
    { do: 'reserve', block: 'a', hash },
    { do: 'support', block: 'a', hash },
    { do: 'record-concern', block: 'a', hash },
    { do: 'withdraw', position: 'p5' },
    { do: 'confirm', position: 'p5' },
    { do: 'drop-carried', position: 'p5', block: 'a' },
    { do: 'call', targets: [{ block: 'a', hash }] },
    { do: 'cancel-call', blocks: ['a'] },
    { do: 'declare', target: { block: 'a', hash } },
    { do: 'undo', of: 3 },
    { do: 'ask-reopen', block: 'a', reason: 'why' },
    { do: 'reopen', block: 'a', cause: 'correction', reason: 'why' },
    { do: 'restore', block: 'a' },
    { do: 'call-adoption', ...w.hashes },
    { do: 'adopt', ...w.hashes },
    { do: 'close-without-adoption', outcome: 'no-consensus' },
  ];
}
