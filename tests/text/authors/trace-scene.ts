/**
 * Random work of three in one text, in which every letter is another character, so who typed it and who took it out is known without any
 * doubt. They are heard late; they split, join, move, remove, undo, cut and paste, and the office puts paragraphs back.
 */
import * as Y from 'yjs';
import { Authors } from '../../../server/text/authors/authors.ts';
import type { Hand } from '../../../server/text/authors/shape.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { shownText } from '../../../shared/text/block.ts';
import { newId } from '../../../shared/text/ids.ts';
import { type Rng, rngOf } from '../../support/rng.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, OFFICE, World } from '../support.ts';
import { stepsOf } from './steps.ts';

const STEPS = 500;
/** Han, then Hangul: none of them is written with another one. */
const characterAt = (n: number): string => String.fromCharCode(n < 20_000 ? 0x4e00 + n : 0xac00 + n - 20_000);

interface Writer {
  readonly actor: Actor;
  client: Client;
  undo: Y.UndoManager;
  readonly waiting: Uint8Array[];
  heard: number;
}

export interface Tally {
  steps: number;
  entries: number;
  anew: number;
  letters: number;
  gone: number;
  untraced: number;
  wrongAuthor: number;
  wrongRemover: number;
}

export class Scene {
  readonly world = new World([]);
  readonly typists = new Map<string, string>();
  /** Who took a letter out of the text last, by the parts of the log. */
  readonly removers = new Map<string, string>();
  readonly #rng: Rng;
  readonly #mayRestore: (scene: Scene, block: BlockId) => boolean;
  readonly #writers: readonly Writer[];
  /** Pages that began anew. */
  anew = 0;
  #made = 0;

  /** `mayRestore`: may this paragraph be put back, which is gone? */
  constructor(rng: Rng, mayRestore: (scene: Scene, block: BlockId) => boolean = () => true) {
    this.#rng = rng;
    this.#mayRestore = mayRestore;
    const blocks = Array.from({ length: 4 }, () => ({ kind: 'operative-item' as const, level: 0, text: this.#letters(OFFICE, 12) }));
    this.world.record(this.world.live.edit(OFFICE, { import: blocks }));
    this.#writers = [ARLEN, BRUMA, actorOf('cor')].map((actor, n) => ({ actor, waiting: [], ...this.#begin(n + 1) }));
  }

  play(steps = STEPS): void {
    const rng = this.#rng;
    for (let step = 0; step < steps; step++) {
      const writer = rng.pick(this.#writers);
      this.#step(writer);
      writer.waiting.push(...writer.client.written());
      if (rng.chance(0.5)) this.#send(rng.pick(this.#writers));
      if (rng.chance(0.4)) this.#hear(rng.pick(this.#writers));
      if (rng.chance(0.02)) this.#restore();
    }
    for (const writer of this.#writers) this.#send(writer);
    this.#see();
  }

  #letters(by: Actor, n: number): string {
    let text = '';
    for (; n > 0; n--) {
      const letter = characterAt(this.#made++);
      this.typists.set(letter, by.entity);
      text += letter;
    }
    return text;
  }

  #send(writer: Writer): void {
    const { actor, client, waiting } = writer;
    for (const update of waiting.splice(0)) {
      this.world.now += 1_000;
      const done = this.world.prepare([update], { actor, connection: `${client.doc.clientID}` });
      if (!done.ok) {
        // yjs/yjs#794 is the one fault that an honest editor still has: its page begins anew
        if (done.code !== 'origins') throw new Error(`refused: ${done.code}`);
        this.anew++;
        this.world.refold();
        Object.assign(writer, this.#begin(this.#rng.below(2 ** 31)));
        return;
      }
      if (done.prepared !== null) this.world.record(done.prepared);
    }
  }

  #begin(id: number): Pick<Writer, 'client' | 'undo' | 'heard'> {
    const client = this.world.client(id);
    const undo = new Y.UndoManager(client.fragment, { captureTimeout: 0 });
    return { client, undo, heard: this.world.entries.length };
  }

  /** Whoever hears of others has sent its own, or is away and hears of nothing. */
  #hear(writer: Writer): void {
    this.#send(writer);
    const { client, heard } = writer;
    client.doc.transact(() => {
      for (const entry of this.world.entries.slice(heard)) client.receive(entry);
    }, 'net');
    writer.heard = this.world.entries.length;
  }

  #restore(): void {
    const gone = [
      ...new Set(this.world.entries.flatMap(({ facts }) => facts.changes.flatMap(({ id, hash }) => (hash === null ? id : [])))),
    ];
    const back = gone.filter((id) => !this.world.live.order.includes(id) && this.world.live.lastWords(id) && this.#mayRestore(this, id));
    if (back.length === 0) return;
    this.world.record(this.world.live.edit(OFFICE, { restore: this.#rng.pick(back) }));
  }

  /** The whole log, part by part: who took what out last. */
  #see(): void {
    const mirror = new Y.Doc();
    const fragment = mirror.getXmlFragment('opinion');
    let before: ReadonlySet<string> = new Set();
    mirror.transact(() => {
      for (const { facts, updates } of this.world.entries)
        updates.forEach((update, n) => {
          const by = facts.parts[n]?.by ?? 'server';
          Y.applyUpdate(mirror, update);
          const shown = new Set(
            fragment
              .toString()
              .split('')
              .filter((letter) => this.typists.has(letter)),
          );
          for (const letter of before) if (!shown.has(letter)) this.removers.set(letter, by === 'server' ? 'server' : by.entity);
          for (const letter of shown) this.removers.delete(letter);
          before = shown;
        });
    });
  }

  #step({ actor, client, undo }: Writer): void {
    const rng = this.#rng;
    const { fragment } = client;
    const at = rng.below(fragment.length);
    const text = client.block(at)?.get(0);
    if (!(text instanceof Y.XmlText)) return;
    const words = text.toString();
    const from = rng.below(words.length + 1);
    const end = words.slice(from);
    const few = Math.min(end.length, 1 + rng.below(6));
    const id = (): string => newId((n) => rng.bytes(n));
    const block = (of: string, letters: string): Y.XmlElement => element({ id: of, kind: 'operative-item', level: 0 }, letters);
    const todo = rng.pick([
      () => text.insert(from, this.#letters(actor, 1 + rng.below(3))),
      () => text.insert(from, this.#letters(actor, 1)),
      () => text.delete(from, few),
      () => {
        text.delete(from, few);
        text.insert(from, this.#letters(actor, 2));
      },
      () => {
        text.delete(from, end.length);
        fragment.insert(at + 1, [block(id(), end)]);
      },
      () => {
        const before = at > 0 ? client.block(at - 1).get(0) : null;
        if (!(before instanceof Y.XmlText)) return;
        fragment.delete(at, 1);
        before.insert(before.length, words);
      },
      () => {
        const own = String(client.block(at).getAttribute('id'));
        fragment.delete(at, 1);
        fragment.insert(rng.below(fragment.length + 1), [block(own, words)]);
      },
      () => fragment.length > 3 && fragment.delete(at, 1),
      'undo' as const,
      'redo' as const,
    ]);
    if (todo === 'undo' || todo === 'redo') undo[todo]();
    else client.doc.transact(todo);
  }
}

function judge(scene: Scene, tally: Tally): void {
  const fold = new Authors();
  fold.add(stepsOf(scene.world.entries));
  const { hands, paragraphs } = fold.at();
  const nameOf = (hand: number): string => (hands[hand] as Hand).entity ?? (hands[hand] as Hand).as;
  const authors = new Map<string, string>();
  const removers = new Map<string, string>();
  for (const { block, runs, removed } of paragraphs) {
    const shown = scene.world.live.blocks().find(({ id }) => id === block);
    let at = 0;
    for (const { length, hand } of runs) {
      for (const letter of (shown ? shownText(shown) : '').slice(at, at + length)) authors.set(letter, nameOf(hand));
      at += length;
    }
    for (const { text, author, remover } of removed)
      for (const letter of text) {
        authors.set(letter, nameOf(author));
        removers.set(letter, nameOf(remover));
      }
  }
  const shown = new Set(scene.world.texts().join(''));
  for (const letter of new Set([...shown, ...scene.removers.keys()])) {
    tally.letters++;
    const [by, remover] = [scene.typists.get(letter), scene.removers.get(letter)];
    if (remover !== undefined) tally.gone++;
    if (!authors.has(letter)) tally.untraced++;
    else if (authors.get(letter) !== by) tally.wrongAuthor++;
    else if (removers.get(letter) !== remover) tally.wrongRemover++;
  }
}

/** One text after the other; what is found of their letters is put into the tally. */
export function playScenes(rounds: number, seed: number): Tally {
  const rng = rngOf(seed);
  const tally: Tally = { steps: 0, entries: 0, anew: 0, letters: 0, gone: 0, untraced: 0, wrongAuthor: 0, wrongRemover: 0 };
  for (let round = 0; round < rounds; round++) {
    const scene = new Scene(rng);
    scene.play();
    tally.steps += STEPS;
    tally.entries += scene.world.entries.length;
    tally.anew += scene.anew;
    judge(scene, tally);
  }
  return tally;
}
