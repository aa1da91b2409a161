import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import { watched } from '../../shared/opinion/conditions.ts';
import { ACME, ARL, BRU, CHAIR, COR, EVERYBODY, facts, GUEST, line, OFFICE, OPERATOR, READER, TEXT, World } from './world.ts';

const DAY = 86_400;

describe('the asymmetric law', () => {
  it('1.1 a Member State objects in every phase before adoption', () => {
    const tabled = new World(undefined, { phase: 'tabled' });
    tabled.object(ARL, 'a');
    expect(tabled.status('a')).toBe('objected');

    const closed = new World();
    closed.must(CHAIR, { do: 'close-without-adoption', outcome: 'time-ran-out' });
    closed.object(ARL, 'a');
    expect(closed.status('a')).toBe('objected');
  });

  it('1.1 a Member State objects in a call, on agreed text, during the call for adoption, without reason, to other words, from afar', () => {
    const w = new World();
    w.call('a');
    w.object(ARL, 'a');
    w.agree('b');
    w.object({ ...BRU, remote: true }, 'b', { hash: 'words that never were' });
    const x = new World();
    x.agreeAll();
    x.must(CHAIR, { do: 'call-adoption', ...x.hashes });
    x.object(COR, 'x');
    expect([w.status('a'), w.status('b'), x.status('x')]).toEqual(['objected', 'objected', 'objected']);
  });

  it('1.1 the two causes: not acting for that State, or adopted', () => {
    const w = new World();
    const objection = { do: 'raise-objection', block: 'a', hash: w.hash('a') } as const;
    expect(EVERYBODY.map((one) => [one.entity, w.decide(one, objection).ok])).toEqual([
      ['arl', true],
      ['bru', true],
      ['cor', true],
      ['acme', false],
      ['guest', false],
      ['chair', false],
      ['deputy', false],
      ['office', false],
      ['desk', false],
      ['reader', false],
    ]);
    expect(w.give(ARL, { ...objection, enteredFor: { entity: 'bru', via: 'floor' } })).toBe('not-your-position');
    w.adopt();
    expect(w.give(ARL, objection)).toBe('opinion-adopted');
  });

  it('1.2 a paragraph, a gone one, a heading, an empty block and the opinion as a whole can be objected to', () => {
    const w = new World();
    w.write([...w.lines, { ...w.lines[6], id: 'stray', words: '' } as (typeof w.lines)[number]]);
    w.object(ARL, 'stray');
    expect(w.status('stray')).toBe('objected');
    w.remove('stray');
    w.edit('y', 'other');
    w.object(BRU, 'stray');
    w.object(ARL, 'n');
    w.object(ARL, null);
    expect(w.on('stray')).toEqual(['arl:objection', 'bru:objection']);
    expect(w.on('n')).toEqual(['arl:objection']);
    expect(w.on(null)).toEqual(['arl:objection']);
  });

  it('1.2 a line that came and went without a trace can still be objected to by whoever had it on screen', () => {
    const w = new World();
    w.write([...w.lines, { id: 's', kind: 'operative-item', level: 0, words: 'a late idea', suggestions: 0 }]);
    w.remove('s');
    expect(w.shown.paragraphs.some(({ id }) => id === 's')).toBe(false);
    w.object(COR, 's');
    expect(w.at('s')).toMatchObject({ removed: true, status: 'objected' });
  });

  it('1.2 an id that this opinion never had names nothing', () => {
    expect(new World().give(ARL, { do: 'raise-objection', block: 'never', hash: null })).toBe('no-such-paragraph');
  });

  it('1.3 an objection outlives everything but its own withdrawal', () => {
    const w = new World();
    const id = w.object(ARL, 'a');
    const stands = () => w.state.positions.has(id);
    w.edit('a', 'quite other words');
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.write([...w.lines, { id: 'a', kind: 'text', level: 1, words: 'back', suggestions: 0 }]);
    w.call('b');
    w.must(ARL, { do: 'support', block: 'a', hash: w.hash('a') });
    w.must(OFFICE, { do: 'set-policy', policy: { ...w.state.policy, editing: 'pen-holder' } });
    w.wait(400 * DAY);
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(stands()).toBe(true);
    w.must(ARL, { do: 'withdraw', position: id });
    expect(stands()).toBe(false);
  });

  it('1.4 an objection on a deleted paragraph holds the deletion', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.remove('a');
    expect(w.at('a')).toMatchObject({ removed: true, status: 'objected' });
    expect(w.shown.blockers[0]).toMatchObject({ code: 'objection-stands', blocks: ['a'], entities: ['arl'] });
  });

  it('1.5 nobody else lifts it', () => {
    const w = new World();
    const position = `p${w.must(OPERATOR, { do: 'raise-objection', block: 'a', hash: null, enteredFor: { entity: 'arl', via: 'floor' } })}`;
    for (const other of [BRU, ACME, GUEST, CHAIR, OFFICE, OPERATOR, READER]) {
      expect(w.give(other, { do: 'withdraw', position })).toBe('not-your-position');
    }
    // The same entity, but not as a Member State.
    expect(w.give({ ...ARL, capacity: 'chair' }, { do: 'withdraw', position })).toBe('not-your-position');
    expect(w.give({ ...ARL, capacity: 'observer' }, { do: 'withdraw', position })).toBe('not-your-position');
    w.must(ARL, { do: 'withdraw', position });
  });

  it('1.6 "unless it reads exactly" does not hold while it reads so, and holds again with other words', () => {
    const w = new World();
    const before = w.hash('a');
    w.edit('a', 'that all sites fall silent');
    const wanted = w.hash('a') ?? '';
    w.edit('a', 'that sites fall silent');
    w.object(ARL, 'a', { endsIf: { reads: wanted } });
    expect([w.hash('a'), w.status('a'), w.on('a')]).toEqual([before, 'objected', ['arl:objection']]);
    w.edit('a', 'that all sites fall silent');
    expect([w.status('a'), w.on('a')]).toEqual(['open', ['arl:objection met']]);
    w.agree('a');
    expect(w.status('a')).toBe('agreed');
    w.must(ARL, { do: 'withdraw', position: w.at('a').positions[0]?.id ?? '' });
    expect(w.status('a')).toBe('agreed');
  });

  it('1.6 typing the words and taking them back does not lift it', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { reads: 'preamble-item0|noting|cured' } });
    w.edit('a', 'cured');
    expect(w.status('a')).toBe('open');
    w.edit('a', 'as it was');
    expect(w.status('a')).toBe('objected');
  });

  it('1.6 "unless it is deleted" means gone with all its words', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    expect(w.status('b')).toBe('objected');
    const v = new World();
    v.object(ARL, 'a', { endsIf: { deleted: true } });
    v.remove('a');
    expect([v.status('a'), v.on('a')]).toEqual(['open', ['arl:objection met']]);
    v.agree('a');
    v.write([...v.lines, { id: 'a', kind: 'preamble-item', level: 0, words: 'that sites fall silent', suggestions: 0 }]);
    expect(v.status('a')).toBe('objected');
  });

  it('1.6 moving the offending clause elsewhere does not fulfil it', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { reads: 'preamble-item0|noting|that sites' } });
    const [t, n, , ...rest] = w.lines;
    if (t === undefined || n === undefined) throw new Error('the text has a title and a heading');
    w.write(
      [t, n, line('a', 'that sites', 'preamble-item'), line('c', 'fall silent', 'preamble-item'), ...rest],
      [{ from: 'a', to: 'c', how: 'split' }],
    );
    expect([w.on('a'), w.on('c')]).toEqual([['arl:objection met'], ['arl:objection<a']]);
    expect([w.status('a'), w.status('c')]).toEqual(['open', 'objected']);
  });

  it('1.6 on a heading it is fulfilled for all that the heading governs', () => {
    const w = new World();
    w.object(ARL, 'n', { endsIf: { reads: 'preamble-heading0||recognizing' } });
    w.edit('n', 'recognizing');
    expect([w.on('a'), w.status('a')]).toEqual([['arl:objection<n met'], 'open']);
  });

  it('1.6 nobody enters such a condition for a State', () => {
    const w = new World();
    const enteredFor = { entity: 'arl', via: 'telephone' } as const;
    w.must(CHAIR, { do: 'raise-objection', block: 'a', hash: null, endsIf: { reads: w.hash('a') ?? '' }, enteredFor });
    expect(w.at('a').positions[0]).toMatchObject({ endsIf: null, met: false, via: 'telephone', enteredBy: 'chair' });
    expect(w.status('a')).toBe('objected');
  });

  it('1.8 cut by one entry and pasted by another: not met while its words stand elsewhere', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.remove('a');
    expect(w.on('a')).toEqual(['arl:objection met']);
    w.write([...w.lines, line('z', 'that sites fall silent')]);
    expect([w.on('a'), w.status('a'), w.at('a').positions[0]?.echoes]).toEqual([['arl:objection'], 'objected', ['z']]);
    w.edit('z', 'other words');
    expect([w.on('a'), w.at('a').positions[0]?.echoes]).toEqual([['arl:objection met'], []]);
  });

  it('1.8 copied, and then deleted: adoption is refused as long as the copy stands', () => {
    const w = new World();
    const position = w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.write([...w.lines, line('z', 'that sites fall silent')]);
    w.remove('a');
    expect([w.on('a'), w.status('a')]).toEqual([['arl:objection'], 'objected']);
    w.agree(...w.shown.paragraphs.filter(({ status }) => status === 'open').map(({ id }) => id));
    w.call('a');
    w.wait(15);
    expect(w.declare('a')).toBe('objection-stands');
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe('not-agreed');
    expect(w.shown.blockers).toMatchObject([{ code: 'objection-stands', blocks: ['a'], entities: ['arl'] }]);
    w.must(ARL, { do: 'withdraw', position });
    w.wait(15);
    w.declare('a');
    expect(w.give(CHAIR, { do: 'call-adoption', ...w.hashes })).toBe(w.state.seq);
  });

  it('1.8 "unless it reads exactly" is not met while the words that it was about stand elsewhere', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { reads: 'preamble-item0|noting|that sites' } });
    w.edit('a', 'that sites');
    expect(w.on('a')).toEqual(['arl:objection met']);
    w.write([...w.lines, line('z', 'that sites fall silent')]);
    expect([w.on('a'), w.status('a')]).toEqual([['arl:objection'], 'objected']);
    w.remove('z');
    expect(w.on('a')).toEqual(['arl:objection met']);
  });

  it('1.8 words that stood elsewhere when the State objected are not what it objected to', () => {
    const w = new World([...TEXT, line('z', 'that sites fall silent')]);
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.remove('a');
    expect(w.on('a')).toEqual(['arl:objection met']);
  });

  it('1.8 of a paragraph that had gone since the screen, whatever holds its words now', () => {
    const w = new World();
    const seen = w.state.seq;
    w.remove('a');
    w.write([...w.lines, line('z', 'that sites fall silent')]);
    w.object(ARL, 'a', { hash: 'as it was', endsIf: { deleted: true } }, seen);
    expect([w.on('a'), w.at('a').positions[0]?.echoes]).toEqual([['arl:objection'], ['z']]);
  });

  it('1.8 whoever objects again keeps what was found', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.remove('a');
    w.write([...w.lines, line('z', 'that sites fall silent')]);
    w.object(ARL, 'a', { hash: null, endsIf: { deleted: true } });
    expect(w.on('a')).toEqual(['arl:objection']);
  });

  it('1.8 under older rules a condition is met as it was', () => {
    const w = new World([]);
    w.state = { ...w.state, rules: 1 };
    w.write(TEXT, [], { command: 'import' });
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    expect(watched(w.state)).toEqual([]);
    w.remove('a');
    expect([w.on('a'), w.at('a').positions[0]?.metBy]).toEqual([['arl:objection met'], null]);
    w.append({ type: 'rules.upgraded', from: 1, to: 2 });
    expect(watched(w.state)).toMatchObject([{ entity: 'arl', block: 'a', crossed: false }]);
  });

  it('1.9 the entry that met it is named, and whose that was; where words come back, none is', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    expect(w.at('a').positions[0]?.metBy).toBeNull();
    const without = facts(
      w.lines,
      w.lines.filter(({ id }) => id !== 'a'),
    );
    const parts = [
      { by: BRU, clients: [], blocks: ['a'] },
      { by: 'server', clients: [], blocks: [] },
      { by: COR, clients: [], blocks: ['b'] },
    ] as const;
    w.append({ ...without, parts });
    expect(w.at('a').positions[0]).toMatchObject({ met: true, metBy: { seq: w.state.seq, entity: 'bru' } });
    w.append({ type: 'policy.changed', policy: { ...w.state.policy, minCallSeconds: 20 } });
    expect(w.at('a').positions[0]?.metBy).toMatchObject({ seq: w.state.seq - 1 });
    w.append(
      facts(
        w.lines.filter(({ id }) => id !== 'a'),
        w.lines,
      ),
    );
    expect(w.at('a').positions[0]).toMatchObject({ met: false, metBy: null });
  });

  it('1.7 a second objection takes the place of the first and reaches no less far', () => {
    const w = new World();
    w.object(ARL, 'a', { endsIf: { deleted: true } });
    w.write(
      [...w.lines, { id: 'c', kind: 'preamble-item', level: 0, words: 'fall silent', suggestions: 0 }],
      [{ from: 'a', to: 'c', how: 'split' }],
    );
    expect(w.on('c')).toEqual(['arl:objection<a']);
    w.object(ARL, 'a');
    expect([w.on('a'), w.on('c')]).toEqual([['arl:objection'], ['arl:objection<a']]);
    expect(w.at('a').positions[0]?.endsIf).toBeNull();
    expect(w.state.positions.size).toBe(1);
  });

  it('1.7 a condition that the first one had not is left out where the screen did not show the first, or the seat may not lift it', () => {
    const endsIf = { reads: 'preamble-item0|noting|that sites fall silent' };
    const raised = (w: World) => w.at('a').positions.map(({ endsIf: its, met }) => [its, met]);
    const w = new World();
    const seen = w.state.seq;
    w.object(ARL, 'a');
    w.object(ARL, 'a', { endsIf }, seen);
    expect([raised(w), w.status('a'), w.state.positions.size]).toEqual([[[null, false]], 'objected', 1]);
    // on a screen that showed it, the State may as well withdraw
    w.object(ARL, 'a', { endsIf });
    expect(raised(w)).toEqual([[endsIf, true]]);

    const head = new World();
    head.must(CHAIR, { do: 'set-policy', policy: { ...head.state.policy, headConfirms: true } });
    head.object(ARL, 'a');
    head.object({ ...ARL, functions: ['adviser'] }, 'a', { endsIf });
    expect(raised(head)).toEqual([[null, false]]);
    head.object({ ...ARL, functions: ['head'] }, 'a', { endsIf });
    expect(raised(head)).toEqual([[endsIf, true]]);
  });

  it('1.7 a screen that names a log position that is not there has shown nothing: the objection stands, and has no condition by it', () => {
    const endsIf = { deleted: true } as const;
    const w = new World();
    const beyond = () => w.state.seq + 1;
    const raise = (block: string, more: object = { endsIf }) => {
      const before = w.state;
      w.object(ARL, block, more, beyond());
      const entry = w.entries.at(-1);
      expect(entry && objectionTo(before, entry)).toBeNull();
      return w.at(block).positions.map(({ kind, endsIf: its }) => [kind, its]);
    };
    // the first one too: which words it is about nobody knows
    expect(raise('a')).toEqual([['objection', null]]);
    // one of its own State that stands without a condition goes on so
    w.object(ARL, 'b');
    expect(raise('b')).toEqual([['objection', null]]);
    expect([w.status('a'), w.status('b')]).toEqual(['objected', 'objected']);
    // what the State has given before, it has
    w.object(ARL, 'x', { endsIf });
    expect(raise('x', { endsIf: { ...endsIf, reads: 'other words' } })).toEqual([['objection', endsIf]]);
    expect(raise('x', {})).toEqual([['objection', null]]);
    // at the head itself it was shown
    w.object(ARL, 'a', { endsIf }, w.state.seq);
    expect(w.at('a').positions[0]?.endsIf).toEqual(endsIf);
  });

  it('1.7 of two conditions given apart from each other what both say is left; of time asked for and a condition, nothing', () => {
    const w = new World();
    const seen = w.state.seq;
    const conditions = () => w.at('a').positions.map(({ kind, endsIf }) => [kind, endsIf]);
    w.object(ARL, 'a', { endsIf: { deleted: true } }, seen);
    w.object(ARL, 'a', { endsIf: { deleted: true, reads: 'other words' } }, seen);
    expect(conditions()).toEqual([['objection', { deleted: true }]]);
    w.object(ARL, 'a', { endsIf: { reads: 'other words' } }, seen);
    expect(conditions()).toEqual([['objection', null]]);
    w.askTime(BRU, 'b');
    w.object(BRU, 'b', { endsIf: { deleted: true } }, seen);
    expect(w.at('b').positions[0]?.endsIf).toBeNull();
  });

  it('1.7 where the words of the first have moved on, where it was late for an adoption, and under older rules', () => {
    const w = new World();
    const seen = w.state.seq;
    const both = w.lines;
    w.object(ARL, 'a');
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.object(ARL, 'a', { endsIf: { deleted: true } }, seen);
    w.write(both);
    expect(w.at('a').positions[0]?.endsIf).toBeNull();
    // too late for an adoption, which the second one cancels from an older screen
    const adopted = new World();
    const before = adopted.beginAdoption() - 1;
    adopted.object(ARL, 'a');
    adopted.object(ARL, 'a', { endsIf: { deleted: true } }, before);
    expect(adopted.at('a').positions).toMatchObject([{ endsIf: null }]);
    const old = new World();
    old.state = { ...old.state, rules: 2 };
    old.object(ARL, 'a');
    old.object(ARL, 'a', { endsIf: { deleted: true } }, seen);
    expect(old.at('a').positions[0]?.endsIf).toEqual({ deleted: true });
  });
});
