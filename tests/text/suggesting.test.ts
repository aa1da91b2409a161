/** What a seat that may only suggest can do to the text: put in and take out its own suggestions, and nothing else. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { recompute } from '../../server/text/recompute.ts';
import { ARLEN, type Client, element, World } from './support.ts';

const TEXTS = ['noting', 'that one site carries every call;', 'that most sites fall silent'];

const scene = (): World =>
  new World(TEXTS.map((text, i) => ({ text, kind: i === 0 ? ('preamble-heading' as const) : ('preamble-item' as const) })));

/** Arlen edits and may only suggest; which repairs it took. */
function suggest(world: World, client: Client, edit: (fragment: Y.XmlFragment) => void): readonly string[] {
  const prepared = world.submit(client.edit(edit), { connection: 'c1', suggestsOnly: true });
  expect(recompute(world.entries)).toBeNull();
  return [...new Set(prepared?.facts.healed.map(({ why }) => why))];
}

const own = { by: 'arl', id: 'a1' };
const block = (id: string, sug: string, text: string): Y.XmlElement => element({ id, kind: 'preamble-item', level: 0, sug }, text);
const shown = (world: World): readonly string[] =>
  world.live.blocks().map(({ sug, runs }) => [sug ?? '', ...runs.map(({ text }) => text)].join('|'));

describe('who may only suggest', () => {
  it('T21 puts in, strikes and takes back its own suggestions; the text agreed on stays as it is', () => {
    const world = scene();
    const { docHash } = world.live;
    const client = world.client();
    expect(
      suggest(world, client, (fragment) => {
        client.text(1).insert(5, 'nearly ', { insertion: own });
        client.text(2).format(0, 4, { deletion: own });
        fragment.insert(3, [block('b000000001', 'ins:arl:a1', 'that more is to come')]);
        client.block(1).setAttribute('sug', 'del:arl:a2');
      }),
    ).toEqual([]);
    for (const { was, hash } of world.entries.at(-1)?.facts.changes ?? []) expect(was ?? hash).toBe(hash);
    expect(shown(world)).toEqual([
      '|noting',
      'del:arl:a2|that |nearly |one site carries every call;',
      '|that| most sites fall silent',
      'ins:arl:a1|that more is to come',
    ]);
    expect(
      suggest(world, client, (fragment) => {
        client.text(1).delete(5, 7);
        client.block(1).removeAttribute('sug');
        client.text(2).format(0, 4, { deletion: null });
        fragment.delete(3, 1);
      }),
    ).toEqual([]);
    expect(world.texts()).toEqual(TEXTS);
    expect(world.live.docHash).toBe(docHash);
  });

  it.each<[string, (client: Client, fragment: Y.XmlFragment) => void]>([
    ['typing', (c) => c.text(1).insert(5, 'nearly ')],
    ['erasing', (c) => c.text(1).delete(0, 5)],
    ['bold', (c) => c.text(1).format(0, 4, { strong: {} })],
    ['a level', (c) => c.block(1).setAttribute('level', 1 as never)],
    ['a kind', (c) => c.block(2).setAttribute('kind', 'preamble-heading')],
    ['deleting a paragraph', (_, f) => f.delete(1, 1)],
    ['deleting all', (_, f) => f.delete(0, 3)],
    [
      'moving one',
      (c, f) => {
        const copy = c.block(1).clone() as Y.XmlElement;
        f.delete(1, 1);
        f.insert(2, [copy]);
      },
    ],
  ])('T21 takes back %s', (_, edit) => {
    const world = scene();
    const before = world.live.blocks();
    const client = world.client();
    expect(suggest(world, client, (fragment) => edit(client, fragment))).toContain('suggest');
    expect(world.live.blocks()).toEqual(before);
  });

  it('T21 makes a paragraph that it adds a suggested one, under its own name', () => {
    const world = scene();
    const client = world.client();
    const healed = suggest(world, client, (f) =>
      f.insert(3, [element({ id: 'b000000001', kind: 'text', level: 0 }, 'a new one'), block('b000000002', 'ins:bru:x', 'another')]),
    );
    expect(healed).toEqual(['attrval', 'suggest']);
    expect(
      world.live
        .blocks()
        .slice(3)
        .map(({ sug }) => sug?.split(':').slice(0, 2)),
    ).toEqual([
      ['ins', 'arl'],
      ['ins', 'arl'],
    ]);
  });

  it('T21 lets the suggestions of others alone, their words included', () => {
    const world = scene();
    const other = world.client();
    world.submit(
      other.edit(() => other.text(1).insert(5, 'nearly ', { insertion: { by: 'bru', id: 'b1' } })),
      { actor: { ...ARLEN, entity: 'bru', seat: 'seat-bru' } },
    );
    const before = world.live.blocks();
    const client = world.client();
    expect(suggest(world, client, () => client.text(1).insert(7, 'xx'))).toEqual(['suggest']);
    expect(suggest(world, client, () => client.text(1).format(5, 7, { insertion: null }))).toEqual(['suggest']);
    expect(world.live.blocks()).toEqual(before);
    expect(suggest(world, client, () => client.text(1).format(5, 6, { deletion: own }))).toEqual([]);
    expect(world.live.blocks()[1]?.runs[1]?.marks.map(({ name, attrs }) => `${name} ${attrs.by}`)).toEqual([
      'deletion arl',
      'insertion bru',
    ]);
  });

  it('T5 a suggested heading governs nothing yet', () => {
    const world = scene();
    const client = world.client();
    const { docHash } = world.live;
    const heading = element({ id: 'b000000001', kind: 'preamble-heading', level: 0, sug: 'ins:arl:a1' }, 'recognizing');
    const prepared = world.submit(client.edit((fragment) => fragment.insert(2, [heading])));
    expect(prepared?.facts.changes).toMatchObject([{ id: 'b000000001', kind: 'text', suggestions: 1, length: 0 }]);
    expect(world.live.docHash).not.toBe(docHash); // a paragraph more, and no other's hash
    const taken = world.submit(client.edit(() => client.block(2).removeAttribute('sug')));
    expect(taken?.facts.changes.map(({ id, kind }) => [id, kind])).toEqual([
      ['b000000001', 'preamble-heading'],
      [world.id(3), 'preamble-item'],
    ]);
  });
});
