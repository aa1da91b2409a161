/** What is said for the record: dissociations, statements, notes that are appended. */
import { describe, expect, it } from 'vitest';
import { register } from '../../shared/opinion/show.ts';
import { ACME, ARL, BRU, CHAIR, COR, GUEST, HERE, OFFICE, OPERATOR, READER, World } from './world.ts';

describe('for the record', () => {
  it('7.9 a State stands aside from named paragraphs, before and after adoption, and holds nothing', () => {
    const w = new World();
    w.must(ARL, { do: 'dissociate', blocks: ['a', 'x', 'a'] });
    const { seq } = w.state;
    expect(w.shown.dissociations).toMatchObject([{ entity: 'arl', seq, targets: [{ block: 'a', hash: w.hash('a') }, { block: 'x' }] }]);
    w.adopt();
    w.must(BRU, { do: 'dissociate', blocks: ['b'] });
    w.must(ARL, { do: 'dissociate', blocks: ['x'] });
    expect(w.shown.dissociations.map(({ entity, targets }) => [entity, targets.map(({ block }) => block)])).toEqual([
      ['bru', ['b']],
      ['arl', ['x']],
    ]);
    w.must(ARL, { do: 'dissociate', blocks: [] });
    expect(w.shown).toMatchObject({ phase: 'adopted', dissociations: [{ entity: 'bru' }] });
    expect(w.give(ARL, { do: 'dissociate', blocks: [] })).toBe('no-such-position');
  });

  it('7.9 from paragraphs of this text alone, by a State alone, and from no text that found no consensus', () => {
    const w = new World();
    const aside = { do: 'dissociate', blocks: ['a'] } as const;
    for (const other of [ACME, GUEST, OPERATOR, READER]) expect(w.give(other, aside)).toBe('not-a-member-state');
    for (const neutral of [CHAIR, OFFICE]) expect(w.give(neutral, aside)).toBe('chair-is-neutral');
    expect(w.give(ARL, { do: 'dissociate', blocks: ['a', 'never'] })).toBe('no-such-paragraph');
    expect(w.give(ARL, { do: 'dissociate', blocks: ['n'] })).toBe('heading-takes-none');
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(w.give(ARL, aside)).toBe('opinion-closed');
  });

  it('7.9 neither a dissociation nor a statement ends the call for adoption', () => {
    const w = new World();
    w.agreeAll();
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    w.must(ARL, { do: 'dissociate', blocks: ['a'] });
    w.must(BRU, { do: 'make-statement', block: null, kind: 'explanation', statement: 'We join.' });
    w.wait(15);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
  });

  it('7.10 everybody but who follows speaks for the record, whatever the state of the opinion', () => {
    const w = new World(undefined, { phase: 'tabled' });
    const say = { do: 'make-statement', block: 'a', kind: 'statement', statement: 'Noted.' } as const;
    for (const one of [ARL, ACME, GUEST, CHAIR, OFFICE]) w.must(one, say);
    expect(w.give(READER, say)).toBe('read-only');
    expect(w.give(ARL, { ...say, statement: ' ' })).toBe('reason-missing');
    expect(w.give(ARL, { ...say, block: 'never' })).toBe('no-such-paragraph');
    expect(w.give(ARL, { ...say, block: 'v' })).toBe('heading-takes-none');
    w.must(CHAIR, { do: 'open-discussion' });
    w.adopt();
    const seq = w.must(COR, { ...say, block: null, kind: 'explanation' });
    expect(w.shown.statements).toHaveLength(6);
    expect(w.shown.statements.at(-1)).toMatchObject({ seq, entity: 'cor', kind: 'explanation', block: null, corrects: null });
  });

  it('7.10 a statement is corrected by its own entity with a new one, and stays', () => {
    const w = new World();
    const say = { do: 'make-statement', block: null, kind: 'statement', statement: 'Noted.' } as const;
    const first = w.must(ARL, say);
    expect(w.give(BRU, { ...say, corrects: first })).toBe('not-your-position');
    expect(w.give(ARL, { ...say, corrects: 1 })).toBe('no-such-position');
    const second = w.must(ARL, { ...say, corrects: first });
    expect(w.give(ARL, { ...say, corrects: first })).toBe('no-such-position');
    expect(w.shown.statements.map(({ seq, corrected }) => [seq, corrected])).toEqual([
      [first, true],
      [second, false],
    ]);
    const shown = register(w.state, new Map([[second, { statement: 'Noted, with thanks.' }]]), 'o');
    expect(shown.statements.map(({ note }) => note)).toEqual([null, { statement: 'Noted, with thanks.' }]);
  });

  it('7.12 nothing is said, corrected or taken back for the record once the report is closed, and everything again when it is open', () => {
    const w = new World();
    const say = { do: 'make-statement', block: null, kind: 'statement', statement: 'Noted.' } as const;
    const said = w.must(ARL, say);
    w.must(ARL, { do: 'dissociate', blocks: ['a'] });
    const refused = [say, { ...say, corrects: said }, { do: 'dissociate', blocks: ['x'] }, { do: 'dissociate', blocks: [] }] as const;
    w.here = { ...HERE, reported: true };
    for (const adopted of [false, true]) {
      for (const command of refused)
        expect(w.decide(ARL, command)).toEqual({ ok: false, refusal: { code: 'opinion-closed', report: true } });
      expect([w.give(READER, say), w.give(ACME, refused[2])]).toEqual(['read-only', 'not-a-member-state']);
      if (!adopted) w.adopt();
    }
    w.here = HERE;
    for (const command of refused) w.must(ARL, command);
  });

  it('7.12 the report closes nothing else: positions are raised and withdrawn, with what is said along with that, and the chair goes on', () => {
    const w = new World();
    w.here = { ...HERE, reported: true };
    const objection = w.object(ARL, 'a');
    w.must(ARL, { do: 'withdraw', position: objection, statement: 'We can live with it.' });
    w.must(BRU, { do: 'reserve', block: 'b', hash: w.hash('b') });
    w.adopt();
  });

  it('7.11 a reservation says that a note goes with it, and a position says so in nothing else', () => {
    const w = new World();
    const noted = (appended?: string) =>
      w.decide(ARL, { do: 'reserve', block: 'a', hash: w.hash('a'), ...(appended !== undefined && { appended }) });
    expect(noted('Subject to our law.')).toMatchObject({ act: { kind: 'reservation', noted: true } });
    for (const none of [noted(), noted(' ')]) expect(none.ok && none.act && 'noted' in none.act).toBe(false);
  });
});
