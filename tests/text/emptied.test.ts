/** Paragraphs that are emptied and stay, and what is no emptying but meant. */
import { describe, expect, it } from 'vitest';
import type { PreparedText } from '../../server/text/outcome.ts';
import { baseText } from '../../shared/text/block.ts';
import { assertSound, codes, deleteSlowly, OPINION, typed } from './removing.ts';
import { ARLEN, BRUMA, World } from './support.ts';

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

  it('T42 has no say in suggestions that are accepted, nor in what is taken out after them', () => {
    const world = new World(OPINION);
    const [cut, rest] = [{ id: 'cut', by: 'arl' }, 'pa'];
    const client = world.client();
    const struck = client.edit(() => {
      for (let at = 2; at < 30; at++) client.text(at).format(rest.length, client.text(at).length - rest.length, { deletion: cut });
    });
    expect(codes(world.submit(struck))).toEqual([]);
    const accept = { command: 'settle', block: world.id(2), of: cut.by, id: cut.id, verdict: 'accept' } as const;
    expect(codes(world.live.edit(ARLEN, { settle: accept }))).toEqual([]);
    world.refold();
    world.record(world.live.edit(ARLEN, { settle: accept }));
    expect(world.texts().slice(2, 30)).toEqual(Array(28).fill(rest));
    expect(codes(world.submit(world.client().edit((fragment) => fragment.delete(1, 10))))).toEqual([]);
    assertSound(world);
  });

  it('T42 does not count what came back by a command against whoever had taken it out', () => {
    const world = new World(OPINION.slice(0, 20));
    expect(deleteSlowly(world, 6, 100)).toEqual([]);
    const all = world.entries[0]?.facts.order ?? [];
    for (const block of all.slice(14)) world.record(world.live.edit(BRUMA, { restore: block }, undefined, all));
    expect(deleteSlowly(world, 6, 100)).toEqual([]);
    expect(world.texts()).toHaveLength(14);
    assertSound(world);
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
