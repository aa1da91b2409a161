import { describe, expect, it } from 'vitest';
import { closedBlocks, isFrozen } from '../../shared/opinion/closed.ts';
import { labels } from '../../shared/opinion/numbering.ts';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import { ACME, ARL, BRU, CHAIR, line, OFFICE, TEXT, World } from './world.ts';

describe('status', () => {
  it('5.1 agreed is exactly the declared words', () => {
    const w = new World();
    w.agree('a');
    expect([w.status('a'), w.at('a').declared?.hash === w.hash('a')]).toEqual(['agreed', true]);
    w.edit('a', 'that sites fall silenT');
    expect(w.status('a')).toBe('reopened');
  });

  it('5.2 the first that holds, and all reasons', () => {
    const w = new World();
    w.agree('a');
    w.edit('a', 'that [sites] fall silent', 1);
    w.askTime(BRU, 'a');
    w.object(ARL, 'a');
    expect(w.at('a').reasons).toEqual(['objected', 'pending', 'unsettled', 'reopened']);
    w.must(ARL, { do: 'withdraw', position: w.at('a').positions[0]?.id ?? '' });
    expect(w.status('a')).toBe('pending');
    w.must(BRU, { do: 'withdraw', position: w.at('a').positions[0]?.id ?? '' });
    expect(w.status('a')).toBe('unsettled');
    w.edit('a', 'that sites fall silent');
    expect(w.at('a').reasons).toEqual(['reopened']);
    expect(w.at('b').reasons).toEqual(['open']);
    expect(w.shown.counts).toEqual({ objected: 0, pending: 0, unsettled: 0, agreed: 0, reopened: 1, open: 4 });
  });

  it('5.3 closed: agreed, called, and the headings that govern such', () => {
    const w = new World();
    expect(closedBlocks(w.state)).toEqual(new Set());
    w.agree('a');
    w.call('t');
    expect(closedBlocks(w.state)).toEqual(new Set(['t', 'n', 'a']));
    expect(closedBlocks(w.state)).toBe(closedBlocks(w.state));
    w.object(ARL, 'a');
    expect(closedBlocks(w.state)).toEqual(new Set(['t']));
    w.remove('x');
    w.agree('x');
    expect([w.at('x').closed, closedBlocks(w.state).has('x'), closedBlocks(w.state).has('v')]).toEqual([true, false, false]);
  });

  it('5.3 everything during the call for adoption and afterwards', () => {
    const w = new World();
    w.write([...w.lines, line('e', '')]);
    w.agreeAll();
    expect([isFrozen(w.state), closedBlocks(w.state).has('e')]).toEqual([false, false]);
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect([isFrozen(w.state), closedBlocks(w.state)]).toEqual([true, new Set(w.lines.map(({ id }) => id))]);
    w.wait(15);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
    expect([isFrozen(w.state), closedBlocks(w.state).size]).toEqual([true, w.lines.length]);
  });
});

describe('headings and empty blocks', () => {
  it('5.4 headings have no status and unsettle what they govern', () => {
    const w = new World();
    expect(w.status('n')).toBeNull();
    w.edit('n', '[noting]');
    expect([w.status('a'), w.status('b'), w.status('x')]).toEqual(['unsettled', 'unsettled', 'open']);
    expect(w.shown.blockers[0]).toEqual({ code: 'brackets-left', blocks: ['n'] });
    w.edit('n', 'noting', 1);
    expect([w.status('a'), w.shown.blockers[0]]).toEqual(['unsettled', { code: 'suggestions-left', blocks: ['n'] }]);
    expect(w.give(ACME, { do: 'support', block: 'n', hash: null })).toBe('heading-takes-none');
  });

  it('5.4 title, enacting line and footnotes stand under no heading', () => {
    const w = new World([...TEXT, line('f', 'a note', 'footnote')]);
    expect(['t', 'f', 'a', 'x'].map((id) => w.at(id).heading)).toEqual([null, null, 'n', 'v']);
  });

  it('5.5 what counts on a heading counts on all it governs and cannot be dropped there', () => {
    const w = new World();
    const position = w.object(ARL, 'n');
    expect([w.on('n'), w.on('a'), w.on('b'), w.on('x')]).toEqual([['arl:objection'], ['arl:objection<n'], ['arl:objection<n'], []]);
    expect([w.status('a'), w.status('b')]).toEqual(['objected', 'objected']);
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'a' })).toBe('no-such-position');
    w.must(ARL, { do: 'withdraw', position });
    expect(w.status('a')).toBe('open');
  });

  it('5.5 on the opinion where the heading governs nothing', () => {
    const w = new World([...TEXT, line('h', 'invites all', 'operative-heading')]);
    w.object(ARL, 'h');
    expect(w.on(null)).toEqual(['arl:objection<h']);
    w.agreeAll();
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('objection-stands');
    w.remove('h');
    expect([w.on(null), w.status('h')]).toEqual([[], 'objected']);
  });

  it('5.5 its own paragraph under that heading first', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.write(w.lines, [{ from: 'a', to: 'n', how: 'shift' }]);
    expect([w.on('a'), w.on('n'), w.on('b')]).toEqual([['arl:objection'], ['arl:objection<a'], ['arl:objection<n']]);
  });

  it('5.5 a paragraph that became a heading keeps what was on it', () => {
    const w = new World();
    w.object(ARL, 'x');
    w.write(w.lines.map((one) => (one.id === 'x' ? { ...one, kind: 'operative-heading' } : one)));
    expect([w.status('x'), w.status('y')]).toEqual([null, 'objected']);
  });

  it('5.6 an empty block that was never tabled and carries nothing counts for nothing', () => {
    const w = new World([...TEXT, line('e', '')]);
    expect([w.status('e'), w.at('e').label]).toEqual([null, '']);
    expect(w.give(CHAIR, { do: 'call', targets: [{ block: 'e', hash: w.hash('e') }] })).toBe('no-such-paragraph');
    w.agree('t', 'a', 'b', 'x', 'y');
    expect(w.shown.blockers).toEqual([]);
    w.must(ACME, { do: 'record-concern', block: 'e', hash: null });
    expect([w.status('e'), w.shown.blockers]).toEqual(['open', [{ code: 'not-agreed', blocks: ['e'] }]]);
  });

  it('5.6 an undecided insertion in an empty block is something', () => {
    const w = new World();
    w.write([...w.lines, line('e', '', 'operative-item', 0, 1)]);
    expect(w.status('e')).toBe('unsettled');
  });
});

describe('labels', () => {
  const of = (kinds: readonly (readonly [BlockKind, number])[]) => labels(kinds.map(([kind, level]) => ({ kind, level, counts: true })));

  it('5.7 letters in the preamble, numbers in the operative part, anew under every heading', () => {
    const w = new World([...TEXT, line('z', 'alone'), line('h', 'requests', 'operative-heading'), line('o', 'alone')]);
    expect(w.shown.paragraphs.map(({ id, label }) => `${id}${label}`)).toEqual(['t', 'n', 'aa)', 'bb)', 'v', 'x1', 'y2', 'z3', 'h', 'o']);
  });

  it('5.7 sub-items, and none for a single item', () => {
    const i = 'operative-item';
    expect(
      of([
        [i, 0],
        [i, 1],
        [i, 1],
        [i, 2],
        [i, 2],
        [i, 3],
        [i, 1],
        [i, 0],
        [i, 1],
      ]),
    ).toEqual(['1', 'i)', 'ii)', '1)', '2)', 'A)', 'iii)', '2', 'i)']);
    expect(
      of([
        ['preamble-heading', 0],
        ['preamble-item', 0],
        ['preamble-item', 1],
        ['operative-heading', 0],
      ]),
    ).toEqual(['', '', 'i)', '']);
    expect(
      of([
        ['footnote', 0],
        ['text', 0],
        ['footnote', 0],
      ]),
    ).toEqual(['1', '', '2']);
  });

  it('5.7 more than twenty-six items', () => {
    expect(
      of([
        ['operative-item', 4],
        ['operative-item', 4],
      ]),
    ).toEqual(['1', '2']); // a level that does not exist
    const many = of(Array.from({ length: 53 }, () => ['preamble-item', 0] as const));
    expect([many[25], many[26], many[27], many[52]]).toEqual(['z)', 'aa)', 'bb)', 'aaa)']);
    const sub = of(Array.from({ length: 49 }, () => ['preamble-item', 1] as const));
    expect([sub[3], sub[8], sub[48]]).toEqual(['iv)', 'ix)', 'xlix)']);
  });

  it('5.7 a paragraph that is only suggested takes no label, and leaves those of the others', () => {
    const w = new World();
    w.write(w.lines.flatMap((one) => (one.id === 'a' ? [one, line('new', '', 'preamble-item', 0, 1)] : one)));
    expect(['a', 'new', 'b'].map((id) => w.at(id).label)).toEqual(['a)', '', 'b)']);
    expect(w.status('new')).toBe('unsettled');
    w.edit('new', 'that it is taken in');
    expect(['a', 'new', 'b'].map((id) => w.at(id).label)).toEqual(['a)', 'b)', 'c)']);
    w.edit('b', '', 1);
    expect(w.at('b').label).toBe('c)'); // tabled: all its words suggested away, it is a paragraph still
  });

  it('5.7 a removed paragraph keeps its label', () => {
    const w = new World();
    w.remove('x');
    expect([w.at('x').label, w.at('y').label]).toEqual(['1', '2']);
    w.write([line('p', 'first'), ...w.lines]);
    w.must(OFFICE, { do: 'restore', block: 'x' });
  });
});
