/** T8, T12, Y2, Y5, Y6: floods and sizes. Counts are judged; milliseconds are printed. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '../../server/limits.ts';
import { encode, type Struct } from './encoder.ts';
import { element, World } from './support.ts';

const TEXTS = ['one two three four', 'five six seven eight', 'nine ten eleven twelve'];

function timed<Result>(what: string, job: () => Result): Result {
  const started = performance.now();
  const result = job();
  process.stdout.write(`${what}: ${(performance.now() - started).toFixed(1)} ms\n`);
  return result;
}

const refusalOf = (world: World, updates: readonly Uint8Array[]) => {
  const preparation = world.prepare(updates);
  return preparation.ok ? null : `${preparation.code} ${preparation.remedy}`;
};

describe('limits of the text', () => {
  it('Y2 answers 4,000 updates with a gap without spoiling or keeping anything', () => {
    const world = new World(TEXTS);
    const flood = Array.from({ length: 4_000 }, (_, i) =>
      encode([
        { client: 1_000 + i, clock: 2, structs: [{ content: { is: 'string', text: 'c' }, origin: { client: 1_000 + i, clock: 1 } }] },
      ]),
    );
    const refusals = timed('4,000 gaps', () => flood.map((update) => refusalOf(world, [update])));
    expect(new Set(refusals)).toEqual(new Set(['gap resync']));
    expect(world.live.spoiled).toBe(false);
    expect(world.texts()).toEqual(TEXTS);
  });

  it('T8 refuses what is too big before it applies it', () => {
    const world = new World(TEXTS);
    const client = world.client();
    expect(
      refusalOf(
        world,
        client.edit(() => client.text(0).insert(0, 'x'.repeat(2_000_000))),
      ),
    ).toBe('too-big close');
    const long = world.client();
    expect(
      refusalOf(
        world,
        long.edit(() => long.text(0).insert(0, 'x'.repeat(400_001))),
      ),
    ).toBe('too-long close');
    const many = world.client();
    expect(
      refusalOf(
        world,
        many.edit((f) =>
          f.insert(
            0,
            Array.from({ length: 10_000 }, () => element({})),
          ),
        ),
      ),
    ).toBe('too-many-blocks close');
    const deep = world.client();
    const update = deep.edit((fragment) => {
      let parent = element({});
      fragment.insert(0, [parent]);
      for (let i = 0; i < 2_000; i++) {
        const child = element({});
        parent.insert(0, [child]);
        parent = child;
      }
    });
    expect(timed('nesting of 2,000', () => refusalOf(world, update))).toBe('nesting close');
    expect(world.live.spoiled).toBe(false);
  });

  it('T12 cuts a paragraph at its limit, at a whole character, and hands the rest back', () => {
    const world = new World(TEXTS);
    const client = world.client();
    const words = `${'x'.repeat(LIMITS.charsPerBlock - TEXTS.join('').length)}${'𠮷'.repeat(100)}`;
    const prepared = world.submit(client.edit(() => client.text(2).insert((TEXTS[2] as string).length, words)));
    expect(prepared?.facts.healed.map(({ why }) => why)).toEqual(['too-long']);
    const kept = world.texts()[2] as string;
    expect(kept.length).toBeLessThanOrEqual(LIMITS.charsPerBlock);
    expect(kept).not.toMatch(/[\ud800-\udfff]/u);
    expect(kept + (prepared?.healed.get('c1')?.[0]?.mine ?? '')).toBe(TEXTS[2] + words);
  });

  it('Y6 refuses growth past the limits of a document, and nothing else', () => {
    const world = new World(Array.from({ length: LIMITS.blocks }, () => 'x'));
    const client = world.client();
    const grow = client.edit((fragment) => fragment.insert(0, [element({}, 'one too many')]));
    expect(refusalOf(world, grow)).toBe('too-many-blocks reset');
    world.refold();
    const other = world.client();
    expect(
      refusalOf(
        world,
        other.edit(() => other.text(5).insert(0, 'more ')),
      ),
    ).toBeNull();

    const full = new World(Array.from({ length: 11 }, () => 'x'.repeat(18_000)));
    const writer = full.client();
    expect(
      refusalOf(
        full,
        writer.edit((f) => f.insert(0, [element({}, 'y'.repeat(19_000))])),
      ),
    ).toBe('too-long reset');
  });

  it('Y5 stays linear under items that all claim one place', () => {
    const world = new World(TEXTS);
    const { structs } = Y.decodeUpdate(world.live.state());
    const text = structs.find((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString);
    if (text === undefined) throw new Error('no text');
    const { client, clock } = text.id;
    const flood = (by: number) => ({
      client: by,
      clock: 0,
      structs: Array.from({ length: 9_500 }, (): Struct => {
        return { content: { is: 'string', text: 'x' }, origin: { client, clock }, rightOrigin: { client, clock: clock + 10 } };
      }),
    });
    const update = encode([flood(9_000), flood(8_000)]);
    const preparation = timed('19,000 conflicting items', () => world.prepare([update]));
    // each of them but the first is written by whoever knew the one before (T33)
    expect(preparation).toMatchObject({ ok: false, code: 'origins' });
  });

  it('Y5 finds no flow twice where everything is replaced by repetitions', () => {
    const same = 'the same words over and over again in every paragraph';
    const world = new World(Array.from({ length: 600 }, () => same));
    const client = world.client();
    const update = client.edit((fragment) => {
      fragment.delete(0, 600);
      fragment.insert(
        0,
        Array.from({ length: 600 }, () => element({}, same)),
      );
    });
    const prepared = timed('600 paragraphs replaced', () => world.submit(update));
    expect(prepared?.facts.flows.length).toBeLessThanOrEqual(600 * 16);
    expect(prepared?.facts.flows.length).toBeGreaterThan(0);
  });
});
