/** Letters that are typed into a paragraph which somebody deletes at that moment. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Graves } from '../../server/text/graves.ts';
import type { Authored, PreparedText } from '../../server/text/outcome.ts';
import { lastWords } from './folded-words.ts';
import { by, CYRA, keptIn, remove, scene, type, WORDS } from './late-scene.ts';
import { ARLEN, BRUMA, type Client, element, type World } from './support.ts';

type Part = readonly [Authored['actor'], readonly Uint8Array[]];

/** What these have sent as one entry. */
function together(world: World, ...parts: readonly Part[]): PreparedText {
  const authors = parts.map(([actor, updates]) => ({
    connection: actor.seat,
    actor,
    updates,
    full: false,
    ageMs: 60_000,
    at: 0,
    schema: 'said' as const,
    mayMove: false,
    suggestsOnly: false,
  }));
  const preparation = world.live.prepare(authors, new Set(), false);
  if (!preparation.ok || preparation.prepared === null) throw new Error('refused');
  world.record(preparation.prepared);
  return preparation.prepared;
}

describe('T36 letters that come late', () => {
  it('T36 are in the entry: whose, where and how many in its facts, and what they say beside them', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    remove(world);
    const prepared = world.submit(type(arlen, 8, ' single'), { actor: ARLEN, connection: 'arlen' });
    expect(keptIn(prepared)).toEqual([{ part: 0, block: gone, letters: 7, at: 8, words: ' single' }]);
    expect(prepared?.facts.parts[0]?.by).toEqual(ARLEN);
    expect(prepared?.late).toEqual([{ connection: 'arlen', block: gone, words: ' single' }]);
    expect(JSON.stringify(prepared?.facts)).not.toContain('single');
  });

  it('T36 are told from what their author took out again, letter by letter and in one go', () => {
    for (const together of [true, false]) {
      const world = scene();
      const arlen = world.client();
      remove(world);
      const updates = [...type(arlen, 8, ' singgle'), ...arlen.edit(() => arlen.text(1).delete(12, 1)), ...type(arlen, 15, '!')];
      if (together) {
        const said = keptIn(world.submit(updates));
        expect(said.map(({ words }) => words).join('')).toBe(' single!');
        expect(lastWords(world, said[0]?.block ?? '')).toBe('that any single! site may bring others down;');
      } else {
        const said = updates.flatMap((update) => keptIn(world.submit([update])));
        expect(said.map(({ words, letters, at, out }) => [words, letters, at, out ?? false])).toEqual([
          [' singgle', 8, 8, false],
          ['', 1, 12, true],
          ['!', 1, 15, false],
        ]);
        expect(lastWords(world, world.entries[0]?.facts.order?.[1] ?? '')).toBe('that any single! site may bring others down;');
      }
    }
  });

  it('T36 are kept where the text of a paragraph went and the paragraph stayed, where it was moved, and where it was joined with another', () => {
    const ways: Record<string, (fragment: Y.XmlFragment, client: Client) => void> = {
      text: (_, client) => {
        client.block(1).delete(0, 1);
        client.block(1).insert(0, [new Y.XmlText('new words')]);
      },
      moved: (fragment, client) => {
        const moved = client.block(1).clone() as Y.XmlElement;
        fragment.delete(1, 1);
        fragment.insert(0, [moved]);
      },
      joined: (fragment, client) => {
        client.text(0).insert(7, WORDS);
        fragment.delete(1, 1);
      },
    };
    for (const [way, edit] of Object.entries(ways)) {
      const world = scene();
      const id = world.id(1);
      const arlen = world.client();
      const bruma = world.client();
      world.submit(
        bruma.edit((fragment) => edit(fragment, bruma)),
        { actor: BRUMA, connection: 'bruma' },
      );
      const [late] = keptIn(world.submit(type(arlen, 8, ' single')));
      expect(late, way).toMatchObject({ block: id, words: ' single' });
      expect(late?.at !== undefined, way).toBe(way === 'joined');
    }
  });

  it('T36 are kept where the paragraph had no text yet, as one that a stock editor makes', () => {
    const world = scene();
    world.submit(world.client().edit((fragment) => fragment.insert(1, [element({ id: 'b999999999', kind: 'text', level: 0 })])));
    const arlen = world.client();
    remove(world);
    const prepared = world.submit(arlen.edit(() => arlen.block(1).insert(0, [new Y.XmlText('hello')])));
    expect(keptIn(prepared)).toMatchObject([{ block: 'b999999999', words: 'hello' }]);
  });

  it('T36 are those too that came at the moment in which their paragraph went, whichever came first; where it was moved, T25 puts them back', () => {
    const typed = (world: World): Part => {
      const arlen = world.client();
      return [ARLEN, type(arlen, 8, ' single')];
    };
    const removed = (world: World): Part => [BRUMA, world.client().edit((fragment) => fragment.delete(1, 1))];
    const moved = (world: World): Part => {
      const bruma = world.client();
      const job = (fragment: Y.XmlFragment): void => {
        const copy = bruma.block(1).clone() as Y.XmlElement;
        fragment.delete(1, 1);
        fragment.insert(0, [copy]);
      };
      return [BRUMA, bruma.edit(job)];
    };
    for (const order of [
      [typed, removed],
      [removed, typed],
    ]) {
      const world = scene();
      const gone = world.id(1);
      const prepared = together(world, ...order.map((part) => part(world)));
      expect(keptIn(prepared)).toEqual([{ part: 1, block: gone, letters: 7, at: 8, words: ' single' }]);
      expect(lastWords(world, gone)).toBe('that any single site may bring others down;');
    }
    const world = scene();
    expect(keptIn(together(world, typed(world), moved(world)))).toEqual([]);
    expect(world.texts()).toEqual(['that any single site may bring others down;', 'a title', 'another one']);
  });

  it('T36 after a restart are kept without their paragraph, which nobody remembers', () => {
    const world = scene();
    const arlen = world.client();
    remove(world);
    world.refold();
    expect(keptIn(world.submit(type(arlen, 8, ' single')))).toEqual([{ part: 0, block: null, letters: 7, words: ' single' }]);
  });
});

describe('T36 what is remembered of texts that are gone', () => {
  it('T36 has an end: the newest of them', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('opinion');
    const graves = new Graves();
    doc.on('afterTransaction', (transaction) => graves.note(fragment, transaction));
    const texts = Array.from({ length: 401 }, (_, i) => {
      const made = element({ id: `b00000${1000 + i}` }, 'words');
      fragment.insert(i, [made]);
      return made.get(0)._item?.id ?? null;
    });
    for (let i = 0; i < 401; i++) fragment.delete(0, 1);
    const known = texts.map((id) => id && graves.graveOf(id)?.block);
    expect(known[0] ?? null).toBeNull();
    expect(known.slice(-200)).toEqual(Array.from({ length: 200 }, (_, i) => `b00000${1201 + i}`));
  });

  it('T36 has an end for one who types letter by letter into a text that is gone', () => {
    const graves = new Graves();
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('opinion');
    doc.on('afterTransaction', (transaction) => graves.note(fragment, transaction));
    const made = element({ id: 'b000000001' }, 'words');
    fragment.insert(0, [made]);
    const origin = made.get(0)._item?.id ?? Y.createID(0, 0);
    fragment.delete(0, 1);
    const grave = graves.graveOf(origin);
    if (grave === null) throw new Error('it is remembered');
    for (let clock = 0; clock < 30_000; clock++) graves.insert(grave, Y.createID(7, 2 * clock), 1, true, origin);
    expect([grave.ranges, grave.insertions.length, grave.length]).toEqual([20_000, 500, 505]);
  });
});

describe('T37 a paragraph that is put back', () => {
  it('T37 brings the letters that came late where they were typed, of several and one behind the other', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    const cyra = world.client();
    remove(world);
    for (const letter of type(arlen, 8, ' s')) world.submit([letter], by(ARLEN));
    for (const letter of type(cyra, 0, 'noting ')) world.submit([letter], by(CYRA));
    for (const letter of 'ingle') world.submit(type(arlen, 10 + 'ingle'.indexOf(letter), letter), by(ARLEN));
    for (const letter of type(cyra, 43, '.')) world.submit([letter], by(CYRA));
    expect(lastWords(world, gone)).toBe('noting that any single site may bring others down;.');
    world.record(world.live.edit(BRUMA, { restore: gone }));
    expect(world.texts()[1]).toBe('noting that any single site may bring others down;.');
  });

  it('T37 does not bring what its author might only suggest, what came into agreed text, and what cannot be shown', () => {
    const held: [Partial<Authored>, string, (world: World, gone: string) => void][] = [
      [{ suggestsOnly: true }, ' single', () => {}],
      [
        {},
        ' single',
        (world, gone) => {
          world.closed = new Set([gone]);
        },
      ],
      [
        {},
        ' single',
        (world) => {
          world.whole = true;
        },
      ],
      [{}, ' \u202esingle', () => {}],
    ];
    for (const [author, words, close] of held) {
      const world = scene();
      const gone = world.id(1);
      const arlen = world.client();
      remove(world);
      close(world, gone);
      const late = keptIn(world.submit(type(arlen, 8, words), author));
      expect(late).toEqual([{ part: 0, block: gone, letters: words.length, words }]);
      expect(lastWords(world, gone)).toBe(WORDS);
    }
  });

  it('T37 does not bring them into other words than those that they were typed in', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    const bruma = world.client();
    // emptied first, as people do: its last words are those from before
    for (const edit of [() => bruma.text(1).delete(0, WORDS.length), () => bruma.fragment.delete(1, 1)])
      world.submit(bruma.edit(edit), { actor: BRUMA, connection: 'bruma' });
    expect(keptIn(world.submit(type(arlen, 8, ' single')))).toEqual([{ part: 0, block: gone, letters: 7, words: ' single' }]);
    expect(lastWords(world, gone)).toBe(WORDS);
  });

  it('T37 a hostile author of late letters changes no words but by what it types', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    remove(world);
    const many = Array.from({ length: 700 }, (_, i) => type(arlen, 1 + (i % 9), 'x')).flat();
    const late = keptIn(world.submit(many));
    expect(late.reduce((sum, { letters }) => sum + letters, 0)).toBe(700);
    expect(late.length).toBeLessThan(70);
    const said = lastWords(world, gone) ?? '';
    expect(said.replaceAll('x', '')).toBe(WORDS);
  });
});
