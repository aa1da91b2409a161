/** A text of many paragraphs, and taking much out of it. */
import { expect } from 'vitest';
import type * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import type { PreparedText } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { ARLEN, element, type Paragraphs, type World } from './support.ts';

/** A title, two headings and what they govern: 34 blocks. */
export const OPINION: Paragraphs = Array.from({ length: 34 }, (_, at) => ({
  kind: at === 0 ? 'title' : at === 1 ? 'preamble-heading' : at < 17 ? 'preamble-item' : at === 17 ? 'operative-heading' : 'operative-item',
  level: at % 5 === 4 ? 1 : 0,
  text: `paragraph ${at} of the opinion, in words of its own`,
}));

export const typed = (words: string, id = 'b999999999'): Y.XmlElement => element({ id, kind: 'text', level: 0 }, words);
export const everything = (fragment: Y.XmlFragment): void => fragment.delete(0, fragment.length);
export const codes = (prepared: PreparedText | null): readonly string[] => prepared?.facts.healed.map(({ why }) => why) ?? [];

export function assertSound(world: World): void {
  expect(LiveText.fold(world.entries).blocks()).toEqual(world.live.blocks());
  expect(recompute(world.entries)).toBeNull();
}

/** A client that deletes some blocks, each update by itself, over so many seconds each; what was repaired. */
export function deleteSlowly(world: World, blocks: number, eachMs: number, actor = ARLEN): readonly string[] {
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
