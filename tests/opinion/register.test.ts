import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/opinion/command.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { equal } from '../../shared/opinion/equal.ts';
import { positionId } from '../../shared/opinion/positions.ts';
import { callable, mayDeclare, mayOn, type Question, whatMay } from '../../shared/opinion/questions.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import { applyPatch, patch, register } from '../../shared/opinion/show.ts';
import { nameless } from '../../shared/page/nameless.ts';
import { ACME, ARL, BRU, CHAIR, line, OFFICE, READER, World } from './world.ts';

const NONE: ReadonlyMap<number, ActNote> = new Map();
const allowed = (answers: Readonly<Record<CommandName, Refusal | null>>): readonly string[] =>
  Object.entries(answers).flatMap(([name, refusal]) => (refusal === null ? [name] : []));

describe('the register', () => {
  it('10.1 what is asked alone is answered as among all', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.call('b');
    for (const actor of [ARL, ACME, CHAIR, OFFICE]) {
      for (const block of ['a', 'b', null]) {
        const all = Object.entries(whatMay(w.shown, actor, block, w.now)) as [Question, Refusal | null][];
        const may = mayOn(w.shown, actor, block, w.now);
        expect(all.map(([question]) => [question, may(question)])).toEqual(all);
        expect(all.map(([question]) => may(question))).toEqual(all.map(([, answer]) => answer));
      }
    }
  });

  it('10.1 what a person may do is what the rules answer', () => {
    const w = new World();
    expect(allowed(whatMay(w.shown, ARL, 'a', w.now))).toEqual([
      'raise-objection',
      'ask-time',
      'reserve',
      'make-conditional',
      'await-instructions',
      'dissociate',
      'make-statement',
      'remove-paragraphs',
      'settle',
      // it sponsors the draft
      'close-without-adoption',
      'abstain',
      'record-concern',
      'support',
    ]);
    expect(allowed(whatMay(w.shown, ACME, 'a', w.now))).toEqual([
      'make-statement',
      'remove-paragraphs',
      'settle',
      'record-concern',
      'support',
    ]);
    expect(allowed(whatMay(w.shown, READER, 'a', w.now))).toEqual([]);
    expect(allowed(whatMay(w.shown, CHAIR, 'a', w.now))).toEqual([
      'focus',
      'set-policy',
      'make-statement',
      'call',
      'call-in-writing',
      'refer',
      'settle',
      'close-without-adoption',
    ]);
    expect(allowed(whatMay(w.shown, BRU, 'a', w.now))).not.toContain('close-without-adoption');
    expect(whatMay(w.shown, CHAIR, null, w.now).declare).toEqual({ code: 'no-such-paragraph', blocks: [''] });
    w.call('a');
    expect(whatMay(w.shown, CHAIR, 'a', w.now).declare).toMatchObject({ code: 'call-too-short', seconds: 15 });
    w.wait(15);
    const position = w.object(ARL, 'a');
    expect(whatMay(w.shown, CHAIR, 'a', w.now).declare).toMatchObject({ code: 'objection-stands', entities: ['arl'] });
    expect(whatMay(w.shown, ARL, 'a', w.now).withdraw).toBeNull();
    expect(whatMay(w.shown, BRU, 'a', w.now).withdraw).toMatchObject({ code: 'not-your-position', entities: ['arl'] });
    w.must(ARL, { do: 'withdraw', position });
    w.wait(15);
    expect(allowed(whatMay(w.shown, CHAIR, 'a', w.now))).toEqual([
      'focus',
      'set-policy',
      'make-statement',
      'cancel-call',
      'refer',
      'declare',
      'close-without-adoption',
    ]);
    w.declare('a');
    expect(allowed(whatMay(w.shown, CHAIR, 'a', w.now))).toContain('undo');
    expect(allowed(whatMay(w.shown, CHAIR, 'a', w.now))).toContain('reopen');
    expect(allowed(whatMay(w.shown, ARL, 'a', w.now))).toContain('ask-reopen');
    w.beginAdoption();
    expect(allowed(whatMay(w.shown, CHAIR, null, w.now))).toEqual(['make-statement', 'undo']);
    w.wait(60);
    w.lapse();
    expect(allowed(whatMay(w.shown, CHAIR, null, w.now))).toEqual(['make-statement']);
  });

  it('10.1 on the opinion as a whole, removed and carried', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.write([...w.lines, line('c', 'fall silent', 'preamble-item')], [{ from: 'a', to: 'c', how: 'split' }]);
    expect(whatMay(w.shown, ARL, 'c', w.now)['drop-carried']).toBeNull();
    w.remove('x');
    expect(whatMay(w.shown, OFFICE, 'x', w.now).restore).toBeNull();
    w.object(BRU, null);
    expect(whatMay(w.shown, BRU, null, w.now).withdraw).toBeNull();
    expect(whatMay(w.shown, BRU, 'never', w.now).support).toEqual({ code: 'no-such-paragraph', blocks: ['never'] });
    const empty = new World([]);
    expect(whatMay(empty.shown, CHAIR, null, empty.now)['call-adoption']).toEqual({ code: 'not-agreed' });
  });

  it('10.1 everything that keeps the chair from calling and declaring', () => {
    const w = new World();
    expect(callable(w.shown).has('a')).toBe(true);
    expect(mayDeclare(w.shown, 'a', w.now)).toEqual([{ code: 'no-call-open', blocks: ['a'] }]);
    w.call('a');
    w.object(ARL, 'a');
    w.askTime(BRU, 'a');
    expect(mayDeclare(w.shown, 'a', 0).map(({ code }) => code)).toEqual(['objection-stands', 'time-asked', 'call-too-short']);
    expect(['a', 'never'].map((block) => whatMay(w.shown, CHAIR, block, w.now).call?.code)).toEqual(['call-open', 'no-such-paragraph']);
  });

  it('10.1 of all paragraphs at once, which the chair may call', () => {
    const w = new World();
    const both = (): void => {
      const asked = w.shown.paragraphs.filter(({ id }) => whatMay(w.shown, CHAIR, id, w.now).call === null);
      expect([...callable(w.shown)]).toEqual(asked.map(({ id }) => id));
    };
    both();
    expect(callable(w.shown).size).toBeGreaterThan(2);
    w.call('a');
    w.edit('b', 'other [words]');
    w.remove('x');
    w.edit('v', 'invites [all] Member States');
    both();
    expect(['a', 'b', 'x', 'y'].filter((block) => callable(w.shown).has(block))).toEqual([]);
  });

  it('10.2 a patch applied to the first register gives the second', () => {
    const w = new World();
    const at = () => register(w.state, NONE, 'o1');
    const before = at();
    const steps = [
      () => w.object(ARL, 'a'),
      () => w.edit('b', 'other'),
      () => w.remove('x'),
      () => w.write([line('z', 'new', 'text'), ...w.lines]),
      () => w.call('b'),
      () => w.write([...w.lines].reverse()),
    ];
    let last = before;
    for (const step of steps) {
      step();
      const now = at();
      expect(applyPatch(last, patch(last, now))).toEqual(now);
      last = now;
    }
    expect(applyPatch(before, patch(before, last))).toEqual(last);
    expect(() => applyPatch(last, patch(before, last))).toThrow('applies to the register');
  });

  it('10.2 a patch carries only what changed', () => {
    const w = new World();
    const before = register(w.state, NONE, 'o1');
    w.object(ARL, 'a');
    const delta = patch(before, register(w.state, NONE, 'o1'));
    expect([delta.paragraphs.map(({ id }) => id), Object.keys(delta.opinion).sort(), delta.order]).toEqual([
      ['a'],
      ['blockers', 'counts'],
      undefined,
    ]);
    w.now += 5;
    w.edit('b', 'other');
    expect(Object.keys(patch(register(w.state, NONE, 'o1'), register(w.state, NONE, 'o1')).opinion)).toEqual([]);
  });

  it('10.3 positions are shown with the wording that belongs to them', () => {
    const w = new World();
    w.agree('b');
    const seq = w.must(ARL, { do: 'raise-objection', block: 'a', hash: null, reason: 'costly' });
    const whole = w.must(BRU, { do: 'raise-objection', block: null, hash: null });
    const asked = w.must(ARL, { do: 'ask-reopen', block: 'b', reason: 'why' });
    w.must(BRU, { do: 'ask-reopen', block: 'b', reason: 'erased since' });
    const notes = new Map([
      [seq, { reason: 'costly' }],
      [asked, { reason: 'why' }],
    ]);
    const shown = register(w.state, notes, 'o1');
    const find = (id: string) => shown.paragraphs.find((one) => one.id === id);
    expect(find('a')?.positions[0]?.note).toEqual({ reason: 'costly' });
    expect(find('b')?.reopenAsked.map(({ note }) => note)).toEqual([{ reason: 'why' }, null]);
    expect(shown.positions).toMatchObject([{ id: `p${whole}`, note: null }]);
    expect(shown.opinion).toBe('o1');
  });

  it('10.4 what stands between the text and adoption', () => {
    const w = new World();
    w.edit('a', 'that [sites]');
    w.edit('b', 'that', 1);
    const objection = w.object(ARL, 'x');
    const time = w.askTime(BRU, 'y', 60);
    expect(w.shown.blockers).toEqual([
      { code: 'objection-stands', blocks: ['x'], entities: ['arl'], positions: [objection] },
      { code: 'time-asked', blocks: ['y'], entities: ['bru'], positions: [time], date: w.now + 60_000 },
      { code: 'brackets-left', blocks: ['a'] },
      { code: 'suggestions-left', blocks: ['b'] },
      { code: 'not-agreed', blocks: ['t'] },
    ]);
  });

  it('plain data is compared by what it holds', () => {
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    for (const [a, b] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, { a: 1, b: 1 }],
      [[1], { 0: 1 }],
      [null, {}],
      [{}, null],
      [{}, 1],
      [1, 2],
    ]) {
      expect(equal(a, b)).toBe(false);
    }
  });

  it('10.5 tells what was withdrawn or has lapsed, the last of each State on each paragraph, and fifty in all', () => {
    const w = new World();
    const told = () => w.shown.ended.map(({ entity, block, kind, lapsed }) => [entity, block, kind, lapsed]);
    for (const kind of ['reserve', 'raise-objection'] as const) {
      const seq = w.must(ARL, { do: kind, block: 'a', hash: w.hash('a') });
      w.must(ARL, { do: 'withdraw', position: positionId(seq) });
    }
    const asked = w.must(BRU, { do: 'ask-time', block: 'b', hash: w.hash('b'), until: w.now + 60_000 });
    expect(told()).toEqual([['arl', 'a', 'objection', false]]);
    w.wait(120);
    w.append({ type: 'time.lapsed', position: positionId(asked) });
    expect(told()).toEqual([
      ['arl', 'a', 'objection', false],
      ['bru', 'b', 'time', true],
    ]);
    expect(w.shown.ended[0]?.seq).toBeLessThan(w.shown.ended[1]?.seq ?? 0);
    // the public is told nothing of it
    expect(nameless(register(w.state, NONE, 'o')).ended).toEqual([]);
    const ended = { id: 'p1', kind: 'objection', block: 'a', seq: 1, at: 1, lapsed: false } as const;
    w.state = { ...w.state, ended: Array.from({ length: 50 }, (_, at) => ({ ...ended, entity: `e${at}` })) };
    w.must(ARL, { do: 'withdraw', position: w.object(ARL, 'a') });
    expect([w.shown.ended.length, w.shown.ended[0]?.entity, w.shown.ended.at(-1)?.entity]).toEqual([50, 'e1', 'arl']);
  });
});
