/** H71 H72 H76: which letters are a State's own, or anybody's, are gone, and stood at no mark. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Authors } from '../../../server/text/authors/authors.ts';
import type { Marks } from '../../../server/text/authors/own-gone.ts';
import { MASK } from '../../../server/text/masking.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { ARLEN, BRUMA, type Client, World } from '../support.ts';
import { stepsOf } from './steps.ts';

/** So long that the same letters, written anew, are those. */
const CABLE = ' secret: our minister will yield';
const NONE: Marks = { at: [], copiedUpTo: 0 };
const at = (from: number, to = from, block: string | null = null): Marks => ({
  at: [
    { block: null, from: 0, to: 0 },
    { block, from, to },
  ],
  copiedUpTo: 0,
});

class Scene {
  readonly world = new World(['all States', 'agree']);
  readonly clients: Readonly<Record<'arl' | 'bru', Client>> = { arl: this.world.client(1), bru: this.world.client(2) };

  /** Whoever does it has heard of everything; returns the entry's log position. */
  does(who: 'arl' | 'bru', job: (text: Y.XmlText, fragment: Y.XmlFragment) => void): number {
    this.hears(who);
    return this.sends(who, this.writes(who, job));
  }

  hears(who: 'arl' | 'bru'): void {
    Y.applyUpdate(this.clients[who].doc, this.world.live.state(), 'net');
  }

  writes(who: 'arl' | 'bru', job: (text: Y.XmlText, fragment: Y.XmlFragment) => void): Uint8Array[] {
    return this.clients[who].edit((fragment) => job(this.clients[who].text(0), fragment));
  }

  sends(who: 'arl' | 'bru', updates: readonly Uint8Array[]): number {
    this.world.now += 1_000;
    this.world.submit(updates, { actor: who === 'arl' ? ARLEN : BRUMA, connection: who });
    return this.world.entries.length;
  }

  authors(): Authors {
    const fold = new Authors();
    fold.add(stepsOf(this.world.entries));
    return fold;
  }

  texts(): readonly string[] {
    return this.world.texts();
  }

  listed(entity: string | null, marks: Marks = NONE): readonly string[] {
    return this.authors()
      .ownGone(entity, marks)
      .map(({ text }) => text);
  }
}

it('H71 H72 own words are listed where they went and did not stand at a mark, by what stood together', () => {
  const scene = new Scene();
  const came = scene.does('arl', (text) => text.insert(3, ' secret'));
  const between = scene.does('bru', (text) => text.insert(0, 'Not '));
  const went = scene.does('arl', (text) => text.delete(7, 7));
  scene.does('arl', (text) => text.insert(7, ' slip'));
  const last = scene.does('bru', (text) => text.delete(7, 5));
  scene.does('bru', (text) => text.delete(0, 4));
  expect(scene.listed('arl')).toEqual([' slip', ' secret']);
  expect(scene.listed('bru')).toEqual(['Not ']);
  expect(scene.listed('secretariat')).toEqual([]);
  for (const seq of [came, between]) expect(scene.listed('arl', at(seq))).toEqual([' slip']);
  for (const seq of [came - 1, went, last]) expect(scene.listed('arl', at(seq))).toEqual([' slip', ' secret']);
  expect(scene.listed('arl', at(0, came))).toEqual([' slip']);
  // where a State holds on to the words of one paragraph
  expect(scene.listed('arl', at(came, came, scene.world.id(0)))).toEqual([' slip']);
  expect(scene.listed('arl', at(came, came, scene.world.id(1)))).toEqual([' slip', ' secret']);
  expect(scene.listed('arl', at(went, went + 1))).toEqual([' secret']);
  expect(scene.listed('arl', { at: [], copiedUpTo: went })).toEqual([' slip']);
  expect(scene.listed('arl', { at: [], copiedUpTo: came - 1 })).toEqual([' slip', ' secret']);
});

it('H73 what a closed paragraph did not take is one choice, as it was typed, and another after a while', () => {
  const scene = new Scene();
  scene.world.closed = new Set([scene.world.id(0)]);
  const last = [...'cable'].map((letter) => scene.does('arl', (text) => text.insert(3, letter))).at(-1);
  expect(scene.texts()).toEqual(['all States', 'agree']);
  const [typed, ...more] = scene.authors().ownGone('arl', NONE);
  expect([typed?.text, typed?.ranges.length, typed?.out, more]).toEqual(['cable', 1, last, []]);
  scene.world.now += 10_000;
  scene.does('arl', (text) => text.insert(3, CABLE.trim()));
  expect(scene.listed('arl')).toEqual([CABLE.trim(), 'cable']);
});

it('H73 what was typed letter by letter and mended before it went is one choice, as it stood', () => {
  const scene = new Scene();
  const types = (from: number, letters: string): void => {
    for (const [n, letter] of [...letters].entries()) scene.does('arl', (text) => text.insert(from + n, letter));
  };
  const erases = (from: number, to: number): void => {
    for (let n = to - 1; n >= from; n--) scene.does('arl', (text) => text.delete(n, 1));
  };
  types(3, ' offfer');
  erases(8, 10);
  types(8, 'er');
  types(3, ' our');
  // typed and taken out within one entry
  scene.does('arl', (text) => {
    text.insert(4, 'x');
    text.delete(4, 1);
  });
  erases(3, 14);
  const [one, ...more] = scene.listed('arl');
  expect(more).toEqual([]);
  expect(one).toMatch(/^ x?our offf(er){2}$/);
  types(3, ' anew');
  erases(3, 8);
  expect(scene.listed('arl')).toEqual([' anew', one]);
});

it('H71 a sign of two letters goes whole, whichever of its copies is named', () => {
  const scene = new Scene();
  scene.does('arl', (text) => text.insert(3, 'a\u{1f600}b'));
  scene.does('arl', (text) => text.delete(3, 4));
  expect(scene.listed('arl')).toEqual(['a\u{1f600}b']);
  const fold = scene.authors();
  const chosen = (clock: number, length: number) => fold.chosen('arl', [{ client: 1, clock, length }], NONE);
  for (const [clock, length] of [
    [0, 2],
    [1, 1],
    [2, 1],
    [2, 2],
  ] as const)
    expect([clock, length, chosen(clock, length)]).toEqual([clock, length, 'not-own-words']);
  for (const [clock, length] of [
    [0, 1],
    [1, 2],
    [0, 4],
  ] as const)
    expect(chosen(clock, length)).toMatchObject({ letters: length });
  // in two ranges it is whole too
  const halves = [1, 2].map((clock) => ({ client: 1, clock, length: 1 }));
  expect(fold.chosen('arl', halves, NONE)).toMatchObject({ letters: 2 });
});

it('H71 all copies of a letter are named, with the entries that brought them, and none of it while one stands', () => {
  const scene = new Scene();
  const came = scene.does('arl', (text) => text.insert(3, CABLE));
  scene.does('arl', (text) => text.delete(3, CABLE.length));
  const [first] = scene.authors().ownGone('arl', NONE);
  if (first === undefined) throw new Error('it is gone');
  // an undo writes the same letters anew
  const again = scene.does('arl', (text) => text.insert(3, CABLE));
  const stands = scene.authors();
  expect(stands.ownGone('arl', NONE)).toEqual([]);
  expect(stands.chosen('arl', first.ranges, NONE)).toBe('words-stand');
  const went = scene.does('bru', (text) => text.delete(3, CABLE.length));
  const chosen = scene.authors().chosen('arl', first.ranges, NONE);
  expect(chosen).toEqual({
    letters: CABLE.length,
    blocks: [scene.world.id(0)],
    ranges: [{ client: 1, clock: 0, length: 2 * CABLE.length }],
    seqs: [came, again],
    from: came,
    until: went,
  });
  // by any of its copies
  const [listed] = scene.authors().ownGone('arl', NONE);
  expect(listed?.ranges).not.toEqual(first.ranges);
  expect(scene.authors().chosen('arl', listed?.ranges ?? [], NONE)).toEqual(chosen);
  expect(scene.authors().chosen('bru', first.ranges, NONE)).toBe('not-own-words');
  expect(scene.authors().chosen('arl', first.ranges, at(again))).toBe('stood-at-mark');
});

it('H71 letters that came late are not listed, nor those that went on among them', () => {
  const scene = new Scene();
  const id = scene.world.id(0);
  const late = scene.writes('arl', (text) => text.insert(3, ' secret'));
  scene.does('bru', (_, fragment) => fragment.delete(0, 1));
  scene.sends('arl', late);
  expect(scene.listed('arl')).toEqual([]);
  scene.world.record(scene.world.live.edit(ARLEN, { restore: id }));
  expect(scene.world.texts()[0]).toContain(' secret');
  scene.does('bru', (_, fragment) => fragment.delete(0, 1));
  expect(scene.listed('arl')).toEqual([]);
});

it('H71 what is masked already is not listed, and what nobody typed is nobody’s', () => {
  const scene = new Scene();
  scene.does('arl', (text) => text.insert(3, `${MASK}${MASK}`));
  scene.does('arl', (text) => text.delete(3, 2));
  expect(scene.listed('arl')).toEqual([]);
  const fold = scene.authors();
  for (const range of [
    { client: 4_000_000_000, clock: 0, length: 1 },
    { client: 0, clock: 4_000_000_000, length: 1 },
  ])
    expect(fold.chosen('arl', [range], NONE)).toBe('not-own-words');
});

it('H76 of anybody’s letters that stood together each one’s are a choice, and go with all copies', () => {
  const scene = new Scene();
  const came = scene.does('arl', (text) => text.insert(3, ' Ms Bejar'));
  // in the middle of it
  scene.does('bru', (text) => text.insert(6, ' her'));
  const between = scene.does('arl', (text) => text.insert(0, 'x'));
  const went = scene.does('bru', (text) => text.delete(4, 13));
  scene.does('bru', (text) => text.delete(0, 1));
  expect(scene.listed(null)).toEqual(['x', ' Ms Bejar', ' her']);
  expect(scene.listed(null, at(came))).toEqual(['x', ' her']);
  expect(scene.listed(null, at(between, went))).toEqual([]);
  const fold = scene.authors();
  const letters = fold.ownGone(null, NONE).flatMap(({ text, ranges }) => (text === 'x' ? [] : ranges));
  expect(fold.chosen(null, letters, NONE)).toMatchObject({ letters: 13, from: came, until: went });
  expect(fold.chosen('arl', letters, NONE)).toBe('not-own-words');
  expect(fold.chosen(null, letters, at(came))).toBe('stood-at-mark');
  expect(fold.chosen(null, [{ client: 9, clock: 0, length: 1 }], NONE)).toBe('no-such-words');
  // the text itself, which the server put in
  const first = scene.does('arl', (text) => text.delete(0, 3));
  expect(scene.listed(null)[0]).toBe('all');
  expect(scene.authors().chosen(null, scene.authors().ownGone(null, NONE)[0]?.ranges ?? [], NONE)).toMatchObject({ until: first });
  const half = new Scene();
  half.does('arl', (text) => text.insert(3, '\u{1f600}'));
  half.does('arl', (text) => text.delete(3, 2));
  expect(half.authors().chosen(null, [{ client: 1, clock: 0, length: 1 }], NONE)).toBe('no-such-words');
});

it('H77 what was proposed is read as it stood, and why it may not be withheld any more', () => {
  const scene = new Scene();
  const came = scene.does('arl', (text) => text.insert(3, CABLE));
  scene.does('arl', (text) => text.delete(3, CABLE.length));
  const letters = scene.authors().ownGone(null, NONE)[0]?.ranges ?? [];
  const read = (marks = NONE) => {
    const { words, fault } = scene.authors().proposed(letters, marks);
    return [words.map(({ text }) => text), fault];
  };
  expect(read()).toEqual([[CABLE], null]);
  scene.does('arl', (text) => text.insert(0, 'x'));
  scene.does('arl', (text) => text.delete(0, 1));
  expect(read()).toEqual([[CABLE], null]);
  expect(read(at(came))).toEqual([[], 'stood-at-mark']);
  const again = scene.does('arl', (text) => text.insert(3, CABLE));
  expect(read()).toEqual([[], 'words-stand']);
  scene.does('arl', (text) => text.delete(3, CABLE.length));
  expect(read()).toEqual([[CABLE], null]);
  expect(scene.authors().chosen(null, letters, NONE)).toMatchObject({ letters: CABLE.length, seqs: [expect.any(Number), again] });
  const beyond = scene.authors().proposed([...letters, { client: 1, clock: 4_000_000, length: 1 }], NONE);
  expect([beyond.words.length, beyond.fault]).toEqual([1, 'no-such-words']);
});

it('H76 letters that no page can show are not proposed', () => {
  const scene = new Scene();
  scene.does('arl', (text) => text.insert(3, ' shown'));
  scene.does('arl', (text) => text.delete(3, 6));
  const fold = scene.authors();
  const shown = fold.ownGone(null, NONE)[0]?.ranges ?? [];
  // it came and went within one entry, in a paragraph without a name
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 77;
  const fragment = doc.getXmlFragment(ROOT);
  fragment.insert(0, [new Y.XmlElement('paragraph')]);
  (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('unseen')]);
  fragment.delete(0, 1);
  const step = stepsOf(scene.world.entries).at(-1);
  if (step === undefined) throw new Error('the scene has entries');
  fold.add([{ ...step, entry: { ...step.entry, seq: step.entry.seq + 1 }, updates: [Y.encodeStateAsUpdate(doc)] }]);
  expect(fold.ownGone(null, NONE).map(({ text }) => text)).toEqual([' shown']);
  const unseen = { client: 77, clock: 2, length: 6 };
  expect(fold.chosen(null, shown, NONE)).toMatchObject({ letters: 6 });
  for (const letters of [[unseen], [...shown, unseen]]) {
    expect(fold.chosen(null, letters, NONE)).toBe('no-such-words');
    expect(fold.proposed(letters, NONE).fault).toBe('no-such-words');
  }
  // they are letters, for whoever has typed them
  expect(fold.chosen('arl', [unseen], NONE)).toMatchObject({ letters: 6, blocks: [] });
});
