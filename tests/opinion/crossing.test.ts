/** The gavel of adoption: how long it can be crossed, and what becomes of what has crossed it or was too late for it. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../shared/opinion/decide.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { nextDue } from '../../shared/opinion/lapse.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import { ARL, BRU, CHAIR, COR, HERE, OFFICE, World } from './world.ts';

describe('an adoption', () => {
  it('7.13 closes by an act of the clock, 60 seconds later at the earliest', () => {
    const w = new World();
    const seq = w.beginAdoption();
    const closesAt = w.now + 60_000;
    expect([w.shown.phase, w.shown.adopting, w.shown.adopted, nextDue(w.state)]).toEqual([
      'adopting',
      { seq, at: w.now, ...w.hashes, pending: [], closesAt },
      null,
      closesAt,
    ]);
    w.wait(59);
    w.lapse();
    expect(w.shown.phase).toBe('adopting');
    w.wait(1);
    // nothing changes by the clock alone
    expect(w.shown.phase).toBe('adopting');
    w.lapse();
    expect(w.entries.at(-1)?.fact).toEqual({ type: 'adoption.closed', of: seq });
    expect(w.shown).toMatchObject({ phase: 'adopted', adopting: null, adopted: { seq, at: closesAt - 60_000, ...w.hashes } });
    expect(nextDue(w.state)).toBeNull();
  });

  it('7.13 as the policy says at the gavel, and not while it can be undone', () => {
    const open = (more: object): number => {
      const w = new World();
      w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, ...more } });
      w.beginAdoption();
      w.append({ type: 'policy.changed', policy: { ...DEFAULT_POLICY, adoptionSeconds: 3600, undoSeconds: 600 } });
      return ((w.shown.adopting?.closesAt ?? 0) - w.now) / 1000;
    };
    const { adoptionSeconds: _, ...older } = DEFAULT_POLICY;
    expect([open({ adoptionSeconds: 10, undoSeconds: 5 }), open({ adoptionSeconds: 10, undoSeconds: 30 })]).toEqual([10, 30]);
    const w = new World(undefined, { policy: older });
    w.beginAdoption();
    expect((w.shown.adopting?.closesAt ?? 0) - w.now).toBe(60_000);
  });

  it('8.2 is never set to be open for less than the forum says', () => {
    const w = new World();
    const ask = (adoptionSeconds: number, leastCallSeconds: number) =>
      decide(w.state, { do: 'set-policy', policy: { ...w.state.policy, adoptionSeconds } }, CHAIR, w.now, w.state.seq, {
        ...HERE,
        leastCallSeconds,
      });
    expect(ask(9, 10)).toEqual({ ok: false, refusal: { code: 'policy-not-allowed', seconds: 10 } });
    expect([ask(10, 10).ok, ask(1, 1).ok, ask(0, 1).ok, ask(3601, 1).ok]).toEqual([true, true, false, false]);
  });

  it('9.5 under the first rules closes at once, and can be undone as the policy says today', () => {
    const w = new World();
    w.beginAdoption();
    const before = w.entries.slice(0, -1).reduce((state, entry) => evolve(state, { ...entry, rules: 1 }), emptyState);
    const decision = decide(before, { do: 'adopt', ...w.hashes }, CHAIR, w.now, before.seq, HERE);
    const fact = { type: 'opinion.adopted', ...w.hashes, present: ['arl', 'bru'], dropped: ['cor'] } as const;
    expect(decision).toEqual({ ok: true, act: fact });
    const state = evolve(before, { seq: before.seq + 1, at: w.now, by: CHAIR, uuid: 'u', rules: 1, fact });
    expect(standing(state)).toMatchObject({ phase: 'adopted', adopting: null, adopted: { seq: state.seq } });
    const undo = (seconds: number) => decide(state, { do: 'undo', of: state.seq }, CHAIR, w.now + seconds * 1000, state.seq, HERE);
    expect([undo(10).ok, undo(11)]).toEqual([true, { ok: false, refusal: { code: 'undo-too-late', seconds: 10 } }]);
    expect(decide(state, { do: 'raise-objection', block: 'a', hash: null }, ARL, w.now, 0, HERE)).toMatchObject({
      refusal: { code: 'opinion-adopted' },
    });
  });
});

describe('an objection while it is open', () => {
  it('7.14 1.1 from a screen of the call at 20 s it cancels the adoption; at 61 s it is too late', () => {
    const w = new World();
    const seq = w.beginAdoption();
    const adoptedAt = w.now;
    w.wait(20);
    const id = w.object(BRU, 'a', {}, seq - 1);
    expect(w.shown).toMatchObject({
      phase: 'drafting',
      adopting: null,
      adopted: null,
      adoptionCall: null,
      late: [],
      crossed: { entity: 'bru', block: 'a', seq: w.state.seq, at: w.now, adoptedAt },
    });
    expect([w.on('a'), w.status('a')]).toEqual([['bru:objection'], 'objected']);
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes })).toBe('not-agreed');

    w.must(BRU, { do: 'withdraw', position: id });
    const again = w.beginAdoption();
    expect(w.shown.crossed).toBeNull();
    w.wait(61);
    // as long as the log does not say that it has closed, it has not
    expect(w.decide(BRU, { do: 'raise-objection', block: 'a', hash: w.hash('a') }, again - 1)).toMatchObject({
      ok: true,
      act: { type: 'position.raised' },
    });
    w.lapse();
    expect(w.give(BRU, { do: 'raise-objection', block: 'a', hash: w.hash('a') }, again - 1)).toBe('opinion-adopted');
  });

  it('7.14 also where the screen had been handed neither the adoption nor its call', () => {
    const w = new World();
    w.beginAdoption();
    w.object(COR, null, {}, 2);
    expect([w.shown.phase, w.on(null)]).toEqual(['drafting', ['cor:objection']]);
  });

  it('7.14 the chair may adopt again when it is withdrawn, after a new call', () => {
    const w = new World();
    const seq = w.beginAdoption();
    const position = w.object(ARL, 'x', {}, seq - 1);
    w.must(ARL, { do: 'withdraw', position });
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes })).toBe('not-agreed');
    w.adopt();
    expect(w.shown.phase).toBe('adopted');
  });

  it('7.15 from a screen that was handed the adoption it is recorded and holds nothing', () => {
    const w = new World();
    const seq = w.beginAdoption();
    w.wait(20);
    const at = w.must(ARL, { do: 'raise-objection', block: 'a', hash: w.hash('a'), reason: 'no' }, seq);
    expect(w.entries.at(-1)?.fact).toMatchObject({ type: 'objection.late', entity: 'arl', reasoned: true, seen: seq });
    expect([w.shown.phase, w.status('a'), w.on('a')]).toEqual(['adopting', 'agreed', []]);
    expect(w.shown.late).toEqual([
      {
        entity: 'arl',
        block: 'a',
        seq: at,
        at: w.now,
        via: 'screen',
        enteredBy: null,
        hash: w.hash('a'),
        seen: seq,
        note: null,
      },
    ]);
    w.wait(40);
    w.lapse();
    expect([w.shown.phase, w.shown.late.map(({ entity }) => entity)]).toEqual(['adopted', ['arl']]);
  });

  it('7.15 what a screen claims to have seen beyond the log is not believed', () => {
    const w = new World();
    w.beginAdoption();
    w.must(ARL, { do: 'raise-objection', block: 'a', hash: w.hash('a') }, 9_999);
    expect(w.entries.at(-1)?.fact).toMatchObject({ type: 'objection.late', seen: w.state.seq - 1 });
  });

  it('7.15 entered for a State, it is as late as the screen on which it was entered', () => {
    const w = new World();
    const seq = w.beginAdoption();
    const entered = { do: 'raise-objection', block: 'a', hash: w.hash('a'), enteredFor: { entity: 'cor', via: 'floor' } } as const;
    expect(w.decide(OFFICE, entered, seq - 1)).toMatchObject({ act: { type: 'position.raised', entity: 'cor' } });
    w.must(OFFICE, entered, seq);
    expect(w.shown.late).toMatchObject([{ entity: 'cor', via: 'floor', enteredBy: 'secretariat' }]);
  });

  it('7.16 stands when the chair undoes the adoption, whose call is over then', () => {
    const w = new World();
    const of = w.beginAdoption();
    const at = w.must(ARL, { do: 'raise-objection', block: 'a', hash: w.hash('a'), endsIf: { deleted: true } }, of);
    w.must(OFFICE, { do: 'raise-objection', block: null, hash: null, enteredFor: { entity: 'cor', via: 'telephone' } }, of);
    w.must(CHAIR, { do: 'undo', of });
    expect(w.shown).toMatchObject({ phase: 'drafting', adoptionCall: null, late: [], crossed: null });
    expect([w.status('a'), w.on('a'), w.on(null)]).toEqual(['objected', ['arl:objection'], ['cor:objection']]);
    expect(w.at('a').positions[0]).toMatchObject({ id: `p${at}`, seq: at, endsIf: null, enteredBy: null });
    expect(w.shown.positions[0]).toMatchObject({ via: 'telephone', enteredBy: 'secretariat' });
    w.must(ARL, { do: 'withdraw', position: `p${at}` });
    expect(w.on('a')).toEqual([]);
  });

  it('7.16 stands when another objection cancels the adoption', () => {
    const w = new World();
    const seq = w.beginAdoption();
    w.must(ARL, { do: 'raise-objection', block: 'a', hash: w.hash('a') }, seq);
    w.object(BRU, 'x', {}, seq - 1);
    expect([w.on('a'), w.on('x'), w.shown.late]).toEqual([['arl:objection'], ['bru:objection'], []]);
  });
});

describe('the moment of the gavel', () => {
  it('4.4 undoing has the time that the policy gave then', () => {
    const w = new World();
    w.agree('a');
    const of = w.at('a').declared?.seq ?? 0;
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, undoSeconds: 600 } });
    w.wait(11);
    expect(w.decide(CHAIR, { do: 'undo', of })).toEqual({ ok: false, refusal: { code: 'undo-too-late', seconds: 10 } });
    w.agree('b');
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, undoSeconds: 0 } });
    w.wait(600);
    w.must(CHAIR, { do: 'undo', of: w.at('b').declared?.seq ?? 0 });
  });
});
