/** Much that is taken out at once: a slip of the hand is put back, and what is asked for by a command is not. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { assertSound, codes, deleteSlowly, everything, OPINION, typed } from './removing.ts';
import { ARLEN, BRUMA, type Client, World } from './support.ts';

describe('T42 everything selected and typed over', () => {
  it('T42 is put back whole: words, kinds, levels, headings and order, and what was typed stays', () => {
    const world = new World(OPINION);
    const before = world.live.blocks();
    const prepared = world.submit(
      world.client().edit((fragment) => {
        everything(fragment);
        fragment.insert(0, [typed('x')]);
      }),
    );
    expect(codes(prepared)).toEqual(['removal']);
    expect(prepared?.healed.get('c1')).toEqual([{ block: null, why: 'removal', mine: '', atOnce: true }]);
    expect(world.live.blocks().filter(({ id }) => id !== 'b999999999')).toEqual(before);
    expect(world.live.blocks().filter(({ kind }) => isHeading(kind))).toHaveLength(2);
    expect(prepared?.facts.changes.map(({ id }) => id)).toEqual(['b999999999']);
    assertSound(world);
  });

  it('T42 is put back where the blocks stay and only their words go', () => {
    const world = new World(OPINION);
    const before = world.live.blocks();
    const client = world.client();
    const emptied = client.edit(() => {
      for (let at = 0; at < 34; at++) client.text(at).delete(0, client.text(at).length);
      client.text(0).insert(0, 'x');
    });
    expect(codes(world.submit(emptied))).toEqual(['removal']);
    // the words of a paragraph that was typed into are its own affair
    expect(world.live.blocks().slice(1)).toEqual(before.slice(1));
    assertSound(world);
  });
});

describe('T42 much within a minute', () => {
  it('T42 counts over the updates and the connections of one seat, and puts back all of it', () => {
    const world = new World(OPINION.slice(0, 20));
    const before = world.live.blocks();
    expect(deleteSlowly(world, 11, 1_000)).toEqual(['removal']);
    expect(world.live.blocks()).toEqual(before);
    assertSound(world);
  });

  it('T42 counts in one tick too', () => {
    const world = new World(OPINION.slice(0, 20));
    const before = world.live.blocks();
    const part = (connection: string, from: number) => ({
      ...{ connection, actor: ARLEN, full: false, ageMs: 60_000, at: 0, schema: 'said' as const, mayMove: false, suggestsOnly: false },
      updates: world.client().edit((fragment) => fragment.delete(from, 8)),
    });
    const preparation = world.live.prepare([part('a', 0), part('b', 10)], new Set(), false);
    if (!preparation.ok || preparation.prepared === null) throw new Error('prepared');
    world.record(preparation.prepared);
    expect(codes(preparation.prepared)).toEqual(['removal']);
    expect(world.live.blocks()).toEqual(before);
    assertSound(world);
  });

  it('T42 goes on counting from a snapshot', () => {
    const world = new World(OPINION.slice(0, 20));
    const before = world.live.blocks();
    expect(deleteSlowly(world, 10, 1_000)).toEqual([]);
    world.live = LiveText.fold([], world.live.snapshot());
    expect(deleteSlowly(world, 1, 0)).toEqual(['removal']);
    expect(world.live.blocks()).toEqual(before);
  });

  it('T42 lets whoever takes more time delete as much, and others as much as one', () => {
    const slow = new World(OPINION.slice(0, 20));
    expect(deleteSlowly(slow, 15, 7_000)).toEqual([]);
    expect(slow.live.blocks()).toHaveLength(5);
    const two = new World(OPINION);
    expect([...deleteSlowly(two, 10, 100), ...deleteSlowly(two, 10, 100, BRUMA)]).toEqual([]);
    expect(two.live.blocks()).toHaveLength(14);
  });

  it('T42 counts what is out in the end: deleting and undoing is nothing, pasting and undoing neither', () => {
    const world = new World(OPINION.slice(0, 20));
    const client = world.client();
    const send = (edit: (fragment: Y.XmlFragment) => void): readonly string[] => codes(world.submit(client.edit(edit)));
    for (let round = 0; round < 5; round++) {
      const copies = [12, 13, 14, 15].map((at) => client.block(at).clone() as Y.XmlElement);
      expect(send((fragment) => fragment.delete(12, 4))).toEqual([]);
      expect(send((fragment) => fragment.insert(12, copies))).toEqual([]);
    }
    const many = Array.from({ length: 30 }, (_, at) => typed(`a paragraph that is pasted, number ${at}`, `b9999999${10 + at}`));
    send((fragment) => fragment.insert(0, many));
    expect(
      send((fragment) => {
        fragment.delete(0, 30);
        fragment.insert(0, [typed('x')]);
      }),
    ).toEqual([]);
    expect(world.live.blocks()).toHaveLength(21);
    send((fragment) =>
      fragment.insert(
        0,
        many.map((one) => one.clone() as Y.XmlElement),
      ),
    );
    expect(send((fragment) => fragment.delete(0, 30))).toEqual([]);
    expect(world.live.blocks()).toHaveLength(21);
  });

  it('T42 is less than a third of the words, or ten blocks: that stays deleted', () => {
    const long = new World([...OPINION, 'words '.repeat(600)]);
    const cut = long.client().edit((fragment) => {
      fragment.delete(0, 20);
      fragment.insert(0, [typed('x')]);
    });
    expect(codes(long.submit(cut))).toEqual([]);
    expect(long.live.blocks()).toHaveLength(16);
  });

  it('T42 takes words that stand elsewhere for moved, and closed blocks for what they are', () => {
    const world = new World(OPINION);
    const texts = world.texts();
    const joined = world.client().edit((fragment) => {
      fragment.delete(1, 33);
      fragment.insert(1, [typed(texts.slice(1).join(' '))]);
    });
    expect(codes(world.submit(joined))).toEqual([]);
    const shut = new World(OPINION);
    shut.closed = new Set(shut.live.order.slice(8));
    const rest = shut.client().edit((fragment) => {
      everything(fragment);
      fragment.insert(0, [typed('x')]);
    });
    expect(new Set(codes(shut.submit(rest)))).toEqual(new Set(['closed:deleted']));
    expect(shut.live.order.filter((id) => id !== 'b999999999')).toEqual([...shut.closed]);
  });
});

describe('what goes and comes by command', () => {
  it('T44 is out as it was asked for, and comes back whole and in its place, whatever went before and after', () => {
    const world = new World(OPINION);
    const before = world.live.blocks();
    const all = before.map(({ id }) => id);
    const cut = (command: 'remove-paragraphs', from: number, to: number): void =>
      void world.record(world.live.edit(ARLEN, { cut: { command, blocks: before.slice(from, to).map(({ id }) => id) } }));
    const back = (...ranges: readonly (readonly [number, number])[]): void => {
      const blocks = ranges.flatMap(([from, to]) => before.slice(from, to).map(({ id }) => id));
      world.record(world.live.edit(ARLEN, { cut: { command: 'restore-deletion', of: 1, blocks } }, undefined, all));
    };
    cut('remove-paragraphs', 5, 20);
    expect(world.live.blocks()).toEqual([...before.slice(0, 5), ...before.slice(20)]);
    cut('remove-paragraphs', 2, 5);
    cut('remove-paragraphs', 20, 30);
    back([5, 20]);
    expect(world.live.blocks()).toEqual([...before.slice(0, 2), ...before.slice(5, 20), ...before.slice(30)]);
    back([2, 5], [20, 30]);
    expect(world.live.blocks()).toEqual(before);
    cut('remove-paragraphs', 0, 34);
    expect(world.texts()).toEqual(['']);
    back([0, 34]);
    expect(world.live.blocks()).toEqual(before);
    assertSound(world);
  });

  it('T44 comes back in pieces too, as one entry; until it is recorded the text has to be folded anew', () => {
    const world = new World(OPINION);
    const before = world.live.blocks();
    const all = before.map(({ id }) => id);
    world.record(world.live.edit(ARLEN, { cut: { command: 'remove-paragraphs', blocks: all } }));
    const work = world.live.editing(ARLEN, { cut: { command: 'restore-deletion', of: 1, blocks: all } }, new Set(), all);
    let pieces = 0;
    for (let next = work.next(); ; next = work.next()) {
      expect(world.live.spoiled).toBe(true);
      if (next.done === true) {
        world.record(next.value);
        break;
      }
      pieces += 1;
    }
    expect(pieces).toBeGreaterThan(3);
    expect(world.live.spoiled).toBe(false);
    expect(world.live.blocks()).toEqual(before);
    assertSound(world);
  });

  it('T44 takes the empty title of the time between away, but where it is closed or somebody wrote in it', () => {
    const write = (world: World, client = world.client()): Client => {
      world.submit(client.edit((fragment) => (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('x')])));
      return client;
    };
    const meanwhile: readonly (readonly [(world: World) => unknown, readonly string[]])[] = [
      [() => undefined, []],
      [(world) => Object.assign(world, { closed: new Set([world.id(0)]) }), ['']],
      [(world) => write(world), ['x']],
      [
        (world) => {
          const client = write(world);
          world.submit(client.edit(() => client.text(0).delete(0, 1)));
        },
        [''],
      ],
      [(world) => world.submit(world.client().edit((fragment) => fragment.insert(1, [typed('x')]))), ['', 'x']],
    ];
    for (const [happens, left] of meanwhile) {
      const world = new World(OPINION.slice(0, 3));
      const texts = world.texts();
      const all = world.live.order;
      world.record(world.live.edit(ARLEN, { cut: { command: 'remove-paragraphs', blocks: all } }));
      world.live = LiveText.fold([], world.live.snapshot());
      happens(world);
      world.record(world.live.edit(BRUMA, { cut: { command: 'restore-deletion', of: 1, blocks: all } }, world.closed, all));
      expect(world.texts()).toEqual([...texts, ...left]);
      assertSound(world);
    }
  });
});
