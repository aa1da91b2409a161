import { describe, expect, it } from 'vitest';
import { ACME, ARL, BRU, CHAIR, COR, World } from './world.ts';

const HOUR = 3_600_000;

describe('declaring', () => {
  it('4.1 every condition has its refusal, and who must move is named', () => {
    const w = new World();
    expect(w.declare('a')).toBe('no-call-open');
    w.call('a');
    expect(w.declare('a')).toBe('call-too-short');
    w.wait(15);
    expect(w.give(CHAIR, { do: 'declare', target: { block: 'a', hash: 'other words' } })).toBe('text-changed');
    const objection = w.object(ARL, 'a');
    w.object(BRU, 'a');
    expect(w.decide(CHAIR, { do: 'declare', target: { block: 'a', hash: w.hash('a') } })).toMatchObject({
      refusal: { code: 'objection-stands', blocks: ['a'], entities: ['arl', 'bru'], positions: [objection, expect.any(String)] },
    });
    expect(w.give(CHAIR, { do: 'declare', target: { block: 'never', hash: null } })).toBe('no-such-paragraph');
    expect(w.declare('v')).toBe('heading-takes-none');
    w.agree('b');
    expect(w.declare('b')).toBe('already-agreed');
  });

  it('4.1 time, brackets and suggestions', () => {
    const w = new World();
    w.call('a');
    w.wait(15);
    w.askTime(COR, 'a');
    expect(w.decide(CHAIR, { do: 'declare', target: { block: 'a', hash: w.hash('a') } })).toMatchObject({
      refusal: { code: 'time-asked', entities: ['cor'], date: w.now + 3600_000 },
    });
    w.edit('b', 'that [batteries] last');
    expect(w.declare('b')).toBe('brackets-left');
    w.edit('b', 'that batteries last', 2);
    expect(w.declare('b')).toBe('suggestions-left');
    // A suggestion that lands in a call all the same.
    w.call('x');
    w.wait(15);
    w.edit('x', 'to share power', 1);
    expect([w.at('x').call === null, w.declare('x')]).toEqual([false, 'suggestions-left']);
  });

  it('4.1 the deadline of a silence procedure', () => {
    const w = new World();
    const deadline = w.now + 72 * HOUR;
    w.must(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }], deadline });
    w.wait(3600);
    expect(w.decide(CHAIR, { do: 'declare', target: { block: 'a', hash: w.hash('a') } })).toMatchObject({
      refusal: { code: 'deadline-not-reached', date: deadline },
    });
    w.now = deadline;
    expect(w.status('a')).toBe('open');
    expect(w.declare('a')).toBeTypeOf('number');
    expect(w.status('a')).toBe('agreed');
  });
});

describe('what ends an agreement', () => {
  it('4.2 reopening, objection and request for time cancel it for good', () => {
    for (const how of ['reopen', 'object', 'time'] as const) {
      const w = new World();
      w.agree('a');
      if (how === 'reopen') w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' });
      else w.must(ARL, { do: 'withdraw', position: how === 'object' ? w.object(ARL, 'a') : w.askTime(ARL, 'a') });
      expect(w.at('a')).toMatchObject({ status: 'reopened', declared: { stands: false }, reopened: { count: 1 } });
      w.edit('a', 'other');
      w.edit('a', 'that sites fall silent');
      expect(w.status('a')).toBe('reopened');
      w.agree('a');
      expect(w.at('a')).toMatchObject({ status: 'agreed', reopened: { count: 1 } });
    }
  });

  it('4.2 a change of text only suspends it', () => {
    const w = new World();
    w.agree('a');
    w.edit('a', 'one letter');
    expect(w.at('a')).toMatchObject({
      status: 'reopened',
      declared: { stands: true },
      reopened: { count: 0, cause: 'text', entity: null, seq: null, note: null },
    });
    w.edit('a', 'that sites fall silent');
    expect(w.at('a')).toMatchObject({ status: 'agreed', reopened: null });
    w.edit('n', 'recognizing');
    expect(w.status('a')).toBe('reopened');
    w.edit('n', 'noting');
    expect(w.status('a')).toBe('agreed');
  });

  it('4.3 an objection that crossed the gavel cancels it and is not late, in either order', () => {
    const w = new World();
    w.call('a', 'b');
    const callShown = w.state.seq;
    w.wait(15);
    w.object(ARL, 'a', {}, callShown);
    expect(w.declare('a')).toBe('objection-stands');
    w.declare('b');
    w.object(ARL, 'b', {}, callShown);
    expect([w.at('a').positions[0]?.late, w.at('b').positions[0]?.late]).toEqual([false, false]);
    expect([w.status('a'), w.status('b'), w.at('b').declared?.stands]).toEqual(['objected', 'objected', false]);
  });

  it('4.3 one from a screen that showed the declaration is late', () => {
    const w = new World();
    w.agree('a');
    const position = w.object(BRU, 'a');
    expect(w.at('a')).toMatchObject({
      status: 'objected',
      positions: [{ id: position, late: true }],
      reopened: { cause: 'objection', entity: 'bru' },
    });
    w.object(BRU, 'a', { reason: 'again' });
    expect(w.at('a').positions).toMatchObject([{ late: true }]);
  });
});

describe('undo and reopen', () => {
  it('4.4 undone in time it never was, and its call is open again', () => {
    const w = new World();
    w.call('a');
    const opened = w.state.seq;
    w.wait(15);
    const of = Number(w.declare('a'));
    expect(w.give(CHAIR, { do: 'undo', of: of - 1 })).toBe('not-agreed');
    w.wait(10);
    w.must(CHAIR, { do: 'undo', of });
    expect(w.at('a')).toMatchObject({ status: 'open', declared: null, reopened: null, call: { seq: opened } });
    expect(w.declare('a')).toBeTypeOf('number');
  });

  it('4.4 too late, or no longer standing, or other words', () => {
    const w = new World();
    w.agree('a', 'b');
    const of = (id: string) => w.at(id).declared?.seq ?? 0;
    w.object(ARL, 'a');
    expect(w.give(CHAIR, { do: 'undo', of: of('a') })).toBe('not-agreed');
    w.edit('b', 'other');
    const early = of('b');
    w.must(CHAIR, { do: 'undo', of: early });
    expect(w.at('b')).toMatchObject({ call: null, declared: null });
    w.agree('b');
    w.wait(10.001);
    expect(w.decide(CHAIR, { do: 'undo', of: of('b') })).toMatchObject({ refusal: { code: 'undo-too-late', seconds: 10 } });
    w.append({ type: 'declaration.undone', of: 1 });
    expect(w.status('b')).toBe('agreed');
  });

  it('4.4 the declaration before it is back as it was', () => {
    const w = new World();
    w.agree('a');
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' });
    const first = w.at('a').declared;
    w.agree('a');
    w.must(CHAIR, { do: 'undo', of: w.at('a').declared?.seq ?? 0 });
    expect(w.at('a')).toMatchObject({ status: 'reopened', declared: first });
  });

  it('4.4 words that an undone declaration had replaced are agreed again when they are back', () => {
    const w = new World();
    w.agree('a');
    w.edit('a', 'other');
    w.agree('a');
    w.edit('a', 'that sites fall silent');
    expect(w.status('a')).toBe('reopened');
    w.must(CHAIR, { do: 'undo', of: w.at('a').declared?.seq ?? 0 });
    expect(w.status('a')).toBe('agreed');
  });

  it('4.5 reopened with a reason, and by name where a State asked', () => {
    const w = new World();
    const reopen = (more: object) =>
      w.give(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'arl', reason: 'a typo', ...more });
    expect(reopen({})).toBe('not-agreed');
    w.agree('a');
    expect(reopen({ reason: '  ' })).toBe('reason-missing');
    expect(reopen({ entity: undefined })).toBe('reason-missing');
    expect(reopen({ entity: 'acme' })).toBe('not-a-member-state');
    expect(reopen({ block: 'never' })).toBe('no-such-paragraph');
    w.must(ARL, { do: 'ask-reopen', block: 'a', reason: 'a typo' });
    expect(reopen({})).toBeTypeOf('number');
    expect(w.at('a')).toMatchObject({ status: 'reopened', reopened: { count: 1, cause: 'request', entity: 'arl' } });
    w.agree('a');
    expect(reopen({ cause: 'consequential', entity: undefined })).toBeTypeOf('number');
    expect(w.at('a')).toMatchObject({ reopened: { count: 2, cause: 'consequential', entity: null } });
    w.append({ type: 'paragraph.reopened', block: 'a', cause: 'correction', entity: null });
    expect(w.at('a')).toMatchObject({ reopened: { count: 2 } });
  });

  it('4.6 a Member State asks for reopening with a reason; nothing but the register changes', () => {
    const w = new World();
    const ask = { do: 'ask-reopen', block: 'a', reason: 'our capital' } as const;
    expect(w.give(ARL, ask)).toBe('not-agreed');
    w.agree('a');
    expect(w.give(ACME, ask)).toBe('not-a-member-state');
    expect(w.give(ARL, { ...ask, reason: '' })).toBe('reason-missing');
    w.must(ARL, ask);
    w.must(BRU, ask);
    const seq = w.must(ARL, ask);
    expect(w.at('a')).toMatchObject({ status: 'agreed', reopenAsked: [{ entity: 'bru' }, { entity: 'arl', seq }] });
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'arl', reason: 'asked' });
    expect(w.at('a').reopenAsked).toEqual([]);
  });
});
