// @vitest-environment happy-dom
/** After adoption: what a late client holds beyond the adopted text is taken back for it alone. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { late } from '../../server/text/late.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { count } from '../support/levels.ts';
import { freshSeed } from '../support/rng.ts';
import { withCuredYjs } from '../support/with-cured-yjs.ts';
import { lateStory } from './late-story.ts';
import { element, World } from './support.ts';

const TEXTS = ['Title', 'to promote affordable connectivity', 'to share best practices', 'to report on the results'];

/** A story in which undo writes such an item, with Yjs 13.6.33 as it is. */
const UNPLACED = 1_015_855_412;

/** The full step 2 of a client. */
const step2 = (doc: Y.Doc, world: World): Uint8Array => Y.encodeStateAsUpdate(doc, world.live.stateVector());

const NOTHING = { ok: true, repair: null, notices: [] };

function taken(world: World, doc: Y.Doc) {
  const heard = late(world.live, step2(doc, world));
  if (!heard.ok || heard.repair === null) throw new Error('nothing to take back');
  return { repair: heard.repair, notices: heard.notices };
}

describe('late text', () => {
  it('T18 is nothing for a client that holds the adopted text', () => {
    const world = new World(TEXTS);
    expect(late(world.live, step2(world.client().doc, world))).toEqual(NOTHING);
  });

  it('T18 is taken back in one repair, and the adopted text is not touched', () => {
    const world = new World(TEXTS);
    const before = world.live.state();
    const client = world.client();
    client.edit((fragment) => {
      client.text(1).insert(0, 'late ');
      client.text(2).format(0, 4, { strong: {} });
      fragment.delete(3, 1);
      fragment.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'late paragraph')]);
    });
    const { repair, notices } = taken(world, client.doc);
    client.receive({ updates: [repair] });
    expect(readBlocks(client.doc)).toEqual(world.live.blocks());
    expect(world.live.state()).toEqual(before);
    expect(late(world.live, step2(client.doc, world))).toEqual(NOTHING);
    expect(notices.map(({ mine }) => mine).join('|')).toMatch(/late to promote[\s\S]*late paragraph|late paragraph[\s\S]*late to promote/);
  });

  it('T18 puts back even what a client deleted as a whole', () => {
    const world = new World(Array.from({ length: 30 }, (_, i) => `paragraph ${i}`));
    const client = world.client();
    client.edit((fragment) => fragment.delete(0, fragment.length));
    const { repair } = taken(world, client.doc);
    client.receive({ updates: [repair] });
    expect(readBlocks(client.doc)).toEqual(world.live.blocks());
  });

  it('T18 is refused where bytes are malformed or have gaps', () => {
    const world = new World(TEXTS);
    expect(late(world.live, new Uint8Array([1, 2, 3]))).toEqual({ ok: false, code: 'garbage', remedy: 'close' });
    const ahead = world.client();
    const [, second] = [ahead.edit(() => ahead.text(1).insert(0, 'a')), ahead.edit(() => ahead.text(1).insert(1, 'b'))];
    expect(late(world.live, second[0] as Uint8Array)).toEqual({ ok: false, code: 'gap', remedy: 'resync' });
  });

  it('T18 converges whatever editors do, undo and reconnection included', async () => {
    const { lateStory: story } = await withCuredYjs<typeof import('./late-story.ts')>(join(import.meta.dirname, 'late-story.ts'));
    const first = freshSeed('late');
    let repairs = 0;
    for (let run = 0; run < count(40, 1_000, 5_000); run++) {
      const told = story(first + run);
      expect(told, `NEMCON_SEED=${first + run}`).toMatchObject({ refused: null, differs: false });
      repairs += told.repairs;
    }
    expect(repairs).toBeGreaterThan(100);
  });

  it('T18 a client that undoes with Yjs as published starts anew where that wrote what nobody can place (yjs/yjs#794)', () => {
    expect(lateStory(UNPLACED)).toMatchObject({ refused: { code: 'origins', remedy: 'reset' }, differs: false });
  });
});
