/** Conditions that count on paragraphs of other opinions: how those stand is brought into the log, and nothing else is judged. */
import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { Elsewhere, Entry } from '../../shared/opinion/entry.ts';
import { linkedElsewhere, telling } from '../../shared/opinion/links.ts';
import { other, paragraph } from './other.ts';
import { ARL, CHAIR, World } from './world.ts';

const there = { opinion: 'other', block: 'p', hash: 'words' };

/** What the server does when it has looked there; false: nothing was news. */
function bring(w: World, told: Elsewhere): boolean {
  const act = telling(w.state, told);
  if (act !== null) w.append(act, SERVER);
  return act !== null;
}

function conditioned(): World {
  const w = new World();
  w.here = { ...w.here, elsewhere: [other(4, paragraph())] };
  w.must(ARL, { do: 'make-conditional', block: 'a', hash: w.hash('a'), links: [there] });
  return w;
}
const open = (w: World): boolean => w.shown.blockers.some(({ code }) => code === 'linked-open');

describe('a condition on another opinion', () => {
  it('2.19 is made on a paragraph that is there, as it reads there', () => {
    const w = new World();
    const make = (links: readonly { opinion?: string; block: string; hash: string | null }[]) =>
      w.give(ARL, { do: 'make-conditional', block: 'a', hash: w.hash('a'), links });
    expect(make([there])).toBe('no-such-paragraph');
    w.here = { ...w.here, elsewhere: [other(4, paragraph())] };
    expect(make([{ ...there, block: 'q' }])).toBe('no-such-paragraph');
    expect(make([{ ...there, opinion: 'third' }])).toBe('no-such-paragraph');
    expect(make([{ ...there, hash: 'other words' }])).toBe('text-changed');
    // the same id in another opinion is another paragraph
    expect(make([{ block: 'p', hash: 'words' }])).toBe('no-such-paragraph');
    w.here = { ...w.here, elsewhere: [other(4, paragraph({ id: 'a' }))] };
    expect(make([{ ...there, block: 'a' }])).toBeTypeOf('number');
    const refused = w.decide(ARL, { do: 'make-conditional', block: 'b', hash: w.hash('b'), links: [{ ...there, hash: 'x', block: 'a' }] });
    expect(refused).toEqual({ ok: false, refusal: { code: 'text-changed', elsewhere: [{ opinion: 'other', block: 'a' }] } });
  });

  it('2.19 is open until what was brought says that it is agreed in those words', () => {
    const w = conditioned();
    w.agreeAll();
    expect(w.shown.blockers).toEqual([
      { code: 'linked-open', elsewhere: [{ opinion: 'other', block: 'p' }], entities: ['arl'], positions: [w.at('a').positions[0]?.id] },
    ]);
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('linked-open');
    expect([bring(w, other(4, paragraph())), open(w)]).toEqual([true, true]);
    expect([bring(w, other(5, paragraph({ agreed: true, hash: 'other words' }))), open(w)]).toEqual([true, true]);
    expect([bring(w, other(6, paragraph({ agreed: true }))), open(w)]).toEqual([true, false]);
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    w.wait(15);
    expect([bring(w, other(7, paragraph())), open(w)]).toEqual([true, true]);
    expect(w.give(CHAIR, { do: 'adopt', ...w.hashes })).toBe('linked-open');
    expect([bring(w, other(8)), open(w)]).toEqual([true, true]);
    expect([bring(w, other(9, paragraph({ agreed: true }))), open(w)]).toEqual([true, false]);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
    expect(bring(w, other(10, paragraph()))).toBe(false);
  });

  it('2.19 is told what is news, of what conditions here count on, and never of what was before', () => {
    const w = conditioned();
    expect(bring(w, { ...other(4, paragraph()), opinion: 'third' })).toBe(false);
    expect(bring(w, other(4, paragraph(), paragraph({ id: 'q' })))).toBe(true);
    expect(w.shown.elsewhere).toEqual([other(4, paragraph())]);
    const both = other(4, paragraph(), paragraph({ id: 'q' }));
    w.here = { ...w.here, elsewhere: [both] };
    const second = w.must(ARL, { do: 'make-conditional', block: 'b', hash: w.hash('b'), links: [{ ...there, block: 'q' }] });
    expect([bring(w, both), w.shown.elsewhere]).toEqual([true, [both]]);
    w.must(ARL, { do: 'withdraw', position: `p${second}` });
    expect([bring(w, other(9, paragraph())), bring(w, other(3, paragraph({ agreed: true })))]).toEqual([false, false]);
    w.must(ARL, { do: 'withdraw', position: w.at('a').positions[0]?.id ?? '' });
    expect([linkedElsewhere(w.state).size, w.shown.elsewhere, bring(w, other(12, paragraph({ agreed: true })))]).toEqual([0, [], false]);
  });

  it('2.19 is brought by the server alone, where a condition waits for it', () => {
    const w = conditioned();
    const entry = (by: Actor, told: Elsewhere): Entry => ({
      seq: w.state.seq + 1,
      at: w.now,
      by,
      uuid: 'u',
      fact: { type: 'elsewhere.told', ...told },
    });
    expect(objectionTo(w.state, entry(SERVER, other(4, paragraph())))).toBeNull();
    expect(objectionTo(w.state, entry(ARL, other(4, paragraph({ agreed: true }))))).toContain('elsewhere.told');
    expect(objectionTo(w.state, entry(SERVER, { ...other(4, paragraph()), opinion: 'third' }))).toContain('elsewhere.told');
  });
});
