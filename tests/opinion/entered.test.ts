/** What chair, secretariat or operator enter for a State, beside what the State holds itself. */
import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { register } from '../../shared/opinion/show.ts';
import { appendedNotes } from '../../shared/page/appended.ts';
import { ARL, BRU, CHAIR, HERE, OFFICE, OPERATOR, World } from './world.ts';

const FOR_ARL = { enteredFor: { entity: 'arl', via: 'floor' } } as const;

const enterObjection = (w: World, block: string, by: Actor = CHAIR) =>
  `p${w.must(by, { do: 'raise-objection', block, hash: w.hash(block), ...FOR_ARL })}` as const;
const enterReservation = (w: World, block: string, by: Actor = CHAIR) =>
  `p${w.must(by, { do: 'reserve', block, hash: w.hash(block), appended: 'as entered', ...FOR_ARL })}` as const;
const enterTime = (w: World, block: string, seconds: number) =>
  `p${w.must(CHAIR, { do: 'ask-time', block, hash: w.hash(block), until: w.now + seconds * 1000, ...FOR_ARL })}` as const;

/** "own objection", "entered time". */
const held = (w: World, block: string) => w.at(block).positions.map(({ entered, kind }) => `${entered ? 'entered' : 'own'} ${kind}`);
const ids = (w: World, block: string) => w.at(block).positions.map(({ id }) => id);

describe('own and entered', () => {
  it('2.20 what is entered takes the place of nothing that the State raised, whatever its kind', () => {
    const w = new World();
    const objection = w.object(ARL, 'a', { reason: 'ours', cure: 'other words', endsIf: { deleted: true } });
    const own = `p${w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a'), appended: 'as we say' })}` as const;
    const entered = enterObjection(w, 'a');
    const note = enterReservation(w, 'a', OPERATOR);
    expect(ids(w, 'a')).toEqual([objection, entered, own, note]);
    expect(held(w, 'a')).toEqual(['own objection', 'entered objection', 'own reservation', 'entered reservation']);
    expect(w.at('a').positions[0]).toMatchObject({ endsIf: { deleted: true }, enteredBy: null, toConfirm: false });
    expect(w.at('a').positions[1]).toMatchObject({ endsIf: null, enteredBy: 'chair', toConfirm: true });
  });

  it('2.20 a later entry takes the place of the entry alone, and what the State raises that of its own alone', () => {
    const w = new World();
    const own = w.object(ARL, 'a');
    enterObjection(w, 'a');
    const again = enterObjection(w, 'a', OFFICE);
    expect(ids(w, 'a')).toEqual([own, again]);
    const anew = w.object(ARL, 'a');
    expect(ids(w, 'a')).toEqual([anew, again]);
  });

  it('2.6 what is entered beside a later date that stands is as sound in the record, however short time may be asked for by then', () => {
    const w = new World();
    w.askTime(ARL, 'a', 20 * 86_400);
    const until = w.now + 20 * 86_400_000;
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, maxTimeDays: 1 } });
    const before = w.state;
    enterTime(w, 'a', 1000);
    expect(w.at('a').positions).toMatchObject([{ until }, { until }]);
    const entry = w.entries.at(-1);
    expect(entry && objectionTo(before, entry)).toBeNull();
    const enter = (block: string, at: number) => w.give(CHAIR, { do: 'ask-time', block, hash: w.hash(block), until: at, ...FOR_ARL });
    expect([enter('a', until + 1), enter('b', w.now + 2 * 86_400_000)]).toEqual(['date-not-allowed', 'date-not-allowed']);
  });

  it('2.20 both hold: when the own one has gone the entered one is still there', () => {
    const w = new World();
    const own = w.object(ARL, 'a');
    const entered = enterObjection(w, 'a');
    w.must(ARL, { do: 'withdraw', position: own });
    expect([w.status('a'), ids(w, 'a')]).toEqual(['objected', [entered]]);
    w.must(ARL, { do: 'withdraw', position: entered });
    expect([w.status('a'), ids(w, 'a')]).toEqual(['open', []]);
  });

  it('2.20 under rules 1 an entry took the place of what stood there, and is to be confirmed once these rules are in force', () => {
    const w = new World();
    w.state = { ...w.state, rules: 1 };
    w.object(ARL, 'a');
    enterObjection(w, 'a');
    expect(w.at('a').positions.map(({ entered, toConfirm }) => [entered, toConfirm])).toEqual([[false, false]]);
    w.append({ type: 'rules.upgraded', from: 1, to: 2 });
    expect(w.at('a').positions.map(({ entered, toConfirm }) => [entered, toConfirm])).toEqual([[true, true]]);
    const own = w.object(ARL, 'a');
    expect(ids(w, 'a')[0]).toBe(own);
    expect(held(w, 'a')).toEqual(['own objection', 'entered objection']);
  });

  it('2.5 an entered request for time is refused where the State objects; its own only where it does itself', () => {
    const w = new World();
    const asked = { do: 'ask-time', block: 'a', hash: w.hash('a'), until: w.now + 5000 } as const;
    enterObjection(w, 'a');
    expect(w.give(CHAIR, { ...asked, ...FOR_ARL })).toBe('objection-stands');
    w.must(ARL, asked);
    expect(held(w, 'a')).toEqual(['entered objection', 'own time']);
    w.object(ARL, 'a');
    expect(held(w, 'a')).toEqual(['own objection', 'entered objection']);
    expect(w.give(ARL, asked)).toBe('objection-stands');
    w.object(ARL, 'b');
    expect(w.give(CHAIR, { ...asked, block: 'b', ...FOR_ARL })).toBe('objection-stands');
  });

  it('2.18 what the chair heard withdrawn is noted of the own one and of the entered one by itself', () => {
    const w = new World();
    const own = w.object(ARL, 'a');
    const entered = enterObjection(w, 'a');
    const noted = () => w.at('a').positions.map((one) => one.noted !== null);
    w.must(CHAIR, { do: 'note-withdrawal', position: own, reason: 'heard' });
    expect(noted()).toEqual([true, false]);
    w.must(CHAIR, { do: 'note-withdrawal', position: entered, reason: 'heard' });
    w.object(ARL, 'a');
    expect(noted()).toEqual([false, true]);
    w.must(ARL, { do: 'confirm', position: entered });
    expect(noted()).toEqual([false]);
  });
});

describe('the State answers', () => {
  it('2.21 what the State raises itself neither ends nor confirms what was entered', () => {
    const w = new World();
    const entered = enterObjection(w, 'a');
    w.object(ARL, 'a');
    w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a') });
    expect(w.at('a').positions.find(({ id }) => id === entered)).toMatchObject({ entered: true, toConfirm: true });
  });

  it('2.22 what is confirmed is its own, in the place of its own, and later entries leave it alone', () => {
    const w = new World();
    w.object(ARL, 'a');
    const entered = enterObjection(w, 'a');
    for (const other of [BRU, CHAIR, OFFICE]) expect(w.give(other, { do: 'confirm', position: entered })).toBe('not-your-position');
    w.must(ARL, { do: 'confirm', position: entered });
    expect(w.at('a').positions).toMatchObject([{ id: entered, entered: false, toConfirm: false, enteredBy: 'chair' }]);
    expect(w.give(ARL, { do: 'confirm', position: entered })).toBe('no-such-position');
    enterObjection(w, 'a');
    expect(held(w, 'a')).toEqual(['own objection', 'entered objection']);
  });

  it('2.22 confirmed, it reaches all that either reached, is late where either was, and keeps the later date', () => {
    const w = new World();
    w.agree('a');
    w.object(ARL, 'a');
    const entered = enterObjection(w, 'a');
    // words moved on after the own one was raised, and were said not to be meant for the other of the two
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    w.write(w.lines, [{ from: 'a', to: 'x', how: 'shift' }]);
    w.must(ARL, { do: 'drop-carried', position: entered, block: 'b' });
    w.must(ARL, { do: 'drop-carried', position: entered, block: 'x' });
    w.must(ARL, { do: 'drop-carried', position: ids(w, 'a')[0] ?? '', block: 'x' });
    expect([w.on('b'), w.on('x')]).toEqual([['arl:objection<a'], []]);
    w.must(ARL, { do: 'confirm', position: entered });
    expect([w.on('a'), w.on('b'), w.on('x')]).toEqual([['arl:objection'], ['arl:objection<a'], []]);
    expect(w.at('a').positions[0]?.late).toBe(true);
    const until = w.now + 90_000;
    const time = enterTime(w, 'y', 20);
    w.askTime(ARL, 'y', 90);
    w.must(ARL, { do: 'confirm', position: time });
    expect(w.at('y').positions).toMatchObject([{ id: time, until }]);
  });

  it('2.22 a request for time is not confirmed into the place of an own objection', () => {
    const w = new World();
    const entered = enterTime(w, 'a', 50);
    w.object(ARL, 'a');
    expect(held(w, 'a')).toEqual(['own objection', 'entered time']);
    expect(w.give(ARL, { do: 'confirm', position: entered })).toBe('objection-stands');
    const objection = enterObjection(w, 'b');
    w.askTime(ARL, 'b');
    w.must(ARL, { do: 'confirm', position: objection });
    expect(held(w, 'b')).toEqual(['own objection']);
  });

  it('2.23 what is disowned ends as by withdrawal, and both acts stay and are shown', () => {
    const w = new World();
    w.agree('a');
    const own = w.object(BRU, 'a');
    const entered = enterObjection(w, 'a');
    for (const other of [BRU, CHAIR, OFFICE]) expect(w.give(other, { do: 'disown', position: entered })).toBe('not-your-position');
    expect(w.give(BRU, { do: 'disown', position: own })).toBe('no-such-position');
    w.call('a');
    w.wait(10);
    const seq = w.must(ARL, { do: 'disown', position: entered, statement: 'We never spoke.' });
    expect(w.entries.at(-1)?.fact).toEqual({ type: 'position.disowned', position: entered, stated: true });
    expect([w.on('a'), w.shown.disowned]).toEqual([
      ['bru:objection'],
      [{ id: entered, kind: 'objection', entity: 'arl', block: 'a', via: 'floor', enteredBy: 'chair', seq, at: w.now, note: null }],
    ]);
    // 2.10, 3.4
    w.must(BRU, { do: 'withdraw', position: own });
    expect(w.status('a')).toBe('reopened');
    expect(w.at('a').call?.ripeAt).toBe(w.now + 15_000);
    expect(w.give(ARL, { do: 'disown', position: entered })).toBe('no-such-position');
  });

  it('2.23 where the policy says so a hold is disowned by the head alone, a note by anybody of the delegation', () => {
    const w = new World();
    w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, headConfirms: true } });
    const expert: Actor = { ...ARL, functions: ['adviser'] };
    const entered = enterObjection(w, 'a');
    expect(w.give(expert, { do: 'disown', position: entered })).toBe('head-decides');
    w.must({ ...ARL, functions: ['head'] }, { do: 'disown', position: entered });
    w.must(expert, { do: 'disown', position: enterReservation(w, 'a') });
    w.must(expert, { do: 'confirm', position: enterObjection(w, 'a') });
  });

  it('2.23 what the State has confirmed is not disowned, and once the opinion is closed it still disowns', () => {
    const w = new World();
    const confirmed = enterObjection(w, 'a');
    w.must(ARL, { do: 'confirm', position: confirmed });
    expect(w.give(ARL, { do: 'disown', position: confirmed })).toBe('no-such-position');
    expect(whatMay(w.shown, ARL, 'a', w.now).disown?.code).toBe('no-such-position');
    const entered = enterObjection(w, 'b');
    w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(w.give(ARL, { do: 'confirm', position: entered })).toBe('opinion-closed');
    expect(whatMay(w.shown, ARL, 'b', w.now).disown).toBeNull();
    w.must(ARL, { do: 'disown', position: entered });
  });

  it('2.24 after adoption a note is confirmed or disowned until the report is closed', () => {
    for (const answer of ['confirm', 'disown'] as const) {
      const w = new World();
      const own = `p${w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a'), appended: 'as we say' })}` as const;
      const entered = enterReservation(w, 'a');
      w.adopt();
      const before = w.shown;
      expect([own, entered].map((position) => w.give(ARL, { do: 'withdraw', position }))).toEqual(['opinion-adopted', 'opinion-adopted']);
      w.here = { ...HERE, reported: true };
      expect(w.decide(ARL, { do: answer, position: entered })).toEqual({ ok: false, refusal: { code: 'opinion-closed', report: true } });
      w.here = HERE;
      w.must(ARL, { do: answer, position: entered });
      expect(ids(w, 'a')).toEqual(answer === 'confirm' ? [entered] : [own]);
      const without = (shown: typeof before) => ({
        ...{ ...shown, seq: 0, at: 0, disowned: [], ended: [] },
        paragraphs: shown.paragraphs.map((one) => ({ ...one, positions: [] })),
      });
      expect(without(w.shown)).toEqual(without(before));
    }
  });
});

it("7.11 a reservation that the chair enters beside the State's own is not appended, and disowned after adoption leaves the own note as it was", () => {
  const w = new World();
  const own = w.must(ARL, { do: 'reserve', block: 'a', hash: w.hash('a'), appended: 'as we say' });
  const entered = w.must(CHAIR, { do: 'reserve', block: 'a', hash: w.hash('a'), appended: 'as entered', ...FOR_ARL });
  const notes = new Map([
    [own, { appended: 'as we say' }],
    [entered, { appended: 'as entered' }],
  ]);
  const appended = () => appendedNotes(register(w.state, notes, 'o')).map(({ words }) => words);
  expect(appended()).toEqual(['as we say']);
  w.adopt();
  expect(appended()).toEqual(['as we say']);
  const disowned = { ...w };
  w.must(ARL, { do: 'disown', position: `p${entered}` });
  expect([appended(), w.shown.disowned.length]).toEqual([['as we say'], 1]);
  // the other answer
  w.state = disowned.state;
  w.must(ARL, { do: 'confirm', position: `p${entered}` });
  expect(appended()).toEqual(['as entered']);
});
