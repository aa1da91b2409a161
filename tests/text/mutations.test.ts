/** T8: mutated bytes and updates made from the grammar of the format, thousands of them against one text. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { count } from '../support/levels.ts';
import { invented, mutated } from '../support/mutation.ts';
import { patient } from '../support/patient.ts';
import { seeded } from '../support/rng.ts';
import type { Id } from './encoder.ts';
import { ARLEN, actorOf, BRUMA, element, World } from './support.ts';

const TEXTS = ['one two three four', 'five six seven eight', 'nine ten eleven twelve'];
/** Entries of one text before the next begins: refusals fold anew. */
const ENTRIES = 150;

function honestUpdates(world: World): Uint8Array[] {
  const client = world.client();
  const jobs: ((fragment: Y.XmlFragment) => void)[] = [
    () => client.text(0).insert(3, 'abc'),
    () => client.text(1).format(0, 4, { strong: {} }),
    () => client.block(0).setAttribute('level', 2 as never),
    (fragment) => fragment.insert(1, [element({ id: 'b000000009', kind: 'text', level: 0 }, 'new')]),
    () => client.text(0).delete(1, 5),
    (fragment) => fragment.delete(2, 1),
  ];
  return jobs.flatMap((job) => client.edit(job));
}

function idsIn(live: LiveText): Id[] {
  const { structs } = Y.decodeUpdate(live.state());
  return structs.flatMap(({ id, length }) => [
    { client: id.client, clock: id.clock },
    { client: id.client, clock: id.clock + length - 1 },
  ]);
}

describe('T8 mutated and invented updates', () => {
  it('none reaches the log unless valid, and closed text stays', { timeout: patient(count(600_000, 3_600_000, 12 * 3_600_000)) }, () => {
    const rng = seeded('T8');
    const tally = new Map<string, number>();
    const note = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
    let worstMs = 0;
    const wanted = count(50_000, 1_000_000, 10_000_000);
    for (let done = 0; done < wanted; ) {
      const world = new World(TEXTS, rng.below(2 ** 31));
      const closed = world.id(1);
      world.closed = new Set([closed]);
      const honest = honestUpdates(world);
      let known = idsIn(world.live);
      while (done < wanted && world.entries.length < ENTRIES) {
        done++;
        const update = rng.chance(0.7) ? mutated(rng.pick(honest), rng) : invented(rng, known);
        const actor = rng.pick([ARLEN, BRUMA, actorOf('del')]);
        const started = performance.now();
        const preparation = world.prepare([update], { actor, connection: actor.seat });
        if (preparation.ok && preparation.prepared !== null) world.record(preparation.prepared);
        worstMs = Math.max(worstMs, performance.now() - started);
        note(preparation.ok ? (preparation.prepared === null ? 'nothing' : 'recorded') : preparation.code);
        if (preparation.ok && preparation.prepared !== null) known = idsIn(world.live);
        if (world.live.spoiled) world.refold();
        expect(world.live.blocks().some(({ id, runs }) => id === closed && runs[0]?.text === TEXTS[1])).toBe(true);
      }
      const folded = LiveText.fold(world.entries);
      expect([folded.textHash, folded.order]).toEqual([world.live.textHash, world.live.order]);
    }
    process.stdout.write(`T8: worst ${worstMs.toFixed(1)} ms, ${JSON.stringify(Object.fromEntries([...tally].sort()))}\n`);
    for (const what of ['recorded', 'garbage', 'gap', 'origins', 'content']) expect(tally.get(what), what).toBeGreaterThan(0);
  });
});
