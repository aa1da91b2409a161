/** What an author took out that was gone by then is named by its part, and the log alone gives it again. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Gone, goneAlready } from '../../server/text/again.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { recompute } from '../../server/text/recompute.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, World } from './support.ts';

/** What each part of a log names that was gone before it, by replay alone; the bytes of the server name nothing so. */
function toldBy(entries: readonly TextEntry[]): readonly (readonly string[])[] {
  const doc = new Y.Doc();
  return entries.flatMap(({ facts, updates }) =>
    updates.flatMap((update, at) => {
      const gone = listed(goneAlready(doc.store, [Y.decodeUpdate(update).ds]));
      Y.applyUpdate(doc, update);
      if (facts.parts[at]?.by !== 'server') return [gone];
      expect(gone).toEqual([]);
      return [];
    }),
  );
}

const listed = (gone: Gone): readonly string[] =>
  [...gone]
    .flatMap(([client, ranges]) => ranges.flatMap(({ clock, length }) => Array.from({ length }, (_, n) => `${client}:${clock + n}`)))
    .sort();

/** What somebody's updates name as deleted, item by item. */
const named = (updates: readonly Uint8Array[]): readonly string[] =>
  updates.flatMap((update) =>
    [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
      ranges.flatMap(({ clock, len }) => Array.from({ length: len }, (_, n) => `${client}:${clock + n}`)),
    ),
  );

/** Enter: the end of a paragraph goes, and comes anew in one behind it. */
const split = (client: Client, at: number, place: number, id: string): Uint8Array[] =>
  client.edit((fragment) => {
    const words = client.text(at);
    const end = words.toString().slice(place);
    words.delete(place, end.length);
    fragment.insert(at + 1, [element({ id, kind: 'operative-item', level: 0 }, end)]);
  });

describe('T49 what was gone by then', () => {
  it('of two who split a paragraph at once, the second is known to have taken its end away too', () => {
    const world = new World(['one thing follows another']);
    const [one, two] = [world.client(1), world.client(2)];
    const [first, second] = [split(one, 0, 10, 'b999999991'), split(two, 0, 4, 'b999999992')];
    world.submit(first);
    world.submit(second, { actor: BRUMA, connection: 'c2' });
    expect(world.texts()).toEqual(['one ', 'follows another', 'thing follows another']);
    const [, before, after] = toldBy(world.entries);
    expect(before).toEqual([]);
    // "follows another" was gone, "thing " was not
    expect(after).toHaveLength('follows another'.length);
    expect(named(second)).toEqual(expect.arrayContaining([...(after ?? [])]));
    expect(recompute(world.entries)).toBeNull();
  });

  it('is not said of a whole step 2, which names all that ever went', () => {
    const world = new World(['one thing follows another', 'a second one']);
    const [one, two] = [world.client(1), world.client(2)];
    world.submit(one.edit(() => one.text(0).delete(0, 4)));
    one.edit(() => one.text(1).insert(0, 'X'));
    two.edit(() => two.text(0).delete(0, 9));
    world.submit([Y.encodeStateAsUpdate(two.doc)], { actor: BRUMA, connection: 'c2', full: true });
    world.submit([Y.encodeStateAsUpdate(one.doc)], { full: true });
    expect(world.texts()).toEqual([' follows another', 'Xa second one']);
    expect(toldBy(world.entries).flat()).toEqual([]);
  });

  it('adds nothing where all of an update is old, and nothing of what it deletes of its own', () => {
    const world = new World(['one thing follows another']);
    const one = world.client(1);
    const took = one.edit(() => one.text(0).delete(0, 4));
    world.submit(took);
    expect(world.submit(took)).toBeNull();
    const both = one.edit(() => {
      one.text(0).insert(0, 'never seen');
      one.text(0).delete(0, 10);
      one.text(0).insert(0, 'T');
    });
    world.submit(both);
    expect(world.texts()).toEqual(['Tthing follows another']);
    expect(toldBy(world.entries).flat()).toEqual([]);
  });

  it('is what the client named and somebody else had taken out, in whatever order it all comes, and the log folds to its text', () => {
    const rng = seeded('T49');
    let told = 0;
    for (let round = 0; round < count(30, 300, 3000); round++) {
      const world = new World(['one thing follows another', 'nothing follows from nothing', 'a third one stands here'], round + 1);
      const actors = [ARLEN, BRUMA, actorOf('cor')];
      const clients = actors.map((_, n) => world.client(n + 1));
      const waiting: { readonly by: number; readonly updates: Uint8Array[] }[] = [];
      /** By item: gone, as the log has it so far. */
      const gone = new Set<string>();
      const expected: (readonly string[])[] = [[]];
      const submit = (at: number): void => {
        const [sent] = waiting.splice(at, 1);
        const actor = sent && actors[sent.by];
        if (sent === undefined || actor === undefined) return;
        const names = named(sent.updates);
        const again = names.filter((one) => gone.has(one)).sort();
        const prepared = world.submit(sent.updates, { actor, connection: actor.seat });
        for (const one of prepared === null ? [] : [...names, ...named(prepared.updates)]) gone.add(one);
        if (prepared !== null) expected.push(again);
      };
      for (let step = 0; step < 12; step++) {
        const by = rng.below(clients.length);
        const client = clients[by] as Client;
        const at = rng.below(client.fragment.length);
        const words: Y.XmlText | undefined = client.text(at);
        if (words === undefined) continue; // split at its end, and nothing was typed there yet
        const place = rng.below(words.length + 1);
        const updates = rng.pick([
          () => client.edit(() => words.insert(place, 'xy')),
          () => client.edit(() => words.delete(place, Math.min(5, words.length - place))),
          () => split(client, at, place, `b${String(round).padStart(4, '0')}${String(step).padStart(5, '0')}`),
        ])();
        if (updates.length > 0) waiting.push({ by, updates });
        // what one client sends keeps its order
        const first = waiting.findIndex((one) => one.by === rng.below(clients.length));
        if (first >= 0 && rng.chance(0.4)) submit(waiting.findIndex((one) => one.by === waiting[first]?.by));
        if (rng.chance(0.15)) for (const one of clients) Y.applyUpdate(one.doc, world.live.state(), 'net');
      }
      while (waiting.length > 0) submit(0);
      const found = toldBy(world.entries);
      expect(found).toEqual(expected);
      told += found.flat().length;
      expect(recompute(world.entries)).toBeNull();
      expect(LiveText.fold(world.entries).textHash).toBe(world.live.textHash);
    }
    expect(told).toBeGreaterThan(30);
  });

  it('looks once at each item, however often a stranger names it, and says nothing of too many stretches', () => {
    const world = new World(['x'.repeat(4_000)]);
    const one = world.client(1);
    world.submit(
      one.edit(() => {
        for (let n = 0; n < 900; n++) one.text(0).delete(n, 1);
      }),
    );
    const { store } = one.doc;
    const client = [...store.clients.keys()][0] as number;
    const end = Y.getState(store, client);
    const over = (times: number) => ({ clients: new Map([[client, Array.from({ length: times }, () => ({ clock: 0, len: end }))]]) });
    const stretches = (times: number): number => [...goneAlready(store, [over(times) as never]).values()].flat().length;
    expect(stretches(1)).toBe(900);
    expect(stretches(500)).toBe(900);
    one.edit(() => {
      for (let n = 900; n < 1_100; n++) one.text(0).delete(n, 1);
    });
    expect(stretches(1)).toBe(0);
  });

  it('names nothing that was there: whoever alters a record so takes it out, and is found', () => {
    const world = new World(['one thing follows another']);
    const [one, two] = [world.client(1), world.client(2)];
    const [first, second] = [split(one, 0, 10, 'b999999991'), split(two, 0, 4, 'b999999992')];
    world.submit(first);
    world.submit(second, { actor: BRUMA, connection: 'c2' });
    const doc = new Y.Doc();
    for (const { updates } of world.entries) for (const update of updates) Y.applyUpdate(doc, update);
    const words = (doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const alive = words._start?.id;
    const last = world.entries.at(-1);
    if (alive === undefined || last === undefined) throw new Error('there are words');
    const forged = (client: number, clock: number): Uint8Array => {
      const only = Uint8Array.of(0, 1, ...varUint(client), 1, ...varUint(clock), 1);
      return Y.mergeUpdates([last.updates[0] as Uint8Array, only]);
    };
    const altered = (update: Uint8Array): readonly TextEntry[] => [
      ...world.entries.slice(0, -1),
      { ...last, updates: [update, ...last.updates.slice(1)] },
    ];
    expect(recompute(altered(forged(alive.client, alive.clock)))).toEqual({ at: 2, what: 'changes' });
    expect(recompute(altered(forged(alive.client, 9_999)))).toEqual({ at: 2, what: 'bytes' });
  });
});

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}
