/** Every letter that is typed while others delete is in the log or in its author's hands: pages on slow lines and offline, counted letter by letter. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { FROM_SERVER, Pair } from '../../../client/sync/pair.ts';
import { mergeUpdates } from '../../../server/text/merge.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { count } from '../../support/levels.ts';
import { patient } from '../../support/patient.ts';
import { freshSeed, type Rng, rngOf } from '../../support/rng.ts';
import { actorOf, World } from '../../text/support.ts';

/** Each letter of a run is another one, so that it can be followed. */
const FIRST = 0x4e00;

class Page {
  readonly pair = new Pair();
  readonly actor;
  readonly typed = new Set<string>();
  readonly handedBack = new Set<string>();
  online = true;
  heard = 0;
  /** Has it heard anything since it wrote what it has not sent? */
  heardSince = false;
  readonly #written: Uint8Array[] = [];

  constructor(name: string, state: Uint8Array, client: number) {
    this.actor = actorOf(name);
    this.pair.mine.clientID = client;
    this.take(state);
    this.pair.mine.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER) this.#written.push(update);
    });
  }

  take(update: Uint8Array): void {
    this.heardSince ||= this.#written.length > 0;
    const told = this.pair.told;
    Y.applyUpdate(this.pair.recorded, update, FROM_SERVER);
    for (const { words } of this.pair.take(update, told)) for (const letter of words) this.handedBack.add(letter);
  }

  written(): readonly Uint8Array[] {
    this.heardSince = false;
    return this.#written.splice(0);
  }

  type(rng: Rng, letter: string): void {
    const { text } = this.pair;
    if (text.length === 0) return;
    const block = text.get(rng.below(text.length)) as Y.XmlElement;
    const words = block.get(0);
    if (!(words instanceof Y.XmlText)) return;
    words.insert(rng.below(words.length + 1), letter);
    this.typed.add(letter);
  }

  move(rng: Rng): void {
    const { text } = this.pair;
    const place = rng.below(text.length);
    const moved = text.get(place).clone() as Y.XmlElement;
    this.pair.mine.transact(() => {
      text.delete(place, 1);
      text.insert(rng.below(text.length + 1), [moved]);
    });
  }

  /** Returns the letters that its author takes out knowingly. */
  remove(rng: Rng): string {
    const { text } = this.pair;
    if (text.length < 4) return '';
    const place = rng.below(text.length);
    const words = (text.get(place) as Y.XmlElement).toString();
    text.delete(place, 1);
    return words;
  }
}

interface Count {
  strict: number;
  typed: number;
  late: number;
  handedBack: number;
}

function play(rng: Rng, total: Count): void {
  const world = new World(
    Array.from({ length: 12 }, (_, i) => `paragraph ${i}`),
    rng.below(2 ** 31),
  );
  const pages = ['arl', 'bru', 'cyr', 'dor'].map((name, i) => new Page(name, world.live.state(), 1 + i + 10 * rng.below(1_000_000)));
  const deleted = new Set<string>();
  const late = new Map(pages.map((page) => [page, new Set<string>()]));
  let letters = 0;
  const send = (page: Page, updates: readonly Uint8Array[], full: boolean): void => {
    if (updates.length === 0) return;
    const prepared = world.submit(updates, { actor: page.actor, connection: page.actor.seat, full });
    for (const { connection, words } of prepared?.late ?? []) {
      expect(connection).toBe(page.actor.seat);
      for (const letter of words) late.get(page)?.add(letter);
    }
  };
  const hear = (page: Page): void => {
    for (const entry of world.entries.slice(page.heard)) page.take(mergeUpdates(entry.updates));
    page.heard = world.entries.length;
  };
  // whoever comes back hears before it says what it has, or says that before it hears
  let hasHeard = false;
  const hearsFirst = rng.chance(0.2);
  const comeBack = (page: Page): void => {
    page.online = true;
    if (hearsFirst) hear(page);
    // in a whole step 2 nobody can tell what went unseen from what its author has deleted: of what had been heard since, all is named
    hasHeard ||= page.heardSince;
    page.written();
    send(page, [Y.encodeStateAsUpdate(page.pair.mine, world.live.stateVector())], true);
  };
  for (let step = 0; step < 60; step++) {
    for (const page of pages) {
      for (let n = rng.below(4); n > 0; n--) page.type(rng, String.fromCharCode(FIRST + letters++));
      if (rng.chance(0.05)) for (const letter of page.remove(rng)) deleted.add(letter);
      if (rng.chance(0.1)) page.move(rng);
      if (rng.chance(0.05)) {
        page.online = !page.online;
        if (page.online) comeBack(page);
      }
      if (page.online && rng.chance(0.7)) send(page, page.written(), false);
      if (page.online && rng.chance(0.5)) hear(page);
    }
  }
  for (const page of pages) if (!page.online) comeBack(page);
  for (const page of pages) send(page, page.written(), false);
  for (const page of pages) hear(page);
  const logged = lettersOf(world);
  const gone = world.entries.flatMap(({ facts }) => facts.changes.flatMap(({ id, hash }) => (hash === null ? id : [])));
  const seen = new Set([...world.texts(), ...gone.map((id) => world.live.lastWords(id) ?? '')].flatMap((words) => [...words]));
  if (!hasHeard) total.strict++;
  for (const page of pages) {
    for (const letter of page.typed) {
      if (deleted.has(letter)) continue;
      const inLog = logged.has(letter) || late.get(page)?.has(letter);
      expect(inLog || page.handedBack.has(letter), `"${letter}" of ${page.actor.entity} is somewhere`).toBe(true);
      const isShown = hasHeard || seen.has(letter) || page.handedBack.has(letter);
      expect(isShown, `"${letter}" of ${page.actor.entity} is in the text, in last words or in hands`).toBe(true);
    }
    // what its author has sent before it knew, it has back, and so has the log; where the author has moved it too, it is in the text
    for (const letter of late.get(page) ?? [])
      expect(deleted.has(letter) || page.handedBack.has(letter) || seen.has(letter), `"${letter}" is handed back`).toBe(true);
    total.typed += page.typed.size;
    total.late += late.get(page)?.size ?? 0;
    total.handedBack += page.handedBack.size;
    expect(page.pair.recorded.getXmlFragment(ROOT).toString()).toBe(page.pair.text.toString());
    page.pair.close();
  }
}

/** All that the bytes of the log say. */
function lettersOf(world: World): Set<string> {
  const letters = new Set<string>();
  for (const { updates } of world.entries)
    for (const update of updates)
      for (const struct of Y.decodeUpdate(update).structs)
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
          for (const letter of struct.content.str) letters.add(letter);
  return letters;
}

it('T24 T36 each letter typed is in the log or in the hands of its author, and what was sent is in the log', {
  timeout: patient(count(60_000, 600_000, 600_000)),
}, () => {
  const seed = freshSeed('late letters');
  const total: Count = { strict: 0, typed: 0, late: 0, handedBack: 0 };
  const runs = count(60, 2_000, 10_000);
  for (let run = 0; run < runs; run++) {
    try {
      play(rngOf(seed + run), total);
    } catch (error) {
      throw new Error(`run ${run} fails, replay with NEMCON_SEED=${seed + run}`, { cause: error });
    }
  }
  process.stdout.write(`late letters: ${JSON.stringify(total)}\n`);
  expect(total.strict).toBeGreaterThan(runs / 10);
  expect(total.late).toBeGreaterThan(runs);
  expect(total.handedBack).toBeGreaterThan(total.late);
});
