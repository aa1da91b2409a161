/** Every hostile update of the fixtures: its answer, and that nobody else notices. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initProseMirrorDoc } from 'y-prosemirror';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { recompute } from '../../server/text/recompute.ts';
import { ROOT, schema } from '../../shared/text/schema.ts';
import { fromHex } from './encoder.ts';
import { ARLEN, BRUMA, World } from './support.ts';

interface Fixture {
  readonly name: string;
  readonly hex: string;
  readonly expect: {
    readonly refused?: string;
    readonly remedy?: string;
    readonly healed?: readonly string[];
    readonly nothing?: true;
    readonly grows?: number;
    readonly text?: readonly string[];
  };
}

const { base, updates } = JSON.parse(readFileSync(new URL('../fixtures/hostile/updates.json', import.meta.url), 'utf8')) as {
  base: string;
  updates: readonly Fixture[];
};

/** Three paragraphs by client 5 of another seat; the second is closed. */
function worldOf(): World {
  const world = World.empty();
  world.submit([fromHex(base)], { actor: BRUMA, connection: 'base' });
  world.closed = new Set(['b000000002']);
  return world;
}

/** A stock client that loads the text writes nothing, and its document is valid. */
function freshClientIsSilent(live: LiveText): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, live.state());
  let wrote = 0;
  doc.on('update', () => wrote++);
  initProseMirrorDoc(doc.getXmlFragment(ROOT), schema).doc.check();
  expect(wrote).toBe(0);
}

describe('T8 hostile updates', () => {
  it.each(updates.map((fixture) => [fixture.name, fixture] as const))('T8 %s', (_, { hex, expect: wanted }) => {
    const world = worldOf();
    const before = [world.texts(), world.live.textHash];
    const preparation = world.prepare([fromHex(hex)], { actor: ARLEN, connection: 'evil' });
    if (wanted.refused !== undefined) {
      expect(preparation).toEqual({ ok: false, connection: 'evil', code: wanted.refused, remedy: wanted.remedy });
      if (world.live.spoiled) world.refold();
      expect([world.texts(), world.live.textHash]).toEqual(before);
    } else {
      if (!preparation.ok) throw new Error(`refused: ${preparation.code}`);
      const { prepared } = preparation;
      if (wanted.nothing === true && wanted.grows === undefined) expect(prepared).toBeNull();
      if (wanted.nothing === true) expect(prepared?.facts.changes ?? []).toEqual([]);
      if (prepared !== null) {
        expect([...new Set(prepared.facts.healed.map(({ why }) => why))]).toEqual(wanted.healed ?? []);
        world.record(prepared);
      }
      if (wanted.text !== undefined) expect(world.texts()).toEqual(wanted.text);
    }
    expect(world.texts()).toContain('text of number 2');
    freshClientIsSilent(world.live);
    expect(LiveText.fold(world.entries).textHash).toBe(world.live.textHash);
    expect(recompute(world.entries)).toBeNull();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
