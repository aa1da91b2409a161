/** What is with a drafting group. */
import { describe, expect, it } from 'vitest';
import { register } from '../../shared/opinion/show.ts';
import { ARL, BRU, CHAIR, DEPUTY, EVERYBODY, World } from './world.ts';

const HOUR = 3_600_000;
const refer = (...blocks: readonly string[]) => ({ do: 'refer', blocks, group: 'Friends of the chair' }) as const;
const recall = (...blocks: readonly string[]) => ({ do: 'recall', blocks }) as const;
/** Which paragraphs are with a group. */
const away = (w: World): readonly string[] => w.shown.paragraphs.flatMap(({ id, referred }) => (referred === null ? [] : [id]));

describe('a drafting group', () => {
  it('8.10 gets paragraphs from the chair, by its name and with a date if wished, and gives them back', () => {
    const w = new World();
    w.must(CHAIR, { ...refer('a', 'x', 'a'), until: w.now + HOUR });
    expect(w.state.referrals.get('a')).toEqual({ seq: w.state.seq, at: w.now, until: w.now + HOUR });
    expect(away(w)).toEqual(['a', 'x']);
    w.must(CHAIR, refer('x', 't'));
    expect([away(w), w.at('x').referred?.until, w.at('a').referred?.until]).toEqual([['t', 'a', 'x'], null, w.now + HOUR]);
    w.must(CHAIR, recall('a', 't'));
    expect(away(w)).toEqual(['x']);
    const notes = new Map([[w.at('x').referred?.seq ?? 0, { group: 'Friends of the chair' }]]);
    expect(register(w.state, notes, 'o').paragraphs.find(({ id }) => id === 'x')?.referred?.note).toEqual({
      group: 'Friends of the chair',
    });
  });

  it('8.10 gets nothing that is agreed, no heading, nothing that is not there, and nothing without a name or back in the past', () => {
    const w = new World();
    w.agree('b');
    expect(w.give(CHAIR, refer('b'))).toBe('already-agreed');
    expect(w.give(CHAIR, refer('n'))).toBe('heading-takes-none');
    expect([w.give(CHAIR, refer('never')), w.give(CHAIR, refer())]).toEqual(['no-such-paragraph', 'no-such-paragraph']);
    expect(w.give(CHAIR, { ...refer('a'), group: ' ' })).toBe('reason-missing');
    expect(w.give(CHAIR, { ...refer('a'), until: w.now })).toBe('date-not-allowed');
    expect(w.give(CHAIR, recall('a'))).toBe('not-referred');
    const refusals = EVERYBODY.filter((one) => one !== CHAIR).map((one) => w.give(one, refer('a')));
    expect(new Set(refusals)).toEqual(new Set(['not-chair']));
    expect(w.give(DEPUTY, recall('a'))).toBe('not-chair');
    const tabled = new World(undefined, { phase: 'tabled' });
    expect([tabled.give(CHAIR, refer('a')), tabled.give(CHAIR, recall('a'))]).toEqual(['not-in-drafting', 'not-in-drafting']);
  });

  it('8.11 has a paragraph and changes nothing else: not its status, its call, who holds it, or what the chair may do', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.call('a', 'x');
    const { referrals: _, rulings: _rulings, seq: __, ...before } = w.state;
    const blockers = w.shown.blockers;
    w.must(CHAIR, refer('a', 'x', 'y'));
    const { referrals: _now, rulings: _rulingsNow, seq: __now, ...after } = w.state;
    expect(after).toEqual(before);
    expect(w.shown.blockers).toEqual(blockers);
    w.edit('y', 'to publish all figures');
    w.askTime(BRU, 'y');
    expect(away(w)).toEqual(['a', 'x', 'y']);
  });

  it('8.11 has a paragraph no more once it is declared, again where that is undone, and not when it is opened again later', () => {
    const w = new World();
    w.must(CHAIR, refer('a', 'x'));
    w.agree('a');
    expect([w.status('a'), away(w)]).toEqual(['agreed', ['x']]);
    w.must(CHAIR, { do: 'undo', of: w.state.seq });
    expect(away(w)).toEqual(['a', 'x']);
    expect(w.declare('a')).toBe(w.state.seq);
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'a slip' });
    expect([w.status('a'), away(w)]).toEqual(['reopened', ['x']]);
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(away(w)).toEqual([]);
  });

  it('8.11 is not shown to have a paragraph while that is agreed in words that came back', () => {
    const w = new World();
    w.agree('a');
    w.edit('a', 'that some sites fall silent');
    w.must(CHAIR, refer('a'));
    expect(away(w)).toEqual(['a']);
    w.edit('a', 'that sites fall silent');
    expect([w.status('a'), away(w)]).toEqual(['agreed', []]);
  });

  it('8.12 is named in the register of whoever reads, and stops neither the call nor the declaration', () => {
    const w = new World();
    w.must(CHAIR, refer('a'));
    w.call('a');
    w.wait(15);
    expect(w.declare('a')).toBe(w.state.seq);
  });
});
