/** Packages: conditions between paragraphs, and "nothing is agreed until everything is agreed". */
import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { following } from '../../shared/opinion/follow.ts';
import { ACME, ARL, BRU, CHAIR, GUEST, OFFICE, World } from './world.ts';

const link = (w: World, block: string) => ({ block, hash: w.hash(block) });
const condition = (w: World, block: string, ...on: readonly string[]) =>
  ({ do: 'make-conditional', block, hash: w.hash(block), links: on.map((one) => link(w, one)) }) as const;

describe('a condition', () => {
  it('2.17 holds the opinion and no paragraph, until what it names is agreed as it read', () => {
    const w = new World();
    const position = `p${w.must(ARL, condition(w, 'a', 'x'))}` as const;
    w.agree('t', 'a', 'b', 'y');
    expect(w.status('a')).toBe('agreed');
    expect(w.shown.blockers).toContainEqual({ code: 'linked-open', blocks: ['x'], entities: ['arl'], positions: [position] });
    w.edit('x', 'to share more');
    w.agree('x');
    expect(w.shown.blockers).toEqual([{ code: 'linked-open', blocks: ['x'], entities: ['arl'], positions: [position] }]);
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('linked-open');
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'back' });
    w.edit('x', 'to share power');
    w.agree('x');
    expect(w.shown.blockers).toEqual([]);
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    w.wait(15);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
  });

  it('2.17 holds where a paragraph that it names has gone, until its State releases it', () => {
    const w = new World();
    const position = `p${w.must(ARL, condition(w, 'a', 'x'))}` as const;
    w.write(w.lines.filter(({ id }) => id !== 'x'));
    w.agreeAll();
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('linked-open');
    expect(w.give(BRU, { do: 'withdraw', position })).toBe('not-your-position');
    w.must(ARL, { do: 'withdraw', position });
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
  });

  it('2.17 is made by a State for itself, on paragraphs of this text as they read', () => {
    const w = new World();
    for (const other of [ACME, GUEST]) expect(w.give(other, condition(w, 'a', 'x'))).toBe('not-a-member-state');
    for (const neutral of [CHAIR, OFFICE]) expect(w.give(neutral, condition(w, 'a', 'x'))).toBe('chair-is-neutral');
    expect(w.give(ARL, condition(w, 'a'))).toBe('no-such-paragraph');
    expect(w.give(ARL, condition(w, 'a', 'a'))).toBe('no-such-paragraph');
    expect(w.give(ARL, condition(w, 'a', 'never'))).toBe('no-such-paragraph');
    expect(w.give(ARL, condition(w, 'a', 'v'))).toBe('heading-takes-none');
    expect(w.give(ARL, { ...condition(w, 'a'), links: [{ block: 'x', hash: 'other words' }] })).toBe('text-changed');
    w.adopt();
    expect(w.give(ARL, condition(w, 'a', 'x'))).toBe('opinion-adopted');
  });

  it('2.17 stands beside hold and note; only another condition of the State takes its place', () => {
    const w = new World();
    w.must(ARL, condition(w, 'a', 'x'));
    w.must(CHAIR, { do: 'reserve', block: 'a', hash: w.hash('a'), enteredFor: { entity: 'arl', via: 'floor' } });
    w.object(ARL, 'a');
    w.must(BRU, condition(w, 'a', 'y'));
    expect(w.on('a')).toEqual(['arl:objection', 'arl:conditional', 'bru:conditional', 'arl:reservation']);
    w.must(ARL, condition(w, 'a', 'y', 'b'));
    expect(w.at('a').positions.find(({ kind, entity }) => kind === 'conditional' && entity === 'arl')?.links).toEqual([
      link(w, 'y'),
      link(w, 'b'),
    ]);
  });

  it('2.17 1.7 on a screen that did not show the earlier one reaches no less far: what it does not name stays linked', () => {
    const w = new World();
    const unseen = w.state.seq;
    const links = () =>
      w
        .at('a')
        .positions.find(({ kind }) => kind === 'conditional')
        ?.links?.map(({ block }) => block);
    w.must(ARL, condition(w, 'a', 'x', 'y'));
    const first = w.state.seq;
    w.must(ARL, condition(w, 'a', 'b'), unseen);
    expect(links()).toEqual(['b', 'x', 'y']);
    w.must(ARL, condition(w, 'a', 'y'), first);
    expect(links()).toEqual(['y', 'b', 'x']);
    w.must(ARL, condition(w, 'a', 'y'));
    expect(links()).toEqual(['y']);
    expect(w.on('a')).toEqual(['arl:conditional']);
  });

  it('2.17 what stays linked keeps the words that the State saw, unless the later one names that paragraph as it reads now', () => {
    const w = new World();
    const unseen = w.state.seq;
    const [x, y] = [link(w, 'x'), link(w, 'y')];
    w.must(ARL, condition(w, 'a', 'x', 'y'));
    w.edit('x', 'to share more');
    w.edit('y', 'to report');
    // nor does a screen show it that names a log position which is not there
    for (const screen of [unseen, w.state.seq + 9]) {
      const before = w.state;
      w.must(ARL, condition(w, 'a', 'y', 'b'), screen);
      const linked = w.at('a').positions.find(({ kind }) => kind === 'conditional')?.links;
      expect(linked).toEqual([link(w, 'y'), link(w, 'b'), x]);
      expect(linked).not.toContainEqual(y);
      const entry = w.entries.at(-1);
      expect(entry && objectionTo(before, entry)).toBeNull();
    }
    expect(w.give(ARL, { ...condition(w, 'a'), links: [y] }, unseen)).toBe('text-changed');
    expect(w.give(ARL, condition(w, 'a'), unseen)).toBe('no-such-paragraph');
  });

  it('2.17 under rules 3 took the place of the earlier one whatever its screen showed, and such a log stays sound', () => {
    const w = new World();
    w.state = { ...w.state, rules: 3 };
    const unseen = w.state.seq;
    w.must(ARL, condition(w, 'a', 'x', 'y'));
    const before = w.state;
    w.must(ARL, condition(w, 'a', 'b'), unseen);
    expect(w.at('a').positions.flatMap(({ links }) => links ?? [])).toEqual([link(w, 'b')]);
    const entry = w.entries.at(-1);
    expect(entry && objectionTo(before, entry)).toBeNull();
  });

  it('2.17 is lifted as a hold is: where the policy says so, by the head alone', () => {
    const w = new World();
    const head: Actor = { ...ARL, functions: ['head'] };
    const position = `p${w.must(ARL, condition(w, 'a', 'x'))}` as const;
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
    expect(w.give(ARL, condition(w, 'a', 'y'))).toBe('head-decides');
    expect(w.give(ARL, { do: 'withdraw', position })).toBe('head-decides');
    w.must(ARL, condition(w, 'b', 'y'));
    w.must(head, { do: 'withdraw', position });
  });
});

describe('nothing is agreed until everything is agreed', () => {
  const together = { ...DEFAULT_POLICY, packageSwitch: true };

  it('8.9 an objection to what is agreed is not late, and otherwise nothing differs', () => {
    const w = new World();
    w.must(CHAIR, { do: 'set-policy', policy: together });
    w.agree('a');
    w.object(ARL, 'a');
    expect([w.status('a'), w.at('a').positions[0]?.late]).toEqual(['objected', false]);
    w.must(ARL, { do: 'withdraw', position: w.at('a').positions[0]?.id ?? '' });
    w.adopt();
    expect(w.shown.phase).toBe('adopted');
  });

  it('8.9 the policy that a meeting brings leaves it as it was set here', () => {
    const w = new World();
    const from = { meeting: 'ieg-1', seq: 9 };
    expect(following(w.state, { policy: DEFAULT_POLICY, from })?.policy).toEqual(DEFAULT_POLICY);
    w.must(OFFICE, { do: 'set-policy', policy: together });
    expect(following(w.state, { policy: DEFAULT_POLICY, from })?.policy).toEqual(together);
  });
});
