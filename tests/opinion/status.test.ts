import { describe, expect, it } from 'vitest';
import { closedBlocks, isFrozen } from '../../shared/opinion/closed.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { labels } from '../../shared/opinion/numbering.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import { ACME, ARL, BRU, CHAIR, COR, facts, line, OFFICE, TEXT, World } from './world.ts';

/** A heading at the end that governs nothing. */
const ALONE = [...TEXT, line('h', 'instructs the Director to pay', 'operative-heading')];

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

  it('5.5 a hold on a heading counts on the deletion of what it governed then, whatever becomes of the heading', () => {
    const w = new World();
    const position = w.object(ARL, 'n');
    w.object(BRU, 'n');
    w.remove('a');
    expect([w.on('a'), w.status('a')]).toEqual([['arl:objection<n', 'bru:objection<n'], 'objected']);
    w.call('a');
    w.wait(15);
    expect(w.declare('a')).toBe('objection-stands');
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'a' })).toBe('no-such-position');
    w.write(w.lines.filter(({ id }) => id !== 'n' && id !== 'b'));
    expect([w.on('n'), w.on('a'), w.on('b')]).toEqual(
      Array.from(['', '<n', '<n'], (from) => [`arl:objection${from}`, `bru:objection${from}`]),
    );
    // it is about no deletion that it was raised after
    w.object(COR, 'n');
    expect(w.on('a')).not.toContain('cor:objection<n');
    w.must(ARL, { do: 'withdraw', position });
    expect(w.on('a')).toEqual(['bru:objection<n']);
  });

  it('5.5 not on what simply goes, nor once the paragraph is back; and its condition is about the heading alone', () => {
    const w = new World();
    w.must(ARL, { do: 'raise-objection', block: 'v', hash: w.hash('v'), endsIf: { deleted: true } });
    const before = w.lines;
    w.write([...w.lines, line('s', 'stray')]);
    w.write(before.filter(({ id }) => id !== 'x'));
    expect([w.on('x'), w.shown.paragraphs.some(({ id }) => id === 's')]).toEqual([['arl:objection<v'], false]);
    w.write(before);
    expect([w.on('x'), w.status('x')]).toEqual([['arl:objection<v'], 'objected']);
    w.write(before.filter(({ id }) => !['v', 'x', 'y'].includes(id)));
    expect([w.on('v'), w.on('x')]).toEqual([['arl:objection met'], ['arl:objection<v met']]);
  });

  it('5.5 on the heading itself where it governs nothing', () => {
    const w = new World(ALONE);
    const position = w.object(ARL, 'h');
    expect([w.on(null), w.on('h'), w.status('h')]).toEqual([[], ['arl:objection'], 'objected']);
    w.agree('t', 'a', 'b', 'x', 'y');
    expect(w.shown.blockers).toMatchObject([{ code: 'objection-stands', blocks: ['h'] }]);
    w.write([...w.lines, line('z', 'to pay')]);
    expect([w.status('h'), w.status('z')]).toEqual([null, 'objected']);
    w.must(ARL, { do: 'withdraw', position });
    expect(w.status('z')).toBe('open');
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

describe('headings that govern nothing', () => {
  it('5.8 such a heading is called, objected to and declared like a paragraph, and blocks adoption until then', () => {
    const w = new World(ALONE);
    expect([w.status('h'), w.status('v'), w.shown.counts.open]).toEqual(['open', null, 6]);
    w.agree('t', 'a', 'b', 'x', 'y');
    expect(w.shown.blockers).toEqual([{ code: 'not-agreed', blocks: ['h'] }]);
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('not-agreed');
    w.call('h');
    expect([w.at('h').closed, closedBlocks(w.state).has('h')]).toEqual([true, true]);
    w.must(ARL, { do: 'ask-time', block: 'h', hash: w.hash('h'), until: w.now + 20_000 });
    w.wait(15);
    expect(w.declare('h')).toBe('time-asked');
    w.must(ARL, { do: 'withdraw', position: w.at('h').positions[0]?.id ?? '' });
    w.wait(15);
    w.must(CHAIR, { do: 'declare', target: { block: 'h', hash: w.hash('h') } });
    expect([w.status('h'), closedBlocks(w.state).has('h'), w.shown.blockers]).toEqual(['agreed', true, []]);
    const late = w.object(BRU, 'h');
    expect([w.status('h'), w.at('h').positions[0]?.late]).toEqual(['objected', true]);
    w.must(BRU, { do: 'withdraw', position: late });
    w.adopt();
  });

  it('5.8 with brackets or suggestions it is unsettled, and only suggested or empty blocks below it are nothing', () => {
    const w = new World([...ALONE, line('e', '')]);
    w.write([...w.lines, line('s', '', 'operative-item', 0, 1)]);
    expect([w.status('h'), w.status('e'), w.status('s')]).toEqual(['open', null, 'unsettled']);
    w.object(ARL, 'h');
    expect([w.on('e'), w.on('s')]).toEqual([[], []]);
    w.edit('h', 'instructs the [Director]');
    expect(w.at('h').reasons).toEqual(['objected', 'unsettled']);
    w.edit('s', 'to pay');
    expect([w.status('h'), w.status('s')]).toEqual([null, 'objected']);
    expect(new World([...TEXT, line('h', '', 'operative-heading')]).status('h')).toBeNull();
  });

  it('5.8 it takes notes, abstentions, conditions, referrals and dissociations; one that governs something none', () => {
    const w = new World(ALONE);
    const on = (block: string) => ({ block, hash: w.hash(block) });
    const asked = (block: string) => [
      w.give(ACME, { do: 'support', ...on(block) }),
      w.give(ARL, { do: 'reserve', ...on(block) }),
      w.give(BRU, { do: 'abstain', ...on(block) }),
      w.give(COR, { do: 'make-conditional', ...on('a'), links: [on(block)] }),
      w.give(COR, { do: 'dissociate', blocks: [block] }),
      w.give(CHAIR, { do: 'refer', blocks: [block], group: 'friends' }),
    ];
    expect(asked('h').every((answer) => typeof answer === 'number')).toBe(true);
    expect(new Set(asked('v'))).toEqual(new Set(['heading-takes-none']));
    w.agree('h');
    expect([w.status('h'), w.at('h').referred]).toEqual(['agreed', null]);
    expect(w.give(BRU, { do: 'ask-reopen', block: 'h', reason: 'too wide' })).toBe(w.state.seq);
    w.must(CHAIR, { do: 'reopen', block: 'h', cause: 'correction', reason: 'a slip' });
    expect(w.status('h')).toBe('reopened');
  });

  it('5.8 when the last words below it go, it has to be agreed itself', () => {
    const w = new World(TEXT.slice(0, 6));
    w.agreeAll();
    expect(w.shown.blockers).toEqual([]);
    w.must(CHAIR, { do: 'reopen', block: 'x', cause: 'correction', reason: 'it goes' });
    w.remove('x');
    expect([w.status('v'), w.status('x')]).toEqual(['open', 'reopened']);
    w.agree('x');
    expect(w.shown.blockers).toEqual([{ code: 'not-agreed', blocks: ['v'] }]);
  });

  it('5.9 once it governs something its declaration is void, for good, and told', () => {
    const w = new World(ALONE);
    w.agree('h');
    const before = w.lines;
    w.write([...w.lines, line('z', 'to pay')]);
    expect([w.status('h'), w.at('h').closed, w.at('h').reopened]).toMatchObject([
      null,
      false,
      { count: 1, cause: 'governs', entity: null },
    ]);
    w.write(before);
    expect([w.status('h'), closedBlocks(w.state).has('h')]).toEqual(['reopened', false]);
    w.call('h');
    w.write([...w.lines, line('o', '')]);
    expect(w.at('h').call).not.toBeNull();
    w.edit('o', 'to pay');
    expect(w.at('h').call).toBeNull();
    w.write(before);
    expect([w.at('h').call, w.status('h')]).toEqual([null, 'reopened']);
  });

  it('5.9 what was declared within the time for undoing it, and what was agreed as deleted', () => {
    const w = new World(ALONE);
    w.agree('h');
    const { seq } = w.state;
    w.write([...w.lines, line('z', 'to pay')]);
    expect(w.give(CHAIR, { do: 'undo', of: seq })).toBe('not-agreed');
    const other = new World(ALONE);
    other.remove('h');
    other.agree('h');
    other.write([...ALONE, line('z', 'to pay')]);
    other.write(TEXT);
    expect(other.status('h')).toBe('agreed');
  });

  it('5.8 6.1 a log that was begun under older rules has the headings of then, tabled, once it goes on under these', () => {
    const made = new World(ALONE);
    const old = made.entries.map((entry): Entry => ({ ...entry, rules: 1 })).reduce(evolve, emptyState);
    const gone = facts(ALONE, TEXT.slice(0, 1));
    const ids = (state: OpinionState) => standing(state).paragraphs.map(({ id }) => id);
    const next = (state: OpinionState, fact: Entry['fact']) =>
      evolve(state, { seq: state.seq + 1, at: state.at, by: OFFICE, uuid: 'u', fact });
    expect(standing(old).paragraphs.find(({ id }) => id === 'h')?.status).toBeNull();
    expect(ids(next(old, gone))).toEqual(['t', 'a', 'b', 'x', 'y']);
    const risen = next(old, { type: 'rules.upgraded', from: 1, to: 2 });
    expect(standing(risen).paragraphs.find(({ id }) => id === 'h')?.status).toBe('open');
    expect(ids(next(risen, gone))).toEqual(['t', 'n', 'a', 'b', 'v', 'x', 'y', 'h']);
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
