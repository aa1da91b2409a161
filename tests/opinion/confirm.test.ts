import { describe, expect, it } from 'vitest';
import { whatMay } from '../../shared/opinion/questions.ts';
import { ARL, BRU, CHAIR, GUEST, OFFICE, World } from './world.ts';

describe('what came back from a restricted session', () => {
  it('2.16 what came back from a restricted session holds, and waits for a word of its State; that word changes nothing else', () => {
    const w = new World();
    w.append({
      ...{ type: 'position.raised', kind: 'objection', block: 'a', hash: w.hash('a'), entity: 'arl', via: 'screen', until: null },
      ...{ reasoned: false, cured: false, endsIf: null, seen: w.state.seq, carried: { session: 'r1', enteredBy: null } },
    });
    const position = `p${w.state.seq}`;
    const marks = () => w.at('a').positions.map(({ toConfirm }) => toConfirm);
    expect([marks(), w.status('a'), w.shown.blockers.length > 0]).toEqual([[true], 'objected', true]);
    for (const other of [BRU, CHAIR, OFFICE, GUEST]) expect(w.give(other, { do: 'confirm', position })).toBe('not-your-position');
    const own = w.object(BRU, 'a');
    expect(w.give(BRU, { do: 'confirm', position: own })).toBe('no-such-position');
    expect(whatMay(w.shown, ARL, 'a', w.now).confirm).toBeNull();
    w.must(CHAIR, { do: 'set-policy', policy: { ...w.state.policy, headConfirms: true } });
    const before = w.shown;
    w.must(ARL, { do: 'confirm', position });
    expect([marks(), w.status('a')]).toEqual([[false, false], 'objected']);
    const unmarked = (shown: typeof before) => ({
      ...{ ...shown, seq: 0, at: 0 },
      paragraphs: shown.paragraphs.map((one) => ({ ...one, positions: one.positions.map((held) => ({ ...held, toConfirm: false })) })),
    });
    expect(unmarked(w.shown)).toEqual(unmarked(before));
    expect(w.give(ARL, { do: 'confirm', position })).toBe('no-such-position');
    expect(w.give(ARL, { do: 'confirm', position: 'p99' })).toBe('no-such-position');
  });

  it('2.16 raised anew by its State there is nothing to confirm', () => {
    const w = new World();
    w.append({
      ...{ type: 'position.raised', kind: 'reservation', block: 'a', hash: w.hash('a'), entity: 'arl', via: 'screen', until: null },
      ...{ reasoned: false, cured: false, endsIf: null, seen: w.state.seq, carried: { session: 'r1', enteredBy: null } },
    });
    expect(w.at('a').positions[0]?.toConfirm).toBe(true);
    w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a') });
    expect(w.at('a').positions.map(({ toConfirm }) => toConfirm)).toEqual([false]);
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'time-ran-out' });
    expect(w.give(ARL, { do: 'confirm', position: `p${w.state.seq}` })).toBe('opinion-closed');
  });
});
