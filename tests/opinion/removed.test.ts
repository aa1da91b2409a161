import { describe, expect, it } from 'vitest';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { applyPatch, patch, register } from '../../shared/opinion/show.ts';
import { ACME, ARL, BRU, CHAIR, COR, facts, GUEST, line, OFFICE, person, World } from './world.ts';

const ids = (w: World) => w.shown.paragraphs.map(({ id, removed }) => (removed ? `-${id}` : id)).join(' ');

describe('removed paragraphs', () => {
  it('6.1 tabled, declared or with a position: listed at their place; any other goes', () => {
    const w = new World();
    w.write([...w.lines, line('c', 'new'), line('d', 'newer'), line('s', 'stray')]);
    w.agree('c');
    w.must(ACME, { do: 'record-concern', block: 'd', hash: null });
    w.write(w.lines.filter(({ id }) => !['a', 'c', 'd', 's', 't'].includes(id)));
    expect(ids(w)).toBe('-t n -a b v x y -c -d');
    w.must(ACME, { do: 'withdraw', position: w.at('d').positions[0]?.id ?? '' });
    expect(ids(w)).toBe('-t n -a b v x y -c');
  });

  it('6.1 they follow the paragraph they stood behind, and the words that carry their positions are listed instead', () => {
    const w = new World();
    w.remove('b');
    w.write([...w.lines.filter(({ id }) => id !== 'a'), ...w.lines.filter(({ id }) => id === 'a')]);
    expect(ids(w)).toBe('t n v x y a -b');
    w.write([...w.lines, line('s', 'stray')]);
    w.object(ARL, 's');
    w.remove('s', [{ from: 's', to: 'x', how: 'join' }]);
    expect([ids(w), w.on('x')]).toEqual(['t n v x y a -b', ['arl:objection<s']]);
  });

  it('6.1 tabled is what had words in the first text, in an import, or when the discussion was opened', () => {
    const w = new World([line('t', 'TITLE', 'title'), line('e', '')], { phase: 'tabled' });
    w.write([...w.lines, line('i', 'imported')], [], { command: 'import' });
    w.write([...w.lines, line('d', 'before discussion')]);
    w.must(CHAIR, { do: 'open-discussion' });
    w.write([...w.lines, line('l', 'later')]);
    w.write([]);
    expect(ids(w)).toBe('-t -i -d');
  });

  it('6.1 a tabled heading too: its deletion is called and declared', () => {
    const w = new World();
    w.write([...w.lines, line('h', 'notes', 'operative-heading')]);
    w.write(w.lines.filter(({ id }) => id !== 'n' && id !== 'h'));
    expect([ids(w), w.status('n'), w.at('n').heading]).toEqual(['t -n a b v x y', 'open', null]);
    expect(w.shown.blockers).toMatchObject([{ code: 'not-agreed', blocks: ['t', 'n', 'a', 'b', 'x', 'y'] }]);
    expect(w.at('a').label).toBe('a)');
    w.agree('n');
    expect([w.status('n'), w.at('n').declared?.hash]).toEqual(['agreed', null]);
    expect(w.give(OFFICE, { do: 'restore', block: 'n' })).toBe('already-agreed');
  });

  it('6.2 a removed paragraph blocks adoption until its deletion is declared, or it is back', () => {
    const w = new World();
    const all = w.lines;
    w.remove('a');
    w.agree('t', 'b', 'x', 'y');
    expect(w.shown.blockers).toEqual([{ code: 'not-agreed', blocks: ['a'] }]);
    w.agree('a');
    expect([w.at('a').declared?.hash, w.shown.blockers]).toEqual([null, []]);
    w.write(all);
    expect(w.status('a')).toBe('reopened');
    w.remove('a');
    expect(w.status('a')).toBe('agreed');
  });

  it('6.2 a removed heading is listed while a position keeps it, and its deletion can be declared', () => {
    const w = new World();
    const position = w.object(ARL, 'n');
    const concern = w.lines;
    w.remove('n');
    w.write([...w.lines, line('z', 'more')]);
    w.remove('v');
    w.object(ARL, 'v');
    expect(['x', 'y', 'z'].map((id) => w.at(id).label)).toEqual(['1', '2', '3']);
    w.must(ARL, { do: 'withdraw', position: w.at('v').positions[0]?.id ?? '' });
    expect([w.at('n').removed, w.status('n')]).toEqual([true, 'objected']);
    w.must(ACME, { do: 'record-concern', block: 'n', hash: null });
    w.must(ARL, { do: 'withdraw', position });
    w.agree('n');
    expect(w.status('n')).toBe('agreed');
    w.write(concern);
    expect(w.status('n')).toBeNull();
  });

  it('6.3 whoever may type may have it restored, in drafting', () => {
    const w = new World();
    w.remove('a');
    const restore = { do: 'restore', block: 'a' } as const;
    const restored = { command: 'restore', block: 'a' } as const;
    for (const one of [ARL, ACME, OFFICE]) expect(w.decide(one, restore)).toEqual({ ok: true, act: null, edit: restored });
    expect(w.give(GUEST, restore)).toBe('read-only');
    const near = w.shown.policy;
    w.must(CHAIR, { do: 'set-policy', policy: { ...near, remoteMayEdit: false } });
    expect(w.give({ ...ARL, remote: true }, restore)).toBe('remote-not-allowed');
    expect(w.decide({ ...OFFICE, remote: true }, restore)).toMatchObject({ ok: true });
    w.must(CHAIR, { do: 'set-policy', policy: near });
    expect(w.give(ARL, { do: 'restore', block: 'b' })).toBe('no-such-paragraph');
    expect(w.give(ARL, { do: 'restore', block: 'never' })).toBe('no-such-paragraph');
    w.must(CHAIR, { do: 'set-policy', policy: { ...w.state.policy, editing: 'pen-holder' } });
    expect(w.give(ARL, restore)).toBe('read-only');
    expect(w.decide(person('arl', 'member-state', ['pen-holder']), restore).ok).toBe(true);
    w.call('a');
    expect(w.give(OFFICE, restore)).toBe('call-open');
    w.wait(15);
    w.declare('a');
    expect(w.give(OFFICE, restore)).toBe('already-agreed');
    w.agreeAll();
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect(w.give(OFFICE, restore)).toBe('call-open');
    const tabled = new World(undefined, { phase: 'tabled' });
    expect(tabled.give(OFFICE, restore)).toBe('not-in-drafting');
  });

  it('6.5 many go at once by a command, each as it is shown, and none that is closed', () => {
    const w = new World();
    const shown = (...ids: readonly string[]) => ids.map((block) => ({ block, exact: w.at(block).exact ?? '' }));
    const remove = (...ids: readonly string[]) => ({ do: 'remove-paragraphs', targets: shown(...ids) }) as const;
    const edit = { command: 'remove-paragraphs', blocks: ['n', 'a', 'b'] } as const;
    for (const one of [ARL, ACME, OFFICE]) expect(w.decide(one, remove('n', 'a', 'b', 'a'))).toEqual({ ok: true, act: null, edit });
    expect(w.give(GUEST, remove('a'))).toBe('read-only');
    expect(w.give(ARL, { do: 'remove-paragraphs', targets: [{ block: 'never', exact: 'x' }] })).toBe('no-such-paragraph');
    const late = remove('a', 'b');
    w.write(w.lines.map((one) => (one.id === 'a' ? line('a', 'typed meanwhile', 'preamble-item') : one)));
    expect(w.decide(ARL, late)).toEqual({ ok: false, refusal: { code: 'text-changed', blocks: ['a'] } });
    w.call('b');
    expect(w.decide(ARL, remove('a', 'b'))).toEqual({ ok: false, refusal: { code: 'call-open', blocks: ['b'] } });
    expect(w.decide(ARL, remove('n', 'a'))).toEqual({ ok: false, refusal: { code: 'already-agreed', blocks: ['n'] } });
    w.wait(15);
    w.declare('b');
    expect(w.give(ARL, remove('b'))).toBe('already-agreed');
    w.must(CHAIR, { do: 'set-policy', policy: { ...w.state.policy, remoteMayEdit: false } });
    expect(w.give({ ...ARL, remote: true }, remove('a'))).toBe('remote-not-allowed');
  });

  it('6.6 one act restores what went with one entry, but for what is agreed as deleted or under a call', () => {
    const w = new World();
    w.write([...w.lines, line('s', 'stray')]);
    const restore = (of: number) => w.decide(ARL, { do: 'restore-deletion', of });
    const edit = (of: number, ...blocks: readonly string[]) => ({ ok: true, act: null, edit: { command: 'restore-deletion', of, blocks } });
    w.write(w.lines.filter(({ id }) => !['n', 'a', 'b', 's'].includes(id)));
    const of = w.state.seq;
    expect(w.at('a').removedBy).toEqual({ entity: 'office', seq: of, at: w.at('a').removedBy?.at });
    expect(ids(w)).toBe('t -n -a -b v x y');
    expect(restore(of)).toEqual(edit(of, 'n', 'a', 'b', 's'));
    w.call('a');
    expect(restore(of)).toEqual(edit(of, 'n', 'b', 's'));
    w.wait(15);
    w.declare('a');
    expect(restore(of)).toEqual(edit(of, 'n', 'b', 's'));
    w.remove('x');
    w.call('x');
    expect(restore(w.at('x').removedBy?.seq ?? 0)).toEqual({ ok: false, refusal: { code: 'call-open', blocks: ['x'] } });
    for (const nothing of [0, 1, of - 1, 9_999]) expect(restore(nothing)).toEqual({ ok: false, refusal: { code: 'no-such-paragraph' } });
    expect(w.give(GUEST, { do: 'restore-deletion', of })).toBe('read-only');
  });

  it('6.7 whose doing a deletion was, and when, is told until it is back', () => {
    const w = new World();
    const without = (id: string) => w.lines.filter((one) => one.id !== id);
    const part = (by: Actor, ...blocks: readonly string[]) => ({ by, clients: [], blocks });
    w.wait(5);
    w.append(
      { ...facts(w.lines, without('a')), parts: [part(ARL, 'b'), part(BRU, 'a'), { by: 'server', clients: [], blocks: [] }] },
      SERVER,
    );
    expect(w.at('a').removedBy).toEqual({ entity: 'bru', seq: w.state.seq, at: w.state.at });
    expect(w.at('b').removedBy).toBeNull();
    // T37: letters that came late are theirs; those that do not return with it are nobody's here
    const came = (actor: Actor, at?: number) => ({
      ...facts(without('a'), without('a')),
      parts: [part(actor)],
      late: [{ part: 0, block: 'a', letters: 3, ...(at === undefined ? {} : { at }) }],
    });
    for (const late of [came(COR, 1), came(ARL), came(COR, 4)]) w.append(late, SERVER);
    expect(w.at('a').removedBy).toMatchObject({ entity: 'bru', late: ['cor'] });
    const took = (letters: number) => {
      const out = {
        ...facts(without('a'), without('a')),
        parts: [part(COR)],
        late: [{ part: 0, block: 'a', letters, at: 1, out: true as const }],
      };
      w.append(out, SERVER);
      return w.at('a').removedBy?.late ?? null;
    };
    expect([took(4), took(2)]).toEqual([['cor'], null]);
    w.append(facts(without('a'), w.lines, [], { command: 'restore', block: 'a' }), ARL);
    expect([w.at('a').removed, w.at('a').removedBy]).toEqual([false, null]);
    w.append(facts(w.lines, without('a'), [], { command: 'remove-paragraphs', blocks: ['a'] }), COR);
    expect(w.at('a').removedBy).toMatchObject({ entity: 'cor', seq: w.state.seq });
  });

  it('6.4 a removed paragraph is listed with its last words, and no other paragraph with any', () => {
    const w = new World();
    w.remove('a');
    const shown = register(w.state, new Map(), 'o', (block) => `words of ${block}`);
    expect(shown.paragraphs.flatMap(({ id, lastWords }) => (lastWords === null ? [] : [[id, lastWords]]))).toEqual([['a', 'words of a']]);
    const before = register(w.state, new Map(), 'o');
    expect(before.paragraphs.find(({ id }) => id === 'a')?.lastWords).toBeNull();
    expect(applyPatch(before, patch(before, shown))).toEqual(shown);
  });
});
