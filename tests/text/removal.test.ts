/** Much that is taken out at once: a slip of the hand is put back, and what is meant is not. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import type { PreparedText } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { baseText } from '../../shared/text/block.ts';
import { ARLEN, BRUMA, type Client, element, type Paragraphs, World } from './support.ts';

/** A title, two headings and what they govern: 34 blocks. */
const OPINION: Paragraphs = Array.from({ length: 34 }, (_, at) => ({
  kind: at === 0 ? 'title' : at === 1 ? 'preamble-heading' : at < 17 ? 'preamble-item' : at === 17 ? 'operative-heading' : 'operative-item',
  level: at % 5 === 4 ? 1 : 0,
  text: `paragraph ${at} of the opinion, in words of its own`,
}));

const typed = (words: string, id = 'b999999999'): Y.XmlElement => element({ id, kind: 'text', level: 0 }, words);
const everything = (fragment: Y.XmlFragment): void => fragment.delete(0, fragment.length);
const codes = (prepared: PreparedText | null): readonly string[] => prepared?.facts.healed.map(({ why }) => why) ?? [];

function assertSound(world: World): void {
  expect(LiveText.fold(world.entries).blocks()).toEqual(world.live.blocks());
  expect(recompute(world.entries)).toBeNull();
}

/** A client that deletes some blocks, each update by itself, over so many seconds each; what was repaired. */
function deleteSlowly(world: World, blocks: number, eachMs: number, actor = ARLEN): readonly string[] {
  const client = world.client();
  const repaired: string[] = [];
  for (let at = 0; at < blocks; at++) {
    const prepared = world.submit(
      client.edit((fragment) => fragment.delete(fragment.length - 1, 1)),
      { actor, connection: `c${at % 2}` },
    );
    if (prepared !== null) client.receive(prepared);
    repaired.push(...codes(prepared));
    world.now += eachMs;
  }
  return repaired;
}

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
    expect(prepared?.healed.get('c1')).toEqual([{ block: null, why: 'removal', mine: '' }]);
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

describe('T42 a letter of each is left', () => {
  const cut = (world: World, leave: (length: number) => number, put = ''): PreparedText | null => {
    const client = world.client();
    return world.submit(
      client.edit(() => {
        for (let at = 2; at < 34; at++) {
          const { length } = client.text(at);
          client.text(at).delete(leave(length), length - leave(length));
          client.text(at).insert(0, put);
        }
      }),
    );
  };

  it('T42 is put back as if nothing were, and what was typed instead stays behind it', () => {
    for (const put of ['', 'x']) {
      const world = new World(OPINION);
      const before = world.texts();
      expect(codes(cut(world, () => (put === '' ? 1 : 0), put))).toEqual(['removal']);
      expect(world.texts()).toEqual(before.map((text, at) => (at < 2 ? text : `${text}${text.includes(put) ? '' : put}`)));
      assertSound(world);
    }
  });

  it('T42 is put back where it is taken in several steps, none of which takes nearly all', () => {
    const world = new World(OPINION);
    const before = world.texts();
    for (const share of [2, 4, 4]) {
      cut(world, (length) => Math.floor(length / share));
      world.now += 1_000;
    }
    expect(world.texts()).toEqual(before);
    expect(world.entries.at(-1)?.facts.healed.map(({ why }) => why)).toEqual(['removal']);
    assertSound(world);
  });

  it('T42 is put back in its place where what was emptied is then deleted with one more', () => {
    const world = new World(OPINION.slice(0, 20));
    const before = world.texts();
    const client = world.client();
    world.submit(
      client.edit(() => {
        for (let at = 5; at < 15; at++) client.text(at).delete(1, client.text(at).length - 1);
      }),
    );
    expect(world.texts()[5]).toBe('p');
    const rest = world.client().edit((fragment) => {
      fragment.delete(5, 11);
      fragment.push([typed('x')]);
    });
    expect(codes(world.submit(rest))).toEqual(['removal']);
    expect(world.texts()).toEqual([...before, 'x']);
    assertSound(world);
  });

  it('T42 is put back, and what others suggest there meanwhile stays', () => {
    const world = new World(OPINION.slice(0, 20));
    const before = world.texts();
    const take = (from: number, to: number, left: number): PreparedText | null => {
      const client = world.client();
      return world.submit(
        client.edit(() => {
          for (let at = from; at < to; at++) client.text(at).delete(left, client.text(at).length - left);
        }),
      );
    };
    for (const left of [0, 1]) {
      expect(codes(take(2, 10, left))).toEqual([]);
      const other = world.client();
      const suggested = other.edit(() =>
        other.text(4).insert(left, 'suggested', { insertion: { id: `s${left}`.padEnd(10, '0'), by: 'bru' } }),
      );
      world.submit(suggested, { actor: BRUMA, connection: 'c2' });
      expect(codes(take(10, 20, left))).toEqual(['removal']);
      expect(world.live.blocks().map(baseText)).toEqual(before);
      expect(world.texts()[4]).toBe(`${before[4]}${'suggested'.repeat(left + 1)}`);
      assertSound(world);
    }
  });

  it('T42 is not meant where a tenth is left', () => {
    const world = new World(OPINION);
    expect(codes(cut(world, (length) => Math.ceil(length / 10)))).toEqual([]);
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

describe('T42 what is meant', () => {
  it('T42 lets a text be written anew while away, and its queue come in one burst', () => {
    const world = new World(OPINION);
    const client = world.client();
    const written: Uint8Array[] = [];
    for (let at = 0; at < 34; at++) {
      written.push(...client.edit((fragment) => fragment.delete(0, 1)));
      written.push(
        ...client.edit((fragment) =>
          fragment.insert(33, [typed(`paragraph ${at}, as it was written anew away from here`, `b9999999${10 + at}`)]),
        ),
      );
    }
    expect(codes(world.submit(written, { full: true }))).toEqual([]);
    expect(world.texts().every((text) => text.endsWith('away from here'))).toBe(true);
    assertSound(world);
  });

  it('T42 lets every paragraph be written anew in few words, at once or one after another by its letters', () => {
    const world = new World(OPINION.map((_, at) => `paragraph ${at} of the opinion, ${'in many words of its own '.repeat(10)}`));
    const away = world.client();
    const short = away.edit(() => {
      for (let at = 0; at < 34; at++) {
        away.text(at).delete(0, away.text(at).length);
        away.text(at).insert(0, `${at} as it is`);
      }
    });
    expect(codes(world.submit(short, { full: true }))).toEqual([]);
    expect(world.texts()).toEqual(OPINION.map((_, at) => `${at} as it is`));
    const slow = new World(OPINION);
    const client = slow.client();
    for (let at = 0; at < 34; at++) {
      [...'anew'].forEach((letter, place) => {
        const typing = client.edit(() => {
          if (place === 0) client.text(at).delete(0, client.text(at).length);
          client.text(at).insert(place, letter);
        });
        expect(codes(slow.submit(typing))).toEqual([]);
      });
      slow.now += 1_000;
    }
    expect(slow.texts()).toEqual(OPINION.map(() => 'anew'));
    assertSound(slow);
  });

  it('T42 lets a word be replaced everywhere', () => {
    const world = new World(OPINION);
    const client = world.client();
    const replaced = client.edit(() => {
      for (let at = 0; at < 34; at++) {
        const text = client.text(at);
        const found = text.toString().indexOf('opinion');
        text.delete(found, 'opinion'.length);
        text.insert(found, 'draft');
      }
    });
    expect(codes(world.submit(replaced))).toEqual([]);
    expect(world.texts().every((text) => text.includes('of the draft'))).toBe(true);
  });

  it('T42 has no say in what a command carries out: import, restricted session', () => {
    const world = new World(OPINION);
    const [title] = world.live.blocks();
    if (title === undefined) throw new Error('a title');
    world.record(world.live.edit(ARLEN, { publish: { session: 'one', blocks: [title], voices: [] } }));
    expect(world.texts()).toHaveLength(1);
    // and what a command took out is nobody's slip afterwards
    expect(codes(world.submit(world.client().edit((fragment) => fragment.insert(1, [typed('x')]))))).toEqual([]);
    assertSound(world);
  });
});
