/** T51: whoever follows with a Yjs of their own, which takes superfluous formatting out by itself, reads what the log says. */
import { describe, expect, it } from 'vitest';
import { LiveText } from '../../server/text/live-text.ts';
import { recompute } from '../../server/text/recompute.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { BRUMA, OFFICE, World } from './support.ts';

const own = { by: 'arl', id: 'a1' };

/** Arlen suggests words, of which Bruma strikes some, and a reader has heard of both; what Arlen types there next waits. */
function scene(at: number) {
  const world = new World(['keeping sites in service']);
  const client = world.client();
  const reader = world.client();
  let heard = 0;
  reader.doc.on('update', () => heard++);
  const pass = (): void => {
    const entry = world.entries.at(-1);
    if (entry === undefined) throw new Error('no entry');
    heard = 0;
    reader.receive(entry);
    expect(heard, 'the entry, and nothing of its own').toBe(1);
    expect(readBlocks(reader.doc)).toEqual(world.live.blocks());
    expect(LiveText.fold(world.entries).blocks()).toEqual(world.live.blocks());
    expect(recompute(world.entries)).toBeNull();
  };
  world.submit(client.edit(() => client.text(0).insert(at, ' radio', { insertion: own })));
  pass();
  const other = world.client();
  world.submit(
    other.edit(() => other.text(0).format(at + 2, 2, { deletion: { by: 'bru', id: 'b1' } })),
    { actor: BRUMA },
  );
  pass();
  client.receive(world.entries.at(-1) as TextEntry);
  const typed = client.edit(() => client.text(0).insert(at + 1, 'x', { insertion: own }));
  return { world, typed, pass };
}

describe('superfluous formatting', () => {
  it.each([0, 7, 24])('T51 T22 goes with a suggestion that is rejected while its author types in it (at letter %i)', (at) => {
    const { world, typed, pass } = scene(at);
    world.record(world.live.edit(OFFICE, { settle: { command: 'settle', block: world.id(0), of: 'arl', id: 'a1', verdict: 'reject' } }));
    pass();
    const { facts } = world.submit(typed, { suggestsOnly: true }) ?? {};
    pass();
    // what has lost its mark is no suggestion any more: its author gets it back
    expect(facts?.healed.map(({ why }) => why)).toEqual(['suggest']);
    expect(world.texts()).toEqual(['keeping sites in service']);
  });

  it.each([0, 7, 24])('T51 T22 leaves nothing for readers where it is accepted, either (at letter %i)', (at) => {
    const { world, typed, pass } = scene(at);
    world.record(world.live.edit(OFFICE, { settle: { command: 'settle', block: world.id(0), of: 'arl', id: 'a1', verdict: 'accept' } }));
    pass();
    world.submit(typed, { suggestsOnly: true });
    pass();
  });

  it.each([0, 7, 24])('T51 T21 goes with what a repair takes out while its author types in it (at letter %i)', (at) => {
    const { world, pass } = scene(at);
    const client = world.client();
    const part = client.edit(() => {
      client.text(0).insert(at + 3, 'yyyy', { strong: {} });
      client.text(0).format(at + 4, 2, { em: {} });
    });
    const later = client.edit(() => client.text(0).insert(at + 4, 'z', { strong: {} }));
    const repaired = world.submit(part, { actor: BRUMA, suggestsOnly: true });
    expect(repaired?.facts.healed.map(({ why }) => why)).toEqual(['suggest']);
    pass();
    world.submit(later, { actor: BRUMA });
    pass();
  });
});
