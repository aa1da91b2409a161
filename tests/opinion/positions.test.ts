import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { ACME, ARL, BRU, CHAIR, COR, GUEST, line, OFFICE, OPERATOR, READER, World } from './world.ts';

describe('who holds', () => {
  it('2.1 only Member States hold; concerns are shown and block nothing', () => {
    const w = new World();
    for (const other of [ACME, GUEST, OPERATOR, READER]) {
      expect(w.give(other, { do: 'raise-objection', block: 'a', hash: null })).toBe('not-a-member-state');
      expect(w.give(other, { do: 'ask-time', block: 'a', hash: null, until: w.now + 1000 })).toBe('not-a-member-state');
      expect(w.give(other, { do: 'reserve', block: 'a', hash: null })).toBe('not-a-member-state');
    }
    w.must(ACME, { do: 'record-concern', block: 'a', hash: w.hash('a'), reason: 'costly' });
    w.must(GUEST, { do: 'support', block: 'a', hash: w.hash('a') });
    expect(w.on('a')).toEqual(['acme:concern', 'guest:support']);
    expect(w.status('a')).toBe('open');
    w.agree('a');
    expect(w.status('a')).toBe('agreed');
  });

  it('2.2 chair and secretariat file no position', () => {
    const w = new World();
    for (const neutral of [CHAIR, OFFICE]) {
      expect(w.give(neutral, { do: 'raise-objection', block: 'a', hash: null })).toBe('chair-is-neutral');
      expect(w.give(neutral, { do: 'ask-time', block: 'a', hash: null, until: w.now + 1000 })).toBe('chair-is-neutral');
      expect(w.give(neutral, { do: 'reserve', block: 'a', hash: null })).toBe('chair-is-neutral');
      expect(w.give(neutral, { do: 'support', block: 'a', hash: null })).toBe('chair-is-neutral');
      expect(w.give(neutral, { do: 'record-concern', block: 'a', hash: null })).toBe('chair-is-neutral');
    }
  });

  it('2.3 chair, secretariat and operator enter for an existing Member State', () => {
    const w = new World();
    w.must(CHAIR, { do: 'raise-objection', block: 'a', hash: w.hash('a'), enteredFor: { entity: 'arl', via: 'floor' } });
    w.must(OFFICE, { do: 'ask-time', block: 'a', hash: null, until: w.now + 1000, enteredFor: { entity: 'bru', via: 'telephone' } });
    w.must(OPERATOR, { do: 'reserve', block: 'a', hash: null, enteredFor: { entity: 'cor', via: 'floor' } });
    expect(w.at('a').positions).toMatchObject([
      { entity: 'arl', kind: 'objection', via: 'floor', enteredBy: 'chair' },
      { entity: 'bru', kind: 'time', via: 'telephone', enteredBy: 'secretariat' },
      { entity: 'cor', kind: 'reservation', via: 'floor', enteredBy: 'stakeholder' },
    ]);
    expect(w.status('a')).toBe('objected');
    const enteredFor = { entity: 'nowhere', via: 'floor' } as const;
    expect(w.give(CHAIR, { do: 'raise-objection', block: 'a', hash: null, enteredFor })).toBe('not-a-member-state');
  });

  it('2.3 nobody else enters for a State, and a State that enters for itself has simply acted', () => {
    const w = new World();
    const enteredFor = { entity: 'arl', via: 'floor' } as const;
    expect(w.give(ACME, { do: 'raise-objection', block: 'a', hash: null, enteredFor })).toBe('not-your-position');
    w.must(ARL, { do: 'raise-objection', block: 'a', hash: null, enteredFor });
    expect(w.at('a').positions).toMatchObject([{ entity: 'arl', via: 'screen', enteredBy: null }]);
  });
});

describe('two slots', () => {
  it('2.4 one hold and one note for a State on a paragraph; a note never replaces a hold', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.must(ARL, { do: 'support', block: 'a', hash: w.hash('a') });
    w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a') });
    expect(w.on('a')).toEqual(['arl:objection', 'arl:reservation']);
    w.must(ARL, { do: 'record-concern', block: 'a', hash: w.hash('a') });
    expect(w.on('a')).toEqual(['arl:objection', 'arl:concern']);
    w.object(ARL, 'b');
    w.object(BRU, 'a');
    expect(w.on('a')).toEqual(['arl:objection', 'bru:objection', 'arl:concern']);
  });

  it('2.5 an objection takes the place of a request for time, never the other way', () => {
    const w = new World();
    w.askTime(ARL, 'a');
    w.object(ARL, 'a');
    expect(w.on('a')).toEqual(['arl:objection']);
    const answer = w.decide(ARL, { do: 'ask-time', block: 'a', hash: null, until: w.now + 1000 });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'objection-stands', entities: ['arl'] } });
  });

  it('2.5 where the objection has moved on with the words, time stands beside it', () => {
    const w = new World();
    const both = w.lines;
    w.object(ARL, 'a');
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.askTime(ARL, 'a');
    expect([w.on('a'), w.on('b')]).toEqual([['arl:time'], ['arl:objection<a']]);
    w.write(both);
    expect(w.on('a')).toEqual(['arl:objection', 'arl:time']);
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.askTime(ARL, 'a', 50);
    w.object(ARL, 'a');
    w.write(both);
    expect(w.on('a')).toEqual(['arl:objection', 'arl:time']);
  });
});

describe('time', () => {
  it('2.6 the date is after now and within the limit', () => {
    const w = new World();
    const ask = (until: number) => w.decide(ARL, { do: 'ask-time', block: 'a', hash: null, until });
    const latest = w.now + 28 * 86_400_000;
    expect(ask(w.now)).toMatchObject({ ok: false, refusal: { code: 'date-not-allowed', date: latest } });
    expect(ask(latest + 1)).toMatchObject({ ok: false, refusal: { code: 'date-not-allowed' } });
    expect(ask(latest).ok).toBe(true);
  });

  it('2.6 1.7 a screen that names a log position that is not there shortens nothing, however short time may be asked for by then', () => {
    const w = new World();
    w.askTime(ARL, 'a', 20 * 86_400);
    const until = w.now + 20 * 86_400_000;
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, maxTimeDays: 1 } });
    const sooner = { do: 'ask-time', block: 'a', hash: w.hash('a'), until: w.now + 1000 } as const;
    const before = w.state;
    w.must(ARL, sooner, w.state.seq + 1);
    expect(w.at('a').positions).toMatchObject([{ kind: 'time', until }]);
    const entry = w.entries.at(-1);
    expect(entry && objectionTo(before, entry)).toBeNull();
    w.must(ARL, sooner);
    expect(w.at('a').positions).toMatchObject([{ until: sooner.until }]);
  });

  it('2.6 on a living or removed paragraph, in drafting', () => {
    const w = new World();
    expect(w.give(ARL, { do: 'ask-time', block: 'never', hash: null, until: w.now + 1 })).toBe('no-such-paragraph');
    expect(w.give(ARL, { do: 'ask-time', block: 'n', hash: null, until: w.now + 1 })).toBe('heading-takes-none');
    w.remove('a');
    w.askTime(ARL, 'a');
    expect(w.status('a')).toBe('pending');
    const tabled = new World(undefined, { phase: 'tabled' });
    expect(tabled.give(ARL, { do: 'ask-time', block: 'a', hash: null, until: tabled.now + 1 })).toBe('not-in-drafting');
  });

  it('2.6 whoever enters it for a State does not shorten it; the State itself may', () => {
    const w = new World();
    w.askTime(ARL, 'a', 5000);
    const until = w.now + 5000_000;
    w.must(CHAIR, { do: 'ask-time', block: 'a', hash: null, until: w.now + 1000, enteredFor: { entity: 'arl', via: 'floor' } });
    expect(w.at('a').positions).toMatchObject([{ until }, { until }]);
    w.must(CHAIR, { do: 'ask-time', block: 'a', hash: null, until: until + 1, enteredFor: { entity: 'arl', via: 'floor' } });
    expect(w.at('a').positions).toMatchObject([{ until }, { until: until + 1 }]);
    w.askTime(ARL, 'a', 10);
    expect(w.at('a').positions).toMatchObject([{ until: w.now + 10_000 }, { until: until + 1 }]);
  });

  it('2.6 2.14 a later date counts against a sooner one that is given apart from it, or from a seat that may not lift it', () => {
    const w = new World();
    const seen = w.state.seq;
    const ask = (by: Actor, seconds: number, on = w.state.seq) =>
      w.must(by, { do: 'ask-time', block: 'a', hash: w.hash('a'), until: w.now + seconds * 1000 }, on);
    const dates = () => w.at('a').positions.map(({ until }) => ((until ?? 0) - w.now) / 1000);
    ask(ARL, 5000);
    ask(ARL, 10, seen);
    expect(dates()).toEqual([5000]);
    ask(ARL, 20);
    expect(dates()).toEqual([20]);
    // what was within the limit of its day may stand
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
    ask({ ...ARL, functions: ['head'] }, 2 * 86_400);
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true, maxTimeDays: 1 } });
    ask({ ...ARL, functions: ['adviser'] }, 2);
    ask({ ...ARL, functions: ['adviser'] }, 2 * 86_400);
    expect(dates()).toEqual([2 * 86_400]);
    ask({ ...ARL, functions: ['head'] }, 30);
    expect(dates()).toEqual([30]);
  });

  it('2.7 it holds until the log says that its date has passed', () => {
    const w = new World();
    const position = w.askTime(ARL, 'a', 100);
    w.call('a');
    w.wait(200);
    expect(w.declare('a')).toBe('time-asked');
    w.append({ type: 'time.lapsed', position });
    expect(w.status('a')).toBe('open');
    expect(w.declare('a')).toBeTypeOf('number');
  });

  it('2.8 a reservation does not hold and may be made on agreed text', () => {
    const w = new World();
    w.agree('a');
    w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a'), reason: 'law' });
    expect([w.status('a'), w.on('a')]).toEqual(['agreed', ['arl:reservation']]);
    expect(w.give(ARL, { do: 'reserve', block: 'v', hash: null })).toBe('heading-takes-none');
    w.adopt();
    expect(w.give(ARL, { do: 'reserve', block: 'a', hash: null })).toBe('opinion-adopted');
  });
});

describe('ending', () => {
  it('2.9 withdrawn from a seat of the entity that holds it, before adoption', () => {
    const w = new World();
    const objection = w.object(ARL, null);
    const concern = `p${w.must(ACME, { do: 'record-concern', block: 'a', hash: null })}`;
    expect(w.give(ARL, { do: 'withdraw', position: concern })).toBe('not-your-position');
    w.must(ACME, { do: 'withdraw', position: concern });
    expect(w.give(ACME, { do: 'withdraw', position: concern })).toBe('no-such-position');
    w.must({ ...ARL, seat: 'another' }, { do: 'withdraw', position: objection, statement: 'We joined.' });
    expect(w.entries.at(-1)?.fact).toMatchObject({ type: 'position.withdrawn', stated: true });
    const support = `p${w.must(ARL, { do: 'support', block: 'a', hash: null })}`;
    w.adopt();
    expect(w.give(ARL, { do: 'withdraw', position: support })).toBe('opinion-adopted');
  });

  it('2.14 where the policy says so, a hold is lifted by the head, the deputy or the focal point alone', () => {
    const w = new World();
    const expert: Actor = { ...ARL, seat: 'arl-expert', functions: ['adviser'] };
    const head: Actor = { ...ARL, functions: ['head'] };
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
    const given = { do: 'raise-objection', block: 'a', hash: w.hash('a'), endsIf: { deleted: true } } as const;
    const objection = `p${w.must(expert, given)}`;
    expect(w.entries.at(-1)?.fact).toMatchObject({ type: 'position.raised', endsIf: null });
    const note = `p${w.must(expert, { do: 'support', block: 'b', hash: w.hash('b') })}`;
    w.must(expert, { do: 'withdraw', position: note });
    expect(w.give(expert, { do: 'withdraw', position: objection })).toBe('head-decides');
    expect(w.give({ ...BRU, functions: ['head'] }, { do: 'withdraw', position: objection })).toBe('not-your-position');
    expect(w.status('a')).toBe('objected');
    w.must(head, { do: 'withdraw', position: objection });
    w.must(head, given);
    expect(w.entries.at(-1)?.fact).toMatchObject({ endsIf: { deleted: true } });
    for (const one of ['deputy', 'focal-point'] as const) {
      const other = w.object(expert, 'a');
      w.must({ ...expert, functions: [one] }, { do: 'withdraw', position: other });
    }
    w.must(CHAIR, { do: 'set-policy', policy: DEFAULT_POLICY });
    w.must(expert, { do: 'withdraw', position: w.object(expert, 'a') });
  });

  it('2.14 what was carried is dropped by the same', () => {
    const w = new World();
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
    const position = w.object(ARL, 'a');
    w.edit('b', 'that batteries last, sites fall silent');
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'b' })).toBe('head-decides');
    w.must({ ...ARL, functions: ['head'] }, { do: 'drop-carried', position, block: 'b' });
  });

  it('2.15 a State abstains in drafting, holds nothing up, and revokes it while the opinion is open', () => {
    const w = new World(undefined, { phase: 'tabled' });
    const abstain = { do: 'abstain', block: 'a', hash: w.hash('a') } as const;
    expect(w.give(ARL, abstain)).toBe('not-in-drafting');
    w.must(CHAIR, { do: 'open-discussion' });
    for (const other of [ACME, GUEST, OPERATOR, READER]) expect(w.give(other, abstain)).toBe('not-a-member-state');
    for (const neutral of [CHAIR, OFFICE]) expect(w.give(neutral, abstain)).toBe('chair-is-neutral');
    expect(w.give(ARL, { ...abstain, block: 'n' })).toBe('heading-takes-none');
    w.object(ARL, 'a');
    const position = `p${w.must(ARL, abstain)}` as const;
    const other = `p${w.must(BRU, abstain)}` as const;
    expect([w.on('a'), w.status('a')]).toEqual([['arl:objection', 'arl:abstain', 'bru:abstain'], 'objected']);
    expect(w.give(BRU, { do: 'withdraw', position })).toBe('not-your-position');
    w.must(ARL, { do: 'withdraw', position });
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(w.give(BRU, { do: 'withdraw', position: other })).toBe('opinion-closed');
    expect(w.on('a')).toEqual(['arl:objection', 'bru:abstain']);
  });

  it('2.10 the end of a carried objection does not bring an agreement back', () => {
    for (const end of ['withdraw', 'drop-carried'] as const) {
      const w = new World();
      w.agree('b');
      const agreed = w.lines;
      const position = w.object(ARL, 'a');
      // Words of a come into the agreed b and go again; the flow has taken the objection along.
      w.edit('b', 'that batteries last, sites fall silent');
      w.write(agreed, [{ from: 'a', to: 'b', how: 'shift' }]);
      expect([w.status('b'), w.on('b')]).toEqual(['objected', ['arl:objection<a']]);
      w.must(ARL, end === 'withdraw' ? { do: end, position } : { do: end, position, block: 'b' });
      expect(w.at('b')).toMatchObject({ status: 'reopened', reopened: { count: 1, cause: 'objection', entity: 'arl' } });
    }
  });

  it('2.10 nor does the date of a carried request for time', () => {
    const w = new World();
    w.agree('b');
    const position = w.askTime(ARL, 'a', 10);
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    expect(w.status('b')).toBe('pending');
    w.append({ type: 'time.lapsed', position });
    expect(w.at('b')).toMatchObject({ status: 'reopened', reopened: { cause: 'time' } });
    w.append({ type: 'time.lapsed', position });
    w.append({ type: 'position.withdrawn', position, stated: false });
    w.append({ type: 'position.dropped', position, block: 'b' });
    expect(w.state.positions.size).toBe(0);
  });
});

describe('positions follow the words', () => {
  const tail = line('c', 'fall silent', 'preamble-item');

  it('2.11 split: both parts', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.write([...w.lines, tail], [{ from: 'a', to: 'c', how: 'split' }]);
    expect([w.on('a'), w.on('c')]).toEqual([['arl:objection'], ['arl:objection<a']]);
    expect([w.status('a'), w.status('c')]).toEqual(['objected', 'objected']);
  });

  it('2.11 a split that the screen had shown takes nothing along', () => {
    const w = new World();
    const before = w.state.seq;
    w.write([...w.lines, tail], [{ from: 'a', to: 'c', how: 'split' }]);
    w.object(ARL, 'a');
    w.object(BRU, 'a', {}, before);
    expect(w.on('c')).toEqual(['bru:objection<a']);
  });

  it('2.11 join: the joined paragraph; undo takes it back', () => {
    const w = new World();
    const both = w.lines;
    w.object(ARL, 'b');
    w.remove('b', [{ from: 'b', to: 'a', how: 'join' }]);
    expect(w.on('a')).toEqual(['arl:objection<b']);
    expect(w.at('b')).toMatchObject({ removed: true, positions: [] });
    w.write(both);
    expect([w.on('a'), w.on('b')]).toEqual([[], ['arl:objection']]);
  });

  it('2.11 raised again on the paragraph that is seen to be gone, it counts on the deletion as well', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.agree('a');
    w.object(ARL, 'a');
    expect([w.on('a'), w.on('b'), w.status('a')]).toEqual([['arl:objection'], ['arl:objection<a'], 'objected']);
  });

  it('4.2 raised from an old screen on what has moved on since, it cancels the agreed deletion all the same', () => {
    const w = new World();
    const before = w.state.seq;
    w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
    w.agree('a');
    w.object(ARL, 'a', {}, before);
    expect([w.on('a'), w.on('b'), w.status('a')]).toEqual([[], ['arl:objection<a'], 'reopened']);
  });

  it('2.11 chains, in the order in which words moved', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.write(w.lines, [{ from: 'b', to: 'x', how: 'shift' }]);
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    expect([w.on('b'), w.on('x')]).toEqual([['arl:objection<a'], []]);
    w.write(w.lines, [{ from: 'b', to: 'y', how: 'shift' }]);
    expect(w.on('y')).toEqual(['arl:objection<b']);
  });

  it('2.11 replaced by a pasted paragraph', () => {
    const w = new World();
    w.object(ARL, 'a');
    w.object(BRU, 'b');
    const rest = w.lines.filter(({ id }) => id !== 'a' && id !== 'b');
    w.write([...rest, line('z', 'that sites fall silent now', 'preamble-item')], [{ from: 'a', to: 'z', how: 'replace' }]);
    expect(w.on('z')).toEqual(['arl:objection<a']);
    expect(w.at('b')).toMatchObject({ removed: true, status: 'objected' });
  });

  it('2.12 dropped where it is not meant, it stays on its own paragraph', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    w.write([...w.lines, tail], [{ from: 'a', to: 'c', how: 'split' }]);
    expect(w.give(BRU, { do: 'drop-carried', position, block: 'c' })).toBe('not-your-position');
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'a' })).toBe('no-such-position');
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'b' })).toBe('no-such-position');
    expect(w.give(ARL, { do: 'drop-carried', position, block: 'never' })).toBe('no-such-position');
    w.must(ARL, { do: 'drop-carried', position, block: 'c' });
    expect([w.on('a'), w.on('c')]).toEqual([['arl:objection'], []]);
    w.remove('a');
    expect([w.status('a'), w.on('a')]).toEqual(['objected', ['arl:objection']]);
  });

  it('2.12 words that had moved on before the drop keep it, and later words bring it again', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    w.write(w.lines, [{ from: 'b', to: 'x', how: 'shift' }]);
    w.must(ARL, { do: 'drop-carried', position, block: 'b' });
    w.write(w.lines, [{ from: 'b', to: 'y', how: 'shift' }]);
    expect([w.on('b'), w.on('x'), w.on('y')]).toEqual([[], ['arl:objection<b'], []]);
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    expect(w.on('b')).toEqual(['arl:objection<a']);
    w.must(ARL, { do: 'drop-carried', position, block: 'b' });
    expect(w.on('b')).toEqual([]);
    w.must(ACME, { do: 'support', block: 'a', hash: null });
    w.write(w.lines, [{ from: 'a', to: 'y', how: 'shift' }]);
    w.must(ACME, { do: 'drop-carried', position: w.at('y').positions[1]?.id ?? '', block: 'y' });
    expect(w.on('y')).toEqual(['arl:objection<a']);
  });

  it('2.13 a position on words that have changed says so and counts', () => {
    const w = new World();
    w.object(ARL, 'a');
    expect(w.at('a').positions[0]?.earlierWording).toBe(false);
    w.edit('a', 'that most sites fall silent');
    expect(w.at('a').positions[0]?.earlierWording).toBe(true);
    expect(w.status('a')).toBe('objected');
    w.object(COR, 'a', { hash: 'preamble-item0|noting|that sites fall silent' });
    expect(w.on('a')).toEqual(['arl:objection', 'cor:objection']);
  });
});
