import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/opinion/command.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { evolve, isKnown, RULES_VERSION, upgrading } from '../../shared/opinion/evolve.ts';
import { due, nextDue } from '../../shared/opinion/lapse.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import { envelope } from '../../shared/wire/command.ts';
import { ARL, BRU, CHAIR, READER, World } from './world.ts';

const fold = (entries: readonly Entry[], from: OpinionState = emptyState): OpinionState => entries.reduce(evolve, from);

/** A log with something of everything. */
const eventful = (): World => {
  const w = new World();
  w.agree('a', 'b');
  const objection = w.object(ARL, 'a', { endsIf: { deleted: true } });
  w.write(w.lines, [{ from: 'a', to: 'x', how: 'shift' }]);
  w.must(ARL, { do: 'drop-carried', position: objection, block: 'x' });
  w.askTime(BRU, 'y', 100);
  w.remove('t');
  w.must(CHAIR, { do: 'reopen', block: 'b', cause: 'correction', reason: 'a slip' });
  w.call('b', 't');
  return w;
};

describe('order and time', () => {
  it('9.1 the same command judged on another head may meet another answer', () => {
    const w = new World();
    w.call('a');
    w.wait(15);
    const declare = { do: 'declare', target: { block: 'a', hash: w.hash('a') } } as const;
    expect(w.decide(CHAIR, declare).ok).toBe(true);
    w.object(ARL, 'a');
    expect(w.give(CHAIR, declare)).toBe('objection-stands');
  });

  it('9.2 the time of the rules does not run backwards', () => {
    const w = new World();
    w.call('a');
    w.wait(15);
    w.must(ARL, { do: 'support', block: 'b', hash: null });
    w.now = 0;
    expect(w.declare('a')).toBeTypeOf('number');
  });

  it('9.2 the server records what has come to pass by the clock', () => {
    const w = new World();
    expect([due(w.state, w.now), nextDue(w.state)]).toEqual([[], null]);
    const of = w.call('a', 'b');
    const position = w.askTime(ARL, 'x', 10);
    const objection = w.object(ARL, 'b');
    const start = w.now;
    expect([due(w.state, w.now), nextDue(w.state)]).toEqual([[], start + 10_000]);
    w.wait(10);
    w.must(ARL, { do: 'withdraw', position: objection });
    expect(due(w.state, w.now)).toEqual([{ type: 'time.lapsed', position }]);
    w.wait(5);
    expect(due(w.state, 0)).toEqual([{ type: 'time.lapsed', position }]);
    for (const act of due(w.state, w.now)) w.append(act);
    expect([w.at('a').call?.ripe, w.at('b').call?.ripe, nextDue(w.state)]).toEqual([true, false, start + 25_000]);
    w.wait(10);
    for (const act of due(w.state, w.now)) w.append(act);
    expect([w.at('b').call?.ripe, nextDue(w.state)]).toEqual([true, null]);
    w.append({ type: 'call.ripe', of });
    expect(w.at('b').call?.ripe).toBe(true);
  });

  it('9.2 the call for adoption ripens too, and nothing does in an opinion that is over', () => {
    const w = new World();
    w.agreeAll();
    const of = w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect([due(w.state, w.now), nextDue(w.state)]).toEqual([[], w.now + 15_000]);
    w.append({ type: 'call.ripe', of });
    expect(w.shown.adoptionCall?.ripe).toBe(false);
    w.wait(15);
    expect(due(w.state, w.now)).toEqual([{ type: 'call.ripe', of }]);
    w.append({ type: 'call.ripe', of });
    expect([w.shown.adoptionCall?.ripe, due(w.state, w.now)]).toEqual([true, []]);
    w.must(CHAIR, { do: 'adopt', ...w.hashes });
    w.wait(60);
    w.lapse();
    expect(nextDue(w.state)).toBeNull();
  });

  it('9.3 a refused command changes nothing', () => {
    const w = eventful();
    const before = w.state;
    const shown = JSON.stringify(w.shown);
    w.give(READER, { do: 'support', block: 'a', hash: null });
    expect([w.state, JSON.stringify(standing(w.state))]).toEqual([before, shown]);
  });

  it('9.3 a UUID is one in whatever case it is written', () => {
    const uuid = '2B7E1516-28AE-4D2A-ABF7-158809CF4F3C';
    const command = { do: 'raise-objection', block: null, hash: null };
    const read = (typed: string) => envelope.parse({ uuid: typed, v: 1, seen: { seq: 1 }, command }).uuid;
    expect([read(uuid), read(uuid.toLowerCase())]).toEqual([uuid.toLowerCase(), uuid.toLowerCase()]);
  });

  it('9.4 the same log folds to the same, from the start and from a snapshot at any position', () => {
    const { entries, state } = eventful();
    expect(fold(entries)).toEqual(state);
    for (let at = 0; at <= entries.length; at += 1) {
      const snapshot = deserialize(serialize(fold(entries.slice(0, at)))) as OpinionState;
      const again = fold(entries.slice(at), snapshot);
      expect(again).toEqual(state);
      expect(standing(again)).toEqual(standing(state));
    }
  });

  it('9.4 an unknown fact or later rules halt', () => {
    const w = new World();
    expect(w.entries.every(({ fact }) => isKnown(fact))).toBe(true);
    for (const fact of [
      { type: 'amendment.proposed' },
      { type: 'constructor' },
      { type: 'rules.upgraded', to: RULES_VERSION + 1 },
      { type: 'rules.upgraded' },
    ]) {
      expect(isKnown(fact)).toBe(false);
    }
    const upgraded = { type: 'rules.upgraded', from: 0, to: RULES_VERSION } as const;
    expect(isKnown(upgraded)).toBe(true);
    w.append(upgraded);
    const entry = { seq: 9, at: 0, by: ARL, uuid: 'u', fact: { type: 'amendment.proposed' } } as unknown as Entry;
    expect(() => evolve(w.state, entry)).toThrow('unreachable');
  });

  it('9.4 the fold is total on logs that decide would not have written', () => {
    const w = new World();
    w.append({ type: 'call.opened', targets: [{ block: 'never', hash: null }], minSeconds: 1, deadline: null, present: [] });
    w.append({ type: 'paragraph.declared', target: { block: 'a', hash: w.hash('a') }, present: [], dropped: [] });
    w.append({ type: 'declaration.undone', of: w.state.seq });
    w.append({ type: 'opinion.adopted', ...w.hashes, present: [], dropped: [] });
    w.append({ type: 'adoption.undone', of: w.state.seq });
    w.append({ type: 'call.ripe', of: 1 });
    expect([w.status('a'), w.shown.phase, w.shown.adoptionCall]).toEqual(['open', 'drafting', null]);
    expect(standing(emptyState)).toMatchObject({ seq: 0, paragraphs: [], blockers: [{ code: 'not-in-drafting' }, { code: 'not-agreed' }] });
  });

  it('9.5 a log that was begun under older rules goes on under those of today, and what is over stays as it was', () => {
    const w = new World();
    expect(w.state.rules).toBe(RULES_VERSION);
    expect(upgrading(w.state)).toBeNull();
    const old = fold(w.entries.map((entry) => ({ ...entry, rules: 1 })));
    const fact = upgrading(old);
    if (fact === null) throw new Error('the rules of today are others');
    expect(old.rules).toBe(1);
    expect(evolve(old, { seq: old.seq + 1, at: old.at, by: CHAIR, uuid: 'u', fact }).rules).toBe(RULES_VERSION);
    expect(upgrading({ ...old, phase: 'adopted' })).toBeNull();
    expect(upgrading({ ...old, phase: 'not-adopted' })).toBeNull();
  });

  it('9.4 total on text facts that do not fit together, too', () => {
    const w = new World();
    w.object(ARL, 'a');
    const facts = { type: 'text', parts: [], changes: [], flows: [], healed: [], docHash: 'd', textHash: 'x' } as const;
    w.append({ ...facts, flows: [{ from: 'a', to: 'ghost', how: 'shift' }], order: [...w.lines.map(({ id }) => id), 'ghost'] });
    expect([w.on('a'), w.shown.paragraphs.some(({ id }) => id === 'ghost')]).toEqual([['arl:objection'], false]);
    const heading = {
      id: 'h',
      was: null,
      hash: 'h',
      exact: 'h',
      kind: 'operative-heading',
      level: 0,
      brackets: 0,
      balanced: true,
      suggestions: 0,
      length: 1,
    } as const;
    w.append({ ...facts, changes: [heading] });
    w.object(BRU, 'h');
    expect(w.shown.paragraphs.some(({ id }) => id === 'h')).toBe(false);
  });

  it('a command that does not exist is a bug, not a refusal', () => {
    const w = new World();
    expect(() => w.give(ARL, { do: 'veto' } as unknown as Command)).toThrow('unreachable');
  });
});
