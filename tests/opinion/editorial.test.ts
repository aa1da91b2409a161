import { describe, expect, it } from 'vitest';
import { due, nextDue } from '../../shared/opinion/lapse.ts';
import { ACME, ARL, BRU, CHAIR, COR, DEPUTY, EVERYBODY, GUEST, OFFICE, OPERATOR, READER, World } from './world.ts';

const HOUR = 3600;
const AFTER = 'to share, power';

function agreed(...blocks: readonly string[]): World {
  const w = new World();
  w.agree(...(blocks.length === 0 ? ['x'] : blocks));
  return w;
}

const proposal = (w: World, block = 'x', words = AFTER) =>
  ({ do: 'propose-editorial', block, exact: w.state.blocks.get(block)?.exact ?? '', words }) as const;

/** Proposed and confirmed; the log position of the confirmation. */
function changed(w: World, block = 'x'): number {
  const of = w.proposeComma(block);
  return w.must(CHAIR, { do: 'confirm-editorial', of });
}

describe('13.1 a proposal', () => {
  it('13.1 is the secretariat’s, and the chair proposes none', () => {
    const w = agreed();
    expect(EVERYBODY.map((one) => [one.entity, w.decide(one, proposal(w)).ok])).toEqual(
      EVERYBODY.map((one) => [one.entity, one === OFFICE]),
    );
    expect(w.give(ARL, proposal(w))).toBe('not-secretariat');
    expect(w.give(DEPUTY, proposal(w))).toBe('not-secretariat');
    expect(w.give(CHAIR, proposal(w))).toBe('editorial-needs-two');
  });

  it('13.1 is of agreed text in drafting, as it is on the screen', () => {
    const w = agreed('x');
    expect(w.give(OFFICE, proposal(w, 'y', 'to publish, figures'))).toBe('not-agreed');
    expect(w.give(OFFICE, proposal(w, 'never'))).toBe('no-such-paragraph');
    expect(w.give(OFFICE, proposal(w, 'v'))).toBe('heading-takes-none');
    expect(w.give(OFFICE, { ...proposal(w), exact: 'other' })).toBe('text-changed');
    w.remove('y');
    w.agree('y');
    expect(w.give(OFFICE, proposal(w, 'y'))).toBe('no-such-paragraph');
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(w.give(OFFICE, proposal(w))).toBe('opinion-closed');
    expect(new World(undefined, { phase: 'tabled' }).give(OFFICE, proposal(w))).toBe('not-in-drafting');
  });

  it('13.1 changes nothing, is replaced by a later one, and over when the paragraph is reopened or reads otherwise', () => {
    const w = agreed();
    const was = w.hash('x');
    const first = w.must(OFFICE, proposal(w));
    expect([w.hash('x'), w.status('x'), w.at('x').editorial?.proposed]).toEqual([was, 'agreed', { seq: first, at: w.now, words: null }]);
    const second = w.must(OFFICE, proposal(w, 'x', 'to, share power'));
    expect(w.at('x').editorial?.proposed?.seq).toBe(second);
    expect(w.give(CHAIR, { do: 'confirm-editorial', of: first })).toBe('text-changed');
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'why' });
    expect([w.at('x').editorial, w.give(CHAIR, { do: 'confirm-editorial', of: second })]).toEqual([undefined, 'text-changed']);
    w.agree('x');
    expect(w.at('x').editorial).toBeUndefined();
    w.must(OFFICE, proposal(w));
    w.edit('x', 'to share all power');
    w.edit('x', 'to share power');
    expect([w.status('x'), w.at('x').editorial]).toEqual(['agreed', undefined]);
  });

  it('13.1 is over when the paragraph is declared anew', () => {
    const w = agreed();
    const of = w.must(OFFICE, proposal(w));
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'why' });
    w.agree('x');
    expect([w.state.blocks.get('x')?.proposed, w.give(CHAIR, { do: 'confirm-editorial', of })]).toEqual([null, 'text-changed']);
  });

  it('13.2 of words that the text calls other words is refused, with the cause', () => {
    const w = agreed();
    expect(w.decide(OFFICE, proposal(w, 'x', 'to share all power'))).toEqual({
      ok: false,
      refusal: { code: 'not-editorial', because: 'words', blocks: ['x'] },
    });
  });
});

describe('13.4 a confirmation', () => {
  it('13.4 is the presiding chair’s, and never the secretariat’s', () => {
    const w = agreed();
    const command = { do: 'confirm-editorial', of: w.must(OFFICE, proposal(w)) } as const;
    for (const one of [ARL, ACME, GUEST, DEPUTY, OPERATOR, READER])
      expect([one.entity, w.give(one, command)]).toEqual([one.entity, 'not-chair']);
    expect(w.give(OFFICE, command)).toBe('editorial-needs-two');
    w.must(CHAIR, command);
    expect(w.give(CHAIR, command)).toBe('text-changed');
  });

  it('13.4 keeps the paragraph agreed in exactly the proposed words, and says which came after which', () => {
    const w = agreed();
    const was = w.hash('x');
    const seq = changed(w);
    expect([w.lines.find(({ id }) => id === 'x')?.words, w.status('x')]).toEqual(['to, share power', 'agreed']);
    expect(w.at('x')).toMatchObject({ closed: true, declared: { hash: was, stands: true }, editorial: { proposed: null } });
    expect(w.state.blocks.get('x')?.declared?.successors).toMatchObject([{ seq, was: { hash: was }, hash: w.hash('x') }]);
    expect(w.entries.at(-1)?.fact).toMatchObject({ type: 'text', carriesOut: { command: 'confirm-editorial', block: 'x' } });
  });

  it('5.1 other words than the declared ones and their editorial changes are not agreed, and either is agreed again when back', () => {
    const w = agreed();
    changed(w);
    w.edit('x', 'to share, all power');
    expect(w.status('x')).toBe('reopened');
    w.edit('x', 'to share power');
    expect(w.status('x')).toBe('agreed');
    w.edit('x', 'to, share power');
    expect(w.status('x')).toBe('agreed');
  });

  it('9.4 of a proposal that is not there folds to nothing', () => {
    const w = agreed('x', 'y');
    w.write(
      w.lines.map((one) => (one.id === 'x' ? { ...one, words: 'a' } : one)),
      [],
      { command: 'confirm-editorial', block: 'x', of: 1, seconds: 1 },
    );
    expect(w.status('x')).toBe('reopened');
    const of = w.proposeComma('y');
    w.must(ARL, { do: 'raise-objection', block: 'y', hash: w.hash('y') });
    const before = w.state;
    w.write(
      w.lines.map((one) => (one.id === 'y' ? { ...one, words: 'b' } : one)),
      [],
      { command: 'confirm-editorial', block: 'y', of, seconds: 1 },
    );
    expect(w.state.blocks.get('y')?.declared).toEqual(before.blocks.get('y')?.declared);
    w.write(
      w.lines.map((one) => (one.id === 'y' ? { ...one, words: 'c' } : one)),
      [],
      { command: 'contest-editorial', block: 'y', of: 1 },
    );
    w.append({ type: 'editorial.stood', of: 1 });
    expect(w.status('y')).toBe('objected');
  });
});

describe('13.5 any Member State undoes it', () => {
  it('13.5 by one act and in nobody else’s name', () => {
    const w = agreed();
    const was = w.hash('x');
    const of = changed(w);
    const between = w.hash('x');
    for (const one of [ACME, GUEST, CHAIR, OFFICE, OPERATOR, READER])
      expect([one.entity, w.give(one, { do: 'contest-editorial', of })]).toEqual([one.entity, 'not-a-member-state']);
    const seq = w.must(COR, { do: 'contest-editorial', of });
    expect([w.hash('x'), w.status('x')]).toEqual([was, 'agreed']);
    expect(w.at('x').editorial).toEqual({ proposed: null, changes: [], contested: { entity: 'cor', seq, at: w.now } });
    expect(w.give(BRU, { do: 'contest-editorial', of })).toBe('text-changed');
    // what stood in between is agreed no more
    w.edit('x', 'to, share power');
    expect([w.hash('x'), w.status('x')]).toEqual([between, 'reopened']);
  });

  it('13.1 what has had one takes no other, and what was undone does not come back, until it is declared anew', () => {
    const w = agreed();
    const of = changed(w);
    const again = (words: string) => w.decide(OFFICE, proposal(w, 'x', words));
    const once = { ok: false, refusal: { code: 'not-editorial', because: 'once', blocks: ['x'] } };
    expect(again('to, share, power')).toEqual(once);
    w.must(ARL, { do: 'contest-editorial', of });
    expect(again('to, share power')).toEqual(once);
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'why' });
    w.agree('x');
    expect(again('to, share power').ok).toBe(true);
  });

  it('13.5 7.14 on a screen without the adoption it crosses the gavel, on one with it it comes too late', () => {
    const w = agreed();
    const of = changed(w);
    w.wait(25 * HOUR);
    w.lapse();
    const seen = w.state.seq;
    w.beginAdoption();
    expect(w.give(CHAIR, { do: 'contest-editorial', of }, seen)).toBe('adoption-open');
    expect(w.give(BRU, { do: 'contest-editorial', of })).toBe('adoption-open');
    w.must(BRU, { do: 'contest-editorial', of }, seen);
    expect([w.shown.phase, w.shown.crossed?.entity, w.status('x')]).toEqual(['drafting', 'bru', 'objected']);
  });

  it('13.5 13.9 at any time before adoption, while the words are those', () => {
    const w = agreed();
    const of = changed(w);
    w.edit('x', 'to share, all power');
    expect(w.give(ARL, { do: 'contest-editorial', of })).toBe('text-changed');
    w.edit('x', 'to share power');
    expect([w.status('x'), w.give(ARL, { do: 'contest-editorial', of })]).toEqual(['agreed', 'text-changed']);
    w.edit('x', 'to, share power');
    w.wait(25 * HOUR);
    w.lapse();
    w.beginAdoption();
    expect(w.give(ARL, { do: 'contest-editorial', of })).toBe('adoption-open');
  });
});

describe('13.6 the call for adoption', () => {
  it('13.6 7.3 a comma that is contested there is out again, and the call has ended', () => {
    const w = agreed();
    const was = w.hash('x');
    const of = changed(w);
    w.wait(25 * HOUR);
    w.lapse();
    w.agreeAll();
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect(w.give(OFFICE, proposal(w, 'y', 'to publish, figures'))).toBe('call-open');
    w.must(BRU, { do: 'contest-editorial', of });
    expect([w.shown.adoptionCall, w.hash('x'), w.status('x'), w.shown.blockers]).toEqual([null, was, 'agreed', []]);
  });

  it('13.6 what was proposed before waits for its end', () => {
    const w = new World();
    w.agreeAll();
    const of = w.must(OFFICE, proposal(w));
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect(w.give(CHAIR, { do: 'confirm-editorial', of })).toBe('call-open');
    w.must(CHAIR, { do: 'cancel-call', blocks: 'adoption' });
    w.must(CHAIR, { do: 'confirm-editorial', of });
  });
});

describe('13.7 a confirmed change', () => {
  it('13.7 7.2 keeps the opinion from adoption for 24 hours', () => {
    const w = new World();
    w.agreeAll();
    changed(w, 'x');
    w.wait(HOUR);
    const of = changed(w, 'y');
    const date = w.now + 24 * HOUR * 1000;
    expect(w.shown.blockers).toEqual([{ code: 'editorial-waits', blocks: ['x', 'y'], date }]);
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toMatchObject({ ok: false, refusal: { code: 'editorial-waits', date } });
    expect(nextDue(w.state)).toBe(date - HOUR * 1000);
    w.wait(23 * HOUR);
    w.lapse();
    expect(w.shown.blockers).toEqual([{ code: 'editorial-waits', blocks: ['y'], date }]);
    expect(due(w.state, w.now)).toEqual([]);
    w.wait(HOUR);
    expect(due(w.state, w.now)).toEqual([{ type: 'editorial.stood', of }]);
    w.lapse();
    expect(w.shown.blockers).toEqual([]);
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    w.wait(w.state.policy.minCallSeconds);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
  });

  it('13.7 beside other obstacles the answer names all paragraphs', () => {
    const w = agreed();
    changed(w);
    expect(w.decide(CHAIR, { do: 'call-adoption', ...w.hashes })).toMatchObject({ ok: false, refusal: { code: 'not-agreed' } });
  });

  it('13.7 has not stood while a restricted session goes on, and waits anew from its end', () => {
    const w = new World();
    w.agreeAll();
    changed(w);
    const date = w.now + 24 * HOUR * 1000;
    expect(nextDue(w.state, w.now, true)).toBe(date);
    w.wait(25 * HOUR);
    expect([due(w.state, w.now, true), nextDue(w.state, w.now, true)]).toEqual([[], null]);
    w.append({ type: 'restricted.published', session: 'r1', head: 'h' });
    const anew = w.now + 24 * HOUR * 1000;
    expect([due(w.state, w.now), nextDue(w.state, w.now, true)]).toEqual([[], anew]);
    expect(w.shown.blockers).toMatchObject([{ code: 'editorial-waits', date: anew }]);
    w.wait(24 * HOUR);
    w.lapse();
    // what has stood stands
    w.append({ type: 'restricted.published', session: 'r2', head: 'h' });
    expect([w.shown.blockers, nextDue(w.state)]).toEqual([[], null]);
  });

  it('13.7 nor does one in the document of the session', () => {
    const w = agreed();
    changed(w);
    w.append({ type: 'restricted.opened', session: 'r1', opinion: 'o', at: w.state.seq, head: 'h' });
    w.wait(25 * HOUR);
    expect([due(w.state, w.now), nextDue(w.state)]).toEqual([[], null]);
  });

  it('13.7 waits as long as the forum says, and a new declaration ends that', () => {
    const w = new World();
    w.agreeAll();
    w.here = { ...w.here, editorialSeconds: 60 };
    changed(w, 'x');
    w.wait(60);
    w.lapse();
    expect(w.shown.blockers).toEqual([]);
    changed(w, 'y');
    w.must(CHAIR, { do: 'reopen', block: 'y', cause: 'correction', reason: 'why' });
    w.agree('y');
    expect([w.shown.blockers, due(w.state, w.now + 90_000)]).toEqual([[], []]);
  });
});

describe('13.8 positions', () => {
  it('13.8 words that a condition waits for, or that keep one from being met, are not edited', () => {
    const w = new World();
    w.object(ARL, 'x', { endsIf: { reads: w.hash('x') ?? '' } });
    w.agree('x');
    expect(w.decide(OFFICE, proposal(w))).toMatchObject({
      ok: false,
      refusal: { code: 'objection-stands', entities: ['arl'], blocks: ['x'] },
    });

    const other = agreed('x');
    const of = other.must(OFFICE, proposal(other));
    other.object(ARL, 'y', { endsIf: { deleted: true } });
    other.write(other.lines.map((one) => (one.id === 'y' ? { ...one, words: 'gone' } : one)));
    const facts = other.entries.at(-1)?.fact;
    if (facts?.type !== 'text') throw new Error('text was written');
    const position = [...other.state.positions.keys()][0] ?? 'p0';
    other.append({ ...facts, changes: [], echoes: [{ position, in: ['x'] }] });
    expect(other.give(CHAIR, { do: 'confirm-editorial', of })).toBe('objection-stands');
  });

  it('13.8 every other position stays, on earlier wording', () => {
    const w = agreed();
    w.must(ARL, { do: 'reserve', block: 'x', hash: w.hash('x') });
    w.must(ACME, { do: 'record-concern', block: 'x', hash: w.hash('x') });
    changed(w);
    expect(w.at('x').positions.map(({ kind, earlierWording }) => [kind, earlierWording])).toEqual([
      ['reservation', true],
      ['concern', true],
    ]);
  });

  it('13.8 2.17 a condition on other paragraphs is open while one of these reads otherwise', () => {
    const w = agreed('x', 'y');
    w.must(ARL, { do: 'make-conditional', block: 'y', hash: w.hash('y'), links: [{ block: 'x', hash: w.hash('x') }] });
    const of = changed(w);
    expect(w.shown.blockers).toContainEqual(expect.objectContaining({ code: 'linked-open', entities: ['arl'] }));
    w.must(BRU, { do: 'contest-editorial', of });
    expect(w.shown.blockers.some(({ code }) => code === 'linked-open')).toBe(false);
  });

  it('13.8 1.6 an objection to it stands, and cancels what was declared', () => {
    const w = agreed();
    changed(w);
    w.object(COR, 'x');
    expect([w.status('x'), w.at('x').editorial]).toEqual(['objected', undefined]);
  });
});

describe('13.9 with the declaration', () => {
  it('13.9 4.2 what cancels it ends its editorial changes', () => {
    const w = agreed();
    const of = changed(w);
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'why' });
    expect([w.status('x'), w.give(ARL, { do: 'contest-editorial', of })]).toEqual(['reopened', 'text-changed']);
    w.edit('x', 'to share power');
    expect(w.status('x')).toBe('reopened');
  });

  it('13.9 4.4 undone in time, it was none, and an agreement from before is as it was', () => {
    const w = agreed();
    changed(w);
    w.edit('x', 'to share all power');
    w.call('x');
    w.wait(w.state.policy.minCallSeconds);
    const of = Number(w.declare('x'));
    changed(w);
    w.must(CHAIR, { do: 'undo', of });
    expect([w.status('x'), w.at('x').editorial]).toEqual(['reopened', undefined]);
    w.edit('x', 'to, share power');
    expect([w.status('x'), w.at('x').editorial?.changes.length]).toEqual(['agreed', 1]);
  });
});

describe('13.10 elsewhere', () => {
  it('13.10 not in a restricted session, nor while one goes on, nor in the report', () => {
    const w = agreed();
    const of = w.must(OFFICE, proposal(w));
    const later = agreed();
    const confirmed = changed(later);
    for (const place of ['inside', 'closed-off', 'over'] as const) {
      w.here = { ...w.here, place };
      later.here = { ...later.here, place };
      expect(w.give(OFFICE, proposal(w))).toBe('restricted-session');
      expect(w.give(CHAIR, { do: 'confirm-editorial', of })).toBe('restricted-session');
      expect(later.give(ARL, { do: 'contest-editorial', of: confirmed })).toBe('restricted-session');
    }
    const report = new World(undefined, { kind: 'report' });
    for (const command of [proposal(w), { do: 'confirm-editorial', of }, { do: 'contest-editorial', of }] as const)
      expect(report.give(OFFICE, command)).toBe('not-an-opinion');
  });
});
