/** Somebody edits a text that is adopted already, and comes back again and again: what is theirs is taken back each time (T18). */
import * as Y from 'yjs';
import { type Late, late } from '../../server/text/late.ts';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { rngOf } from '../support/rng.ts';
import { editAtRandom, TestEditor } from './editors.ts';
import { World } from './support.ts';

export interface LateStory {
  repairs: number;
  /** Which ended the story. */
  refused: Exclude<Late, { ok: true }> | null;
  /** Does the editor read otherwise than the adopted text after a repair? */
  differs: boolean;
}

const TEXTS = ['Title', 'to promote affordable connectivity', 'to share best practices', 'to report on the results'];
const read = (blocks: unknown): string => canonicalJson(blocks as Json);

export function lateStory(seed: number): LateStory {
  const rng = rngOf(seed);
  const world = new World(TEXTS, seed);
  const editor = new TestEditor(world.live.state(), rng.chance(0.5) ? 'ours' : 'stock', rng);
  const story: LateStory = { repairs: 0, refused: null, differs: false };
  for (let round = 0; round < 6 && story.refused === null; round++) {
    for (let n = rng.between(1, 6); n > 0; n--) editAtRandom(editor, rng);
    editor.written();
    const heard = late(world.live, Y.encodeStateAsUpdate(editor.doc, world.live.stateVector()));
    if (!heard.ok) story.refused = heard;
    else if (heard.repair !== null) {
      story.repairs++;
      editor.receive(heard.repair);
      editor.written();
      story.differs ||= read(readBlocks(editor.doc)) !== read(world.live.blocks());
    }
  }
  editor.close();
  return story;
}
