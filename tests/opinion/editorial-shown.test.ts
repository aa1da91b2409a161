/** How the register and the buttons show editorial changes (SPEC 13). */
import { describe, expect, it } from 'vitest';
import { evolve } from '../../shared/opinion/evolve.ts';
import { happened, isDecision } from '../../shared/opinion/happened.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { applyPatch, patch, register } from '../../shared/opinion/show.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import { ARL, CHAIR, OFFICE, World } from './world.ts';

function agreed(): World {
  const w = new World();
  w.agree('x');
  return w;
}

describe('10.1 the register', () => {
  it('10.1 10.2 shows both wordings, patches them, and leaves out what was erased', () => {
    const w = agreed();
    const before = register(w.state, new Map(), 'o');
    const of = w.proposeComma('x');
    const notes = new Map([[of, { before: 'to share power', words: 'to, share power' }]]);
    const proposed = register(w.state, notes, 'o');
    const words = { before: 'to share power', after: 'to, share power' };
    expect(proposed.paragraphs.find(({ id }) => id === 'x')?.editorial).toMatchObject({ proposed: { seq: of, words }, changes: [] });
    const seq = w.must(CHAIR, { do: 'confirm-editorial', of });
    const after = register(w.state, notes, 'o');
    expect(after.paragraphs.find(({ id }) => id === 'x')?.editorial).toMatchObject({
      proposed: null,
      changes: [{ seq, of, words, stood: false }],
    });
    expect(applyPatch(before, patch(before, after))).toEqual(after);
    expect(applyPatch(after, patch(after, { ...before, seq: after.seq, at: after.at }))).toEqual({
      ...before,
      seq: after.seq,
      at: after.at,
    });
    for (const notes of [new Map([[of, {}]]), new Map()]) {
      const erased = register(w.state, notes, 'o');
      expect(erased.paragraphs.find(({ id }) => id === 'x')?.editorial?.changes[0]?.words).toBeNull();
    }
  });

  it('10.1 the buttons ask the same rules', () => {
    const w = agreed();
    const may = (by: typeof ARL) => {
      const found = whatMay(w.shown, by, 'x', w.now);
      return [found['propose-editorial'], found['confirm-editorial'], found['contest-editorial']].map((one) => one?.code ?? null);
    };
    expect(may(OFFICE)).toEqual([null, 'editorial-needs-two', 'not-a-member-state']);
    const of = w.proposeComma('x');
    expect(may(CHAIR)).toEqual(['editorial-needs-two', null, 'not-a-member-state']);
    w.must(CHAIR, { do: 'confirm-editorial', of });
    expect(may(ARL)).toEqual(['not-secretariat', 'not-chair', null]);
  });

  it('9.4 the log folded again gives the same', () => {
    const w = agreed();
    const of = w.must(CHAIR, { do: 'confirm-editorial', of: w.proposeComma('x') });
    w.must(ARL, { do: 'contest-editorial', of });
    expect(w.entries.reduce(evolve, emptyState)).toEqual(w.state);
  });
});

describe('the day sheet', () => {
  it('13.4 13.5 tells what was proposed, confirmed and undone, and by which State', () => {
    const w = agreed();
    const told: (readonly [string, string | null, number | null, boolean])[] = [];
    w.watch = (before, entry, after) => {
      const found = happened(before, entry, after).filter(({ what }) => what.startsWith('editorial'));
      told.push(...found.map((one) => [one.what, one.entity, one.of, isDecision(one)] as const));
    };
    const proposal = w.proposeComma('x');
    const of = w.must(CHAIR, { do: 'confirm-editorial', of: proposal });
    w.must(ARL, { do: 'contest-editorial', of });
    expect(told).toEqual([
      ['editorialProposed', null, null, true],
      ['editorialConfirmed', null, proposal, true],
      ['editorialContested', 'arl', of, false],
    ]);
  });
});
