/** Y5: updates made to be expensive to heal. The outcome is judged, milliseconds are printed. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PreparedText } from '../../server/text/outcome.ts';
import { encode, type Struct } from './encoder.ts';
import { type Client, element, World } from './support.ts';

const WORDS = 'invites Member States to take account of this when they plan their networks';

/** `count` paragraphs, every other one closed, and a heading over all. */
function half(count: number, closed: (place: number) => boolean = (place) => place % 2 === 1): World {
  const world = new World([
    { kind: 'operative-heading', text: 'invites' },
    ...Array.from({ length: count - 1 }, (_, i) => ({ kind: 'operative-item' as const, text: `${i} ${WORDS}` })),
  ]);
  world.closed = new Set(world.live.order.filter((_, place) => place === 0 || closed(place)));
  return world;
}

function flood(what: string, world: World, edit: (client: Client, fragment: Y.XmlFragment) => void): PreparedText {
  const client = world.client();
  const written = client.edit((fragment) => edit(client, fragment));
  const closed = world.live.blocks().filter(({ id }) => world.closed.has(id));
  const started = performance.now();
  const prepared = world.submit(written);
  process.stdout.write(`${what}: ${(performance.now() - started).toFixed(0)} ms\n`);
  if (prepared === null) throw new Error('nothing new');
  expect(world.live.blocks().filter(({ id }) => world.closed.has(id))).toEqual(closed);
  return prepared;
}

const codes = ({ facts }: PreparedText): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const { why } of facts.healed) counted[why] = (counted[why] ?? 0) + 1;
  return counted;
};

describe('floods', () => {
  it('T13 a thousand closed paragraphs deleted at once are back in their order', () => {
    const world = half(1_000, () => true);
    const before = world.live.order;
    const prepared = flood('1,000 closed deleted', world, (_, f) => {
      f.delete(0, f.length);
      f.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'mine')]);
    });
    expect(codes(prepared)).toEqual({ 'closed:deleted': 1_000 });
    expect(world.live.order.filter((id) => id !== 'b999999999')).toEqual(before);
  });

  it('T13 a thousand closed paragraphs reversed go back', () => {
    const world = half(1_000, () => true);
    const before = world.live.order;
    flood('1,000 closed reversed', world, (c, f) => {
      const copies = Array.from({ length: 999 }, (_, i) => c.block(i + 1).clone() as Y.XmlElement).reverse();
      f.delete(1, 999);
      f.insert(1, copies);
    });
    expect(world.live.order).toEqual(before);
  });

  it('T10 five hundred headings over closed paragraphs become paragraphs', () => {
    const world = half(1_000);
    const prepared = flood('500 headings', world, (_, f) => {
      f.insert(
        1,
        Array.from({ length: 500 }, (__, i) =>
          element({ id: `b${String(i).padStart(9, '0')}`, kind: 'operative-heading', level: 0 }, 'noting'),
        ),
      );
    });
    expect(codes(prepared)).toEqual({ 'closed:heading': 500 });
  });

  it('T13 five hundred open paragraphs joined into closed ones are rescued', () => {
    const world = half(1_000);
    const before = world.live.order.length;
    const prepared = flood('500 rescued', world, (c, f) => {
      for (let place = 998; place > 0; place -= 2) {
        c.text(place - 1).insert(c.text(place - 1).length, c.text(place).toString());
        f.delete(place, 1);
      }
    });
    expect(codes(prepared).rescued).toBeGreaterThan(490);
    expect(world.live.order).toHaveLength(before);
  });

  it('T8 thousands of values in a row are refused, T12 a few are healed', () => {
    const values = (origin: Y.ID, number: number): Struct[] =>
      Array.from(
        { length: number },
        (_, i): Struct => ({ content: { is: 'any', values: [i] }, origin: i === 0 ? origin : { client: 9, clock: i - 1 } }),
      );
    for (const kind of [Y.XmlElement, Y.XmlText]) {
      const world = half(10);
      const { structs } = Y.decodeUpdate(world.live.state());
      const place = structs.find(
        (struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.content.type instanceof kind,
      );
      if (place === undefined) throw new Error('no place');
      expect(world.prepare([encode([{ client: 9, clock: 0, structs: values(place.id, 9_000) }])])).toMatchObject({
        ok: false,
        code: 'content',
      });
      const prepared = world.submit([encode([{ client: 9, clock: 0, structs: values(place.id, 200) }])]);
      expect(prepared?.facts.healed).toHaveLength(1);
      expect(world.texts()).toHaveLength(10);
    }
  });

  it('T12 a text of controls, and one of forged suggestions, are put right', () => {
    const world = half(10);
    const controls = flood('20,000 controls', world, (c) => c.text(2).insert(0, 'a\u0001'.repeat(9_000)));
    expect(codes(controls)).toEqual({ chars: 1 });
    expect(world.texts()[2]).toMatch(/^a{9000}1 invites/);
    const forged = flood('4,000 forged suggestions', world, (c) => {
      for (let i = 0; i < 4_000; i++) c.text(4).insert(c.text(4).length, 'x', { insertion: { id: i.toString(36), by: 'bru' } });
    });
    expect(codes(forged)).toEqual({ mark: 1 });
    expect(world.live.blocks()[4]?.runs.at(-1)?.marks).toEqual([{ name: 'insertion', attrs: { by: 'arl', id: (3_999).toString(36) } }]);
  });
});
