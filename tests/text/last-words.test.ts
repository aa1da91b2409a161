/** Deleting as people do: the words first, and then the empty paragraph. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { lastWords } from './folded-words.ts';
import { ARLEN, BRUMA, type Client, element, World } from './support.ts';

const WORDS = 'that any site may bring others down;';
const scene = (): World => new World(['a title', WORDS, 'another one']);
const MINUTE = 60_000;

const send = (world: World, edit: (client: Client, fragment: Y.XmlFragment) => void, actor = ARLEN): void => {
  const client = world.client();
  world.submit(
    client.edit((fragment) => edit(client, fragment)),
    { actor, connection: actor.seat },
  );
};
const wait = (world: World, ms: number): void => {
  world.now += ms;
};
const shorten = (world: World, by: number, actor = ARLEN): void =>
  send(world, (client) => client.text(1).delete(Math.max(0, client.text(1).length - by), by), actor);
const remove = (world: World, actor = ARLEN): void => send(world, (_, fragment) => fragment.delete(1, 1), actor);

describe('T43 the last words of a paragraph that was emptied first', () => {
  it('T43 are those from before, whether the words went at once or letter by letter, and whoever took the rest away', () => {
    for (const step of [WORDS.length, 7, 1]) {
      for (const finisher of [ARLEN, BRUMA]) {
        const world = scene();
        const gone = world.id(1);
        for (let left = WORDS.length; left > 0; left -= step) {
          shorten(world, step);
          wait(world, 500);
        }
        wait(world, 60 * MINUTE); // empty it may stand as long as it likes
        remove(world, finisher);
        expect(lastWords(world, gone)).toBe(WORDS);
      }
    }
  });

  it('T43 are those from before where a letter is left, or is put in and taken out again', () => {
    const ways: readonly ((world: World) => void)[] = [
      (world) => shorten(world, WORDS.length - 1),
      (world) => {
        shorten(world, WORDS.length);
        send(world, (client) => client.text(1).insert(0, 'x'));
        shorten(world, 1);
      },
      (world) => {
        shorten(world, WORDS.length);
        send(world, (client) => client.text(1).insert(0, 'x'), BRUMA);
      },
    ];
    for (const way of ways) {
      const world = scene();
      const gone = world.id(1);
      way(world);
      remove(world, BRUMA);
      expect(lastWords(world, gone)).toBe(WORDS);
    }
  });

  it('T43 are the few that were left where they had stood for a while', () => {
    const world = scene();
    const gone = world.id(1);
    shorten(world, WORDS.length - 3);
    wait(world, 11 * MINUTE);
    remove(world);
    expect(lastWords(world, gone)).toBe(WORDS.slice(0, 3));
  });

  it('T43 are the new words, be they few, where it was written anew', () => {
    const ways: readonly (readonly [(world: World) => void, string])[] = [
      [(world) => send(world, (client) => client.text(1).insert(0, 'in short')), 'in short'],
      [(world) => [...'no'].forEach((letter, at) => void send(world, (client) => client.text(1).insert(at, letter))), 'no'],
      [(world) => send(world, (client) => client.text(1).insert(0, 'no'), BRUMA), 'no'],
    ];
    for (const [write, words] of ways) {
      const world = scene();
      const gone = world.id(1);
      shorten(world, WORDS.length);
      write(world);
      remove(world);
      expect(lastWords(world, gone)).toBe(words);
    }
  });

  it('T43 are without those that a split took to another paragraph', () => {
    const world = scene();
    const gone = world.id(1);
    send(world, (client, fragment) => {
      client.text(1).delete(3, WORDS.length - 3);
      fragment.insert(2, [element({ id: 'b999999999', kind: 'text', level: 0 }, WORDS.slice(3))]);
    });
    expect(world.entries.at(-1)?.facts.flows.map(({ how }) => how)).toEqual(['split']);
    remove(world);
    expect(lastWords(world, gone)).toBe(WORDS.slice(0, 3));
  });

  it('T43 are what an accepted suggestion has left', () => {
    const world = scene();
    const gone = world.id(1);
    send(world, (client) => client.text(1).format(3, WORDS.length - 3, { deletion: { id: 'cut', by: 'arl' } }));
    world.record(world.live.edit(BRUMA, { settle: { command: 'settle', block: gone, of: 'arl', id: 'cut', verdict: 'accept' } }));
    expect(world.texts()[1]).toBe('tha');
    remove(world);
    expect(lastWords(world, gone)).toBe('tha');
  });

  it('T43 9.5 are what was left where an entry was made under older rules', () => {
    const world = scene();
    const gone = world.id(1);
    shorten(world, WORDS.length - 1);
    remove(world);
    const older = world.entries.map((entry) => ({ ...entry, entry: { seq: 1, at: 0, ...entry.entry, rules: 3 } }));
    expect(LiveText.fold(older).lastWords(gone)).toBe(WORDS.slice(0, 1));
  });

  it('T43 come back with it', () => {
    const world = scene();
    const [, was] = world.live.blocks();
    const gone = world.id(1);
    shorten(world, WORDS.length);
    remove(world);
    world.record(world.live.edit(ARLEN, { restore: gone }));
    expect(world.live.blocks()[1]).toEqual(was);
    expect(world.live.lastWords(gone)).toBeNull();
  });

  it('T43 are those from before the last run: others, a pause and new words end one', () => {
    const between: readonly [(world: World) => void, string][] = [
      [(world) => shorten(world, 3, BRUMA), 'that any site may bri'],
      [(world) => wait(world, 11 * MINUTE), 'that any site may bring '],
      [(world) => send(world, (client) => client.text(1).insert(4, ' EVERY')), 'that EVERY any site may bring '],
    ];
    for (const [pause, words] of between) {
      const world = scene();
      const gone = world.id(1);
      shorten(world, 12);
      pause(world);
      shorten(world, WORDS.length * 2);
      remove(world);
      expect(lastWords(world, gone)).toBe(words);
    }
  });

  it('T43 are what was left where it went with words, and nothing where it never had any', () => {
    const world = scene();
    const gone = world.id(1);
    shorten(world, 12);
    remove(world);
    expect(lastWords(world, gone)).toBe(WORDS.slice(0, -12));
    const blank = new World(['a title', '', 'another one']);
    const empty = blank.id(1);
    remove(blank);
    expect(lastWords(blank, empty)).toBe('');
  });
});
