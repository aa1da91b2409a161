import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import { decide } from '../../shared/opinion/decide.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { register } from '../../shared/opinion/show.ts';
import type { BlockId, Verdict } from '../../shared/opinion/vocabulary.ts';
import { ACME, ARL, BRU, CHAIR, DEPUTY, GUEST, line, OFFICE, person, READER, World } from './world.ts';

type Settle = Extract<Command, { do: 'settle' }>;

/** About a suggestion of Arlen. */
const settle = (w: World, block: BlockId, verdict: Verdict): Settle => ({
  do: 'settle',
  block,
  of: 'arl',
  id: 's1',
  verdict,
  exact: w.state.blocks.get(block)?.exact ?? '',
});

/** As the room does it: the command is judged, and the text entry carries it out. */
function settled(w: World, block: BlockId, verdict: Verdict, words?: string): void {
  const decision = w.decide(verdict === 'take-back' ? ARL : CHAIR, settle(w, block, verdict));
  if (!decision.ok || decision.act !== null) throw new Error('not granted');
  const lines = w.lines.flatMap((one) =>
    one.id !== block ? one : words === '' ? [] : { ...one, words: words ?? one.words, suggestions: 0 },
  );
  w.write(lines, [], decision.edit as { command: 'settle' } & typeof decision.edit);
}

describe('settling a suggestion', () => {
  it('8.5 is for the presiding chair, the secretariat and the pen; its entity takes it back', () => {
    const w = new World();
    w.edit('a', 'that sites fall silent', 1);
    const pen = person('cor', 'member-state', ['pen-holder']);
    for (const verdict of ['accept', 'reject', 'park'] as const) {
      const { do: command, exact: _, ...rest } = settle(w, 'a', verdict);
      for (const one of [CHAIR, OFFICE, pen])
        expect(w.decide(one, settle(w, 'a', verdict))).toEqual({ ok: true, act: null, edit: { command, ...rest } });
      for (const one of [ARL, BRU, ACME, GUEST, READER, DEPUTY]) expect(w.give(one, settle(w, 'a', verdict))).toBe('not-chair');
    }
    expect(w.decide(ARL, settle(w, 'a', 'take-back')).ok).toBe(true);
    expect(w.give(person('arl', 'observer'), settle(w, 'a', 'take-back'))).toBe('read-only');
    for (const one of [BRU, CHAIR, OFFICE])
      expect(w.decide(one, settle(w, 'a', 'take-back'))).toEqual({ ok: false, refusal: { code: 'not-your-position', entities: ['arl'] } });
  });

  it('8.13 whoever holds the pen settles nothing of its own entity, and takes it back; under rules 1 it did', () => {
    const w = new World();
    w.edit('a', 'that sites fall silent', 1);
    const pen = person('arl', 'member-state', ['pen-holder']);
    const ofOffice = (verdict: Verdict) => ({ ...settle(w, 'a', verdict), of: OFFICE.entity });
    for (const verdict of ['accept', 'reject', 'park'] as const) {
      expect([w.give(pen, settle(w, 'a', verdict)), w.give(OFFICE, ofOffice(verdict))]).toEqual(['not-chair', 'not-chair']);
      expect([w.decide(CHAIR, settle(w, 'a', verdict)).ok, w.decide(CHAIR, ofOffice(verdict)).ok]).toEqual([true, true]);
      expect(decide({ ...w.state, rules: 1 }, settle(w, 'a', verdict), pen, w.now, w.state.seq, w.here).ok).toBe(true);
    }
    expect([w.decide(pen, settle(w, 'a', 'take-back')).ok, w.decide(OFFICE, ofOffice('take-back')).ok]).toEqual([true, true]);
    expect(whatMay(w.shown, pen, 'a', w.now).settle).toBeNull();
  });

  it('8.5 is for open text as it was on the screen', () => {
    const w = new World();
    const seen = settle(w, 'a', 'accept');
    w.edit('a', 'that sites fall silent', 1);
    expect(w.give(CHAIR, seen)).toBe('text-changed');
    expect(w.give(CHAIR, settle(w, 'never', 'accept'))).toBe('no-such-paragraph');
    w.remove('b');
    expect(w.give(CHAIR, settle(w, 'b', 'accept'))).toBe('no-such-paragraph');
    w.call('x');
    expect([w.give(CHAIR, settle(w, 'x', 'accept')), w.give(CHAIR, settle(w, 'v', 'accept'))]).toEqual(['call-open', 'already-agreed']);
    w.wait(15);
    w.declare('x');
    expect(w.give(OFFICE, settle(w, 'x', 'park'))).toBe('already-agreed');
    settled(w, 'a', 'accept', 'that many sites fall silent');
    w.agreeAll();
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect(w.give(CHAIR, settle(w, 'y', 'accept'))).toBe('call-open');
    expect(new World(undefined, { phase: 'tabled' }).give(CHAIR, settle(w, 'y', 'accept'))).toBe('not-in-drafting');
  });

  it('8.5 the browser asks the same rules', () => {
    const w = new World();
    w.edit('a', 'that sites fall silent', 1);
    const may = (who: typeof ARL, block: BlockId) => whatMay(w.shown, who, block, w.now).settle?.code ?? null;
    expect([may(CHAIR, 'a'), may(OFFICE, 'a'), may(ARL, 'a')]).toEqual([null, null, null]);
    w.call('x');
    expect([may(CHAIR, 'x'), may(ARL, 'x')]).toEqual(['call-open', 'call-open']);
  });

  it('8.5 unsettles the paragraph no more, however it was settled', () => {
    for (const verdict of ['accept', 'reject', 'park', 'take-back'] as const) {
      const w = new World();
      w.edit('a', 'that sites fall silent', 1);
      expect(w.status('a')).toBe('unsettled');
      settled(w, 'a', verdict);
      expect(w.status('a')).toBe('open');
      expect(w.at('a').settled).toEqual([{ entity: 'arl', verdict, seq: w.state.seq, at: w.now, note: null }]);
    }
  });

  it('8.6 what is parked stays listed with its words, of the rest the last', () => {
    const w = new World();
    for (const verdict of ['reject', 'park', 'accept', 'park', 'take-back'] as const) settled(w, 'a', verdict);
    expect(w.at('a').settled.map(({ verdict }) => verdict)).toEqual(['park', 'park', 'take-back']);
    const [parked] = w.at('a').settled;
    const notes = new Map([[parked?.seq ?? 0, { words: 'that most sites fall silent' }]]);
    const shown = register(w.state, notes, 'o').paragraphs.find(({ id }) => id === 'a');
    expect(shown?.settled.map(({ note }) => note?.words)).toEqual(['that most sites fall silent', undefined, undefined]);
  });

  it('8.6 a suggested paragraph that is parked is listed at the one before it, past headings', () => {
    const w = new World();
    const put = (after: BlockId, id: BlockId): void =>
      w.write(w.lines.flatMap((one) => (one.id === after ? [one, line(id, '', 'text', 0, 1)] : one)));
    put('a', 'new');
    settled(w, 'new', 'park', '');
    expect([w.at('a').settled.length, w.shown.paragraphs.some(({ id }) => id === 'new')]).toEqual([1, false]);
    put('n', 'first');
    settled(w, 'first', 'park', '');
    expect(w.at('t').settled.length).toBe(1);
    w.write([line('n2', 'noting', 'preamble-heading'), line('only', '', 'text', 0, 1)]);
    settled(w, 'only', 'park', '');
    expect(w.shown.paragraphs.flatMap(({ settled: one }) => one).length).toBe(2);
  });
});
