/**
 * Nobody passes a copy for its author's (H28). Two write as editors do and hear of each other at once, the chair puts back what was deleted, and
 * a third sends whatever Yjs lets it send, so that words of the others stand once more and be told of them. Each letter here is another
 * character, so it is known how often one stands that is told of its author.
 */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { naming } from '../../../server/text/again.ts';
import { Authors } from '../../../server/text/authors/authors.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { shownText } from '../../../shared/text/block.ts';
import { newId } from '../../../shared/text/ids.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { count } from '../../support/levels.ts';
import { type Rng, rngOf, steadySeed } from '../../support/rng.ts';
import { ARLEN, actorOf, BRUMA, element, OFFICE, World } from '../support.ts';
import { stepsOf } from './steps.ts';

const STEPS = 60;
const HONEST = [BRUMA, actorOf('cor')];
const TRICKS = ['cut', 'remove', 'undo', 'id that stands', 'id that is gone', 'pasted', 'named as gone', 'late'] as const;

interface Mode {
  /** It writes beside what came last: so it has heard of all. */
  readonly heard: boolean;
  /** The others move paragraphs. */
  readonly moves: boolean;
  /** So often a letter stands that is told of its author. */
  readonly most: number;
}

type Letters = Y.Item & { readonly content: Y.ContentString };
const isLetters = (item: Y.Item): item is Letters => item.content instanceof Y.ContentString;

interface Gone {
  readonly block: string;
  readonly text: string;
  readonly ranges: ReadonlyMap<number, readonly { readonly clock: number; readonly length: number }[]>;
}

class Scene {
  readonly world: World;
  readonly played = new Map<string, number>();
  /** The server itself has put these back although they stood. */
  readonly restored = new Map<string, number>();
  readonly #rng: Rng;
  readonly #mode: Mode;
  readonly #gone: Gone[] = [];
  #made = 0;

  constructor(rng: Rng, mode: Mode) {
    this.#rng = rng;
    this.#mode = mode;
    this.world = new World([], rng.below(2 ** 30));
    const page = this.#page();
    this.#send(
      BRUMA,
      this.#written(page, (fragment) =>
        fragment.insert(
          0,
          [30, 30, 30, 1].map((n) => this.#block(this.#letters(n))),
        ),
      ),
    );
  }

  play(): void {
    const rng = this.#rng;
    for (let step = 0; step < STEPS; step++) {
      this.world.now += 10_000;
      if (rng.chance(0.4)) this.#honest(rng.pick(HONEST));
      else if (rng.chance(0.1)) this.#restore();
      else this.#hostile(rng.pick(TRICKS));
    }
  }

  #letters(n: number): string {
    return Array.from({ length: n }, () => String.fromCharCode(0x4e00 + this.#made++)).join('');
  }

  /** One that has just been opened, and has all that ever was. */
  #page(): Y.Doc {
    const doc = new Y.Doc({ gc: false });
    for (const { updates } of this.world.entries) for (const update of updates) Y.applyUpdate(doc, update);
    doc.clientID = this.#rng.below(2 ** 31);
    return doc;
  }

  #written(doc: Y.Doc, job: (fragment: Y.XmlFragment, transaction: Y.Transaction) => void): Uint8Array | null {
    let written: Uint8Array | null = null;
    doc.once('update', (update: Uint8Array) => {
      written = update;
    });
    doc.transact((transaction) => job(doc.getXmlFragment(ROOT), transaction));
    return written;
  }

  #send(actor: Actor, update: Uint8Array | null): string {
    if (update === null) return 'nothing';
    const done = this.world.prepare([update], { actor, connection: `${actor.seat} ${this.world.entries.length}` });
    if (!done.ok) {
      this.world.refold();
      return done.code;
    }
    if (done.prepared === null) return 'nothing';
    this.world.record(done.prepared);
    return 'recorded';
  }

  #block(words: string, id = newId((n) => this.#rng.bytes(n))): Y.XmlElement {
    return element({ id, kind: 'operative-item', level: 0 }, words);
  }

  /** Never the last one, behind which is written what shows that all was heard of. */
  #place(fragment: Y.XmlFragment): number {
    return this.#rng.pick(placesIn(fragment).filter((n) => n < fragment.length - 1));
  }

  #honest(actor: Actor): void {
    const rng = this.#rng;
    const update = this.#written(this.#page(), (fragment) => {
      const at = this.#place(fragment);
      const text = textIn(fragment, at);
      const words = text.toString();
      const from = rng.below(words.length + 1);
      rng.pick([
        () => text.insert(from, this.#letters(1 + rng.below(25))),
        () => text.delete(from, Math.min(words.length - from, 1 + rng.below(30))),
        () => fragment.insert(at, [this.#block(this.#letters(25))]),
        () => {
          if (!this.#mode.moves) return;
          fragment.delete(at, 1);
          fragment.insert(rng.below(fragment.length), [this.#block(words, idOf(text))]);
        },
      ])();
    });
    this.#send(actor, update);
  }

  #restore(): void {
    const gone = this.#gone.filter(({ block }) => !this.world.live.order.includes(block) && this.world.live.lastWords(block));
    if (gone.length === 0) return;
    const stood = new Set(this.world.texts().join(''));
    const { block } = this.#rng.pick(gone);
    this.world.record(this.world.live.edit(OFFICE, { restore: block }));
    const back = this.world.live.blocks().find(({ id }) => id === block);
    for (const letter of back === undefined ? '' : shownText(back))
      if (stood.has(letter)) this.restored.set(letter, (this.restored.get(letter) ?? 0) + 1);
    this.#count('restored');
  }

  #count(what: string): void {
    this.played.set(what, (this.played.get(what) ?? 0) + 1);
  }

  #hostile(name: (typeof TRICKS)[number]): void {
    if (this.#mode.heard) {
      // somebody writes, and it will write behind that
      this.#send(
        BRUMA,
        this.#written(this.#page(), (fragment) => last(fragment).insert(last(fragment).length, this.#letters(1))),
      );
    }
    const page = this.#page();
    const fragment = page.getXmlFragment(ROOT);
    const at = this.#place(fragment);
    const text = textIn(fragment, at);
    const gone = this.#gone.length === 0 ? null : this.#rng.pick(this.#gone.slice(-6));
    if (name === 'late' && placesIn(fragment).length > 4) {
      // the paragraph goes before its words come
      this.#send(
        BRUMA,
        this.#written(this.#page(), (now) => now.delete(at, 1)),
      );
      this.#gone.push({ block: idOf(text), text: gone?.text ?? '', ranges: new Map() });
    }
    let also: Gone | null = null;
    const update = this.#written(page, (_, transaction) => {
      also = this.#trick(name, fragment, transaction, at, gone);
      if (this.#mode.heard) last(fragment).insert(last(fragment).length, 'x');
    });
    const went = name === 'cut' || name === 'remove' ? lettersIn(text).filter(({ deleted }) => deleted) : [];
    const sent = this.#send(ARLEN, update !== null && also !== null ? naming(update, (also as Gone).ranges) : update);
    this.#count(`${name}, ${sent}`);
    const now = went.slice(-4).map(({ id, length, content }) => ({ client: id.client, clock: id.clock, length, text: content.str }));
    if (now.length === 0 || sent !== 'recorded') return;
    const ranges = new Map<number, { clock: number; length: number }[]>();
    for (const { client, ...range } of now) ranges.set(client, [...(ranges.get(client) ?? []), range]);
    this.#gone.push({ block: idOf(text), text: now.map((one) => one.text).join(''), ranges });
  }

  /** Gives what it says to have taken out besides. */
  #trick(name: (typeof TRICKS)[number], fragment: Y.XmlFragment, transaction: Y.Transaction, at: number, gone: Gone | null): Gone | null {
    const rng = this.#rng;
    const text = textIn(fragment, at);
    const words = text.toString();
    const put = (made: Y.XmlElement): void => fragment.insert(rng.below(fragment.length), [made]);
    switch (name) {
      case 'cut':
        text.delete(0, Math.min(words.length, 24));
        return null;
      case 'remove':
        if (fragment.length > 3) fragment.delete(at, 1);
        return null;
      case 'undo': {
        // beside letters that are gone, as if these came back
        const tombs = lettersIn(text).filter(({ deleted }) => deleted);
        if (tombs.length === 0) return null;
        const right = rng.pick(tombs);
        const { doc } = transaction;
        const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
        const copy = new Y.ContentString(right.content.str);
        new Y.Item(id, right.left, right.left?.lastId ?? null, right, right.id, text, null, copy).integrate(transaction, 0);
        return null;
      }
      case 'id that stands':
        put(this.#block(rng.chance(0.5) || gone === null ? words : gone.text, idOf(text)));
        return null;
      case 'id that is gone':
        if (gone !== null) put(this.#block(gone.text, gone.block));
        return null;
      case 'late': {
        const from = textIn(fragment, this.#place(fragment));
        const taken = from === text || rng.chance(0.4) ? (gone?.text ?? '') : from.toString().slice(0, 24);
        if (from !== text && from.toString().startsWith(taken)) from.delete(0, taken.length);
        text.insert(0, taken);
        return null;
      }
      case 'pasted':
        if (gone !== null) text.insert(0, gone.text);
        return null;
      default:
        if (gone === null) return null;
        put(rng.chance(0.5) ? this.#block(gone.text) : this.#block(gone.text, gone.block));
        return gone;
    }
  }
}

const placesIn = (fragment: Y.XmlFragment): readonly number[] =>
  fragment.toArray().flatMap((one, n) => (one instanceof Y.XmlElement && one.get(0) instanceof Y.XmlText ? [n] : []));
const textIn = (fragment: Y.XmlFragment, at: number): Y.XmlText => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
const last = (fragment: Y.XmlFragment): Y.XmlText => textIn(fragment, fragment.length - 1);
const idOf = ({ parent }: Y.XmlText): string => String((parent as Y.XmlElement).getAttribute('id'));

function lettersIn(text: Y.XmlText): readonly Letters[] {
  const found: Letters[] = [];
  for (let item = text._start; item !== null; item = item.right) if (isLetters(item)) found.push(item);
  return found;
}

/** Letters of the others that stand more often than they may and are told of them. */
function passed({ world, restored }: Scene, most: number): readonly string[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at();
  const stands = new Map<string, number>();
  for (const { block, runs } of paragraphs) {
    const shown = world.live.blocks().find(({ id }) => id === block);
    const words = shown === undefined ? '' : shownText(shown);
    let at = 0;
    for (const { length, hand } of runs) {
      if (hands[hand]?.seat !== ARLEN.seat && hands[hand]?.as !== 'server')
        for (const letter of words.slice(at, at + length)) stands.set(letter, (stands.get(letter) ?? 0) + 1);
      at += length;
    }
  }
  return [...stands].filter(([letter, n]) => n > most + (restored.get(letter) ?? 0)).map(([letter, n]) => `${letter} ${n} times`);
}

it.each<Mode>([
  { heard: true, moves: true, most: 1 },
  { heard: false, moves: false, most: 2 },
  { heard: false, moves: true, most: 4 },
])('H28 nobody passes a copy for its author’s: %o', (mode) => {
  const seed = steadySeed('H28', 23);
  const rounds = count(3, 40, 400);
  const played = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const scene = new Scene(rngOf(seed + round), mode);
    scene.play();
    for (const [what, n] of scene.played) played.set(what, (played.get(what) ?? 0) + n);
    expect(passed(scene, mode.most), `seed ${seed + round}`).toEqual([]);
  }
  for (const trick of TRICKS) expect(played.get(`${trick}, recorded`) ?? 0, trick).toBeGreaterThan(0);
});

/** Of each paragraph that stands whose it is, run by run. */
function entitiesIn(world: World): readonly string[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at();
  const all = paragraphs.map(({ runs }) => runs.map(({ hand }) => hands[hand]?.entity ?? 'nobody').join(' '));
  return all.filter((one) => one !== '');
}
const paragraph = (id: string, words: string): Y.XmlElement => element({ id, kind: 'operative-item', level: 0 }, words);

it('H28 a paragraph under the id of one that stands is whoever’s who wrote it, also of words that went from there', () => {
  const world = new World(['one thing follows', 'two']);
  const [id, moved] = [world.id(0), world.client(1)];
  const first = moved.edit((fragment) => {
    fragment.delete(0, 1);
    fragment.insert(1, [paragraph(id, 'one thing follows')]);
  });
  world.submit(first, { actor: BRUMA, connection: 'c1' });
  world.submit(
    moved.edit(() => moved.text(1).insert(0, 'gladly ')),
    { actor: BRUMA, connection: 'c1' },
  );
  world.submit(
    moved.edit(() => moved.text(1).delete(0, 7)),
    { actor: BRUMA, connection: 'c1' },
  );
  const other = world.client(2);
  for (const words of ['one thing follows', 'gladly '])
    world.submit(
      other.edit((fragment) => fragment.insert(2, [paragraph(id, words)])),
      { connection: 'c2' },
    );
  expect(world.texts()).toEqual(['two', 'one thing follows', 'gladly ', 'one thing follows']);
  expect(entitiesIn(world)).toEqual(['secretariat', 'secretariat', 'arl', 'arl']);
});

it.each([
  [true, 'arl secretariat'],
  [false, 'secretariat'],
])('H28 what was cut and has been put back is copied by whoever has heard of that: %s', (heard, expected) => {
  const world = new World(['consider the measures of all', 'two', 'three']);
  const [id, cutter] = [world.id(0), world.client(1)];
  world.submit(
    cutter.edit((fragment) => fragment.delete(0, 1)),
    { connection: 'c1' },
  );
  const away = world.client(2);
  world.record(world.live.edit(OFFICE, { restore: id }));
  const pasting = heard ? world.client(3) : away;
  const pasted = pasting.edit(() => {
    const texts = heard ? [pasting.text(0), pasting.text(1)] : [pasting.text(0)];
    texts.at(-1)?.insert(0, 'consider the measures of all');
    if (heard) pasting.text(0).insert(28, 'x');
  });
  world.submit(pasted, { connection: 'c2' });
  expect(world.texts()[1]).toBe('consider the measures of alltwo');
  expect(entitiesIn(world)[1]).toBe(expected);
});

it.each([
  { of: ['bru', 'cor', 'dan', 'eli', 'fen', 'gor'], kept: 4 },
  { of: ['bru', 'arl', 'arl', 'cor'], kept: 3 },
])('H28 of those who move the same letters at once four have them at most, and each seat once: %o', ({ of, kept }) => {
  const world = new World(['one thing follows', 'two']);
  const id = world.id(0);
  const movers = of.map((entity, n) => ({ actor: actorOf(entity), client: world.client(n + 1) }));
  const written = movers.map(({ actor, client }, n) => {
    const updates = client.edit((fragment) => {
      fragment.delete(0, 1);
      // a letter of its own, else these are one move
      fragment.insert(1, [paragraph(id, `${n} one thing follows`)]);
    });
    return { actor, updates };
  });
  for (const [n, { actor, updates }] of written.entries()) world.submit(updates, { actor, connection: `c${n}` });
  expect(world.texts()).toHaveLength(1 + of.length);
  expect(entitiesIn(world).filter((one) => one.includes('secretariat'))).toHaveLength(1 + kept);
});
